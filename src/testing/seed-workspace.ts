/** The ready-made workspace as a value, with marks: for tests of formats and for benches. */
import * as v from 'valibot';
import { memberIdSchema } from '#core/model/ids.ts';
import { memberSchema } from '#core/model/member.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '#core/model/workspace.ts';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { generatedMarks } from './generated-marks.ts';

export function markedWorkspace(
  count: number,
  seed: number,
  annotators: readonly string[] = ['ada', 'ben'],
): WorkspaceSnapshot {
  const content = readyMadeWorkspace();
  const members = annotators.map((id) =>
    v.parse(memberSchema, { id: v.parse(memberIdSchema, id), displayName: id, role: 'annotator' }),
  );
  const authors = members.map(({ id }) => id);
  const annotations = generatedMarks(content.sources, content.codeBook, authors, count, seed);
  return { ...content, members, annotations, records: NO_RECORDS, firstPasses: [], notes: null };
}
