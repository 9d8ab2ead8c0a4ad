import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetAt } from '../../text/quote.ts';
import { mergeSpans } from '../../text/segments.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { iob2 } from './iob2.ts';

/** The tags of each sentence of each file. */
async function tagsOf(snapshot: WorkspaceSnapshot): Promise<string[][]> {
  const files = Object.entries(unzipSync(await wholeExport(iob2, snapshot)));
  return files
    .filter(([path]) => path.endsWith('.conll'))
    .flatMap(([, bytes]) => strFromU8(bytes).split('\n\n'))
    .map((sentence) =>
      sentence.split('\n').flatMap((line) => (line === '' ? [] : (line.split('\t')[1] ?? ''))),
    );
}

/** I- only after B- or I- of the same name in the same sentence, as IOB2 says. */
function wrongTags(sentences: readonly string[][]): string[] {
  return sentences.flatMap((tags) =>
    tags.filter((tag, at) => tag.startsWith('I-') && tags[at - 1]?.slice(2) !== tag.slice(2)),
  );
}

/** Marks over several sentences and paragraphs, as few as need be. */
function withLongMarks(snapshot: WorkspaceSnapshot): WorkspaceSnapshot {
  const annotations = snapshot.annotations.slice(0, 6).map((mark, at) => {
    const source = snapshot.sources.find(({ id }) => id === mark.target.source);
    const revision = source?.revisions[0];
    if (!source || !revision) throw new Error('a mark of no article');
    const { length } = revision.text;
    const spans = [{ start: at, end: Math.max(at + 1, Math.floor(length * 0.8)) }];
    return { ...mark, target: targetAt(source, revision, mergeSpans(spans)) };
  });
  return { ...snapshot, annotations };
}

test('a mark over several sentences and paragraphs begins again in each', async () => {
  const snapshot = withLongMarks(wholeWorkspace(40));
  const sentences = await tagsOf(snapshot);
  const marked = sentences.filter((tags) => tags.some((tag) => tag !== 'O'));
  expect(marked.length).toBeGreaterThan(30);
  expect(marked.filter(([first]) => first?.startsWith('B-')).length).toBeGreaterThan(30);
  expect(wrongTags(sentences)).toEqual([]);
});

test('no sentence of any workspace has an I- without its B-', async () => {
  await fc.assert(
    fc.asyncProperty(hostileSnapshots, async (snapshot) => {
      expect(wrongTags(await tagsOf(snapshot))).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(wrongTags(await tagsOf(wholeWorkspace(300)))).toEqual([]);
});
