import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { graphemeEdgeAfter, graphemeEdgeBefore } from './graphemes.ts';

const family = '👩‍👩‍👧‍👦';

describe('grapheme edges', () => {
  test.each([
    ['between letters', 'ab', 1, 1, 1],
    ['inside a surrogate pair', 'a🌪b', 2, 1, 3],
    ['inside a family', `a${family}b`, 4, 1, 1 + family.length],
    ['between a letter and its accent', 'e\u0301x', 1, 0, 2],
    ['between two accents', 'n\u0303\u0329x', 2, 0, 3],
    ['behind a letter with accents', 'n\u0303\u0329x', 3, 3, 3],
    ['inside the first of two flags', '🇫🇷🇩🇪', 2, 0, 4],
    ['between two flags', '🇫🇷🇩🇪', 4, 4, 4],
    ['inside a flag behind 99 others', '🇫🇷'.repeat(100), 398, 396, 400],
    ['behind 300 accents', `e${'\u0301'.repeat(300)}x`, 200, 0, 301],
    ['between Hebrew letters', 'שלום', 2, 2, 2],
    ['between a Hebrew letter and its point', 'שָ', 1, 0, 2],
    ['between an odd space and its accent', 'a\u3000\u0301b', 2, 1, 3],
    ['between odd spaces', '\u00a0\u3000', 1, 1, 1],
    ['at the beginning', '\u0301a', 0, 0, 0],
    ['an accent at the beginning of a line', 'a\n\u0301', 2, 2, 2],
    ['at the end', 'ab', 2, 2, 2],
    ['before the beginning', 'ab', -3, 0, 0],
    ['behind the end', 'ab', 9, 2, 2],
    ['in nothing', '', 0, 0, 0],
  ])('%s', (_, text, offset, before, after) => {
    expect([graphemeEdgeBefore(text, offset), graphemeEdgeAfter(text, offset)]).toEqual([
      before,
      after,
    ]);
  });

  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

  test('agree with the segmentation of the whole text', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text, start }) => {
        const edges = [...segmenter.segment(text)].map(({ index }) => index).concat(text.length);
        expect(graphemeEdgeBefore(text, start)).toBe(edges.findLast((edge) => edge <= start));
        expect(graphemeEdgeAfter(text, start)).toBe(edges.find((edge) => edge >= start));
      }),
      { numRuns: 1000 },
    );
  });
});
