/** A workspace whose one article was corrected after it was marked, for tests of what becomes of the marks. */
import * as v from 'valibot';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import { memberIdSchema, revisionIdSchema } from '#core/model/ids.ts';
import { memberSchema } from '#core/model/member.ts';
import type { Revision, Source } from '#core/model/source.ts';
import { articleProblems } from '#core/model/new-source.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '#core/model/workspace.ts';
import { splitBlocks, classifyBlocks } from '#core/text/blocks.ts';
import { targetAt } from '#core/text/quote.ts';
import { smallMark, smallWorkspace } from './small-workspace.ts';

function revisionOf(id: string, text: string): Revision {
  const blocks = classifyBlocks(text, splitBlocks(text));
  if (articleProblems(text, blocks).length > 0) throw new Error('is no article');
  return { id: v.parse(revisionIdSchema, id), text, blocks, sha256: '0'.repeat(64) };
}

/** The small workspace's article with these texts, oldest first. */
export function articleThrough(first: string, ...later: readonly string[]): Source {
  const [source] = smallWorkspace.sources;
  if (!source) throw new Error('the small workspace has no article');
  return {
    ...source,
    revisions: [
      revisionOf('first', first),
      ...later.map((text, at) => revisionOf(`later-${at + 1}`, text)),
    ],
  };
}

/** A mark on words of one revision of the article. */
export function markOn(
  id: string,
  words: string,
  source: Source,
  revision: Revision,
): PublishedAnnotation {
  const start = revision.text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” does not stand there`);
  const target = targetAt(source, revision, [{ start, end: start + words.length }]);
  return { ...smallMark(id, { target }), author: v.parse(memberIdSchema, 'ada') };
}

/** With these marks and nothing else. */
export function snapshotOf(
  source: Source,
  annotations: readonly PublishedAnnotation[],
): WorkspaceSnapshot {
  const ada = { id: 'ada', displayName: 'Ada', role: 'annotator', group: null };
  return {
    ...smallWorkspace,
    sources: [source],
    members: [v.parse(memberSchema, ada)],
    annotations,
    records: NO_RECORDS,
    firstPasses: [],
    notes: null,
  };
}
