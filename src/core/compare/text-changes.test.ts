import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import type { ArticleText } from '../model/draft-prose.ts';
import { BLOCK_KINDS } from '../model/source.ts';
import { classifyBlocks, splitBlocks } from '../text/blocks.ts';
import { textChanges, type BlockChange } from './text-changes.ts';

const articleOf = (text: string): ArticleText => ({ text, blocks: classifyBlocks(text) });

/** As in `~~old~~ __new__`, with the kinds before it. */
function shown({ before, after, pieces }: BlockChange): string {
  const words = pieces.map(({ change, text }) => {
    if (change === 'same') return text;
    return change === 'added' ? `__${text}__` : `~~${text}~~`;
  });
  return `${before ?? 'none'}>${after ?? 'none'}: ${words.join('')}`;
}

const wordsOf = ({ text, blocks }: ArticleText) =>
  blocks.map(({ start, end }) => text.slice(start, end)).join('|');

const changesOf = (before: ArticleText, after: ArticleText) =>
  textChanges(before, after).map((change) =>
    change.kind === 'same' ? change.blocks : shown(change.block),
  );

describe('changes of a text', () => {
  const storm = 'Storm\n\nIt rained all day.\n\nNobody was hurt.';
  test.each<[string, string, string, (string | number)[]]>([
    ['nothing', storm, storm, []],
    ['other gaps are no change', storm, storm.replace('\n\n', '\n \n\n'), []],
    [
      'a word',
      storm,
      storm.replace('all', 'half the'),
      [1, 'paragraph>paragraph: It rained ~~all~~__half__ __the __day.', 1],
    ],
    [
      'a block that is new',
      storm,
      storm.replace('\n\nNobody', '\n\nThere was wind.\n\nNobody'),
      [2, 'none>paragraph: __There was wind.__', 1],
    ],
    [
      'a block that went',
      storm,
      storm.replace('It rained all day.\n\n', ''),
      [1, 'paragraph>none: ~~It rained all day.~~', 1],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(articleOf(before), articleOf(after))).toEqual(expected);
  });

  test('a block in whose place another stands is taken out, and the other is new', () => {
    const after = storm.replace('It rained all day.', 'We saw nothing whatever.');
    expect(changesOf(articleOf(storm), articleOf(after))).toEqual([
      1,
      'paragraph>none: ~~It rained all day.~~',
      'none>paragraph: __We saw nothing whatever.__',
      1,
    ]);
  });

  test('another kind alone', () => {
    const before = articleOf(storm);
    const after = {
      ...before,
      blocks: before.blocks.map((one, at) => (at === 1 ? { ...one, kind: 'deck' as const } : one)),
    };
    expect(changesOf(before, after)).toEqual([1, 'paragraph>deck: It rained all day.', 1]);
  });

  test('every word of both texts is in the changes, in order', () => {
    const articles = fc.tuple(hardTexts, fc.constantFrom(...BLOCK_KINDS)).map(([text, kind]) => ({
      text,
      blocks: splitBlocks(text).map(({ start, end }) => ({ kind, start, end })),
    }));
    fc.assert(
      fc.property(articles, articles, (before, after) => {
        const changes = textChanges(before, after);
        expect(changes.length > 0 || wordsOf(before) === wordsOf(after)).toBe(true);
        const blocks = changes.flatMap((change) =>
          change.kind === 'changed' ? [change.block] : [],
        );
        const said = (skipped: string, side: 'before' | 'after') =>
          blocks
            .filter((block) => block[side] !== null)
            .map(({ pieces }) =>
              pieces.map(({ change, text }) => (change === skipped ? '' : text)).join(''),
            );
        const all = (article: ArticleText) => wordsOf(article).split('|');
        expect(isInOrder(said('added', 'before'), all(before))).toBe(true);
        expect(isInOrder(said('removed', 'after'), all(after))).toBe(true);
      }),
    );
  });
});

/** Whether the first list is the second with some left out. */
function isInOrder(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of all) if (one === some[at]) at++;
  return at === some.length;
}
