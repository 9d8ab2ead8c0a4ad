/** Many members as one program: each joins, opens the three documents as a page does, and can mark. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { annotationIdSchema, type AnnotationId } from '#core/model/ids.ts';
import { currentRevision } from '#core/model/source.ts';
import { targetAt } from '#core/text/quote.ts';
import { readWorkspace } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { joinOverHttp, openMember, type OpenMember } from '../src/testing/wire-client.ts';

/** Resolves when the documents of all have arrived. */
export async function openMembers(url: string, count: number): Promise<OpenMember[]> {
  const members: OpenMember[] = [];
  for (let index = 0; index < count; index++) {
    const { cookie, session } = await joinOverHttp(url, `Member ${index}`);
    members.push(openMember(url, cookie, session));
  }
  await Promise.all(members.map(({ synced }) => synced));
  return members;
}

/** Writes a mark of 40 characters anywhere in the first article. */
export function makeMark(member: OpenMember): AnnotationId {
  const content = readWorkspace(member.workspace);
  const [source] = content?.sources ?? [];
  const tag = content?.codeBook.layers[0]?.tags[0]?.id;
  if (!content || !source || !tag) throw new Error('the workspace has not arrived');
  const revision = currentRevision(source);
  const id = v.parse(annotationIdSchema, randomUUID());
  const created = new Date().toISOString();
  const start = Math.floor(Math.random() * (revision.text.length - 60));
  const record = {
    id,
    target: targetAt(source, revision, [{ start, end: start + 40 }]),
    tag,
    codeBookRevision: content.codeBook.revision,
    attributes: {},
    note: '',
    created,
    modified: created,
  };
  writeNotebookRecord(member.notebook, record, 'bench');
  return id;
}
