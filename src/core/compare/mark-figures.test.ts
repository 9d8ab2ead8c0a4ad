import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberNamed } from '../../testing/claims.ts';
import { smallMark, SMALL_TEXT, smallWorkspace } from '../../testing/small-workspace.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { segmentAt } from '../text/quote.ts';
import { articleWords } from './article-words.ts';
import { codersOf, markedShare, markRate, poissonLimits } from './mark-figures.ts';

const [source] = smallWorkspace.sources;
if (!source) throw new Error('the small workspace has an article');
let made = 0;

function mark(start: number, end: number, by: string): PublishedAnnotation {
  made++;
  const one = smallMark(`m${made}`);
  const target = { ...one.target, segments: [segmentAt(SMALL_TEXT, { start, end })] };
  return { ...one, target, author: memberNamed(by) };
}

describe('the rate of marks', () => {
  /* By hand: 6 marks of 2 coders in 500 words: 1000 x 6 / (500 x 2) = 6 for each coder and 1,000 words. */
  test('worked by hand', () => {
    const rate = markRate(6, 500, 2);
    expect(rate?.rate).toBe(6);
    // The exact limits of a count of 6 are 2.202 and 13.060 (tables: Breslow and Day 1987).
    expect(rate?.low).toBeCloseTo(2.2, 1);
    expect(rate?.high).toBeCloseTo(13.06, 1);
  });

  test.each([
    // Exact limits, chi-squared quantiles / 2: none, one, ten, hundred.
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63],
  ])('limits of a count of %i', (count, low, high) => {
    const [found, upper] = poissonLimits(count);
    expect(found).toBeCloseTo(low, 1);
    expect(Math.abs(upper - high) / high).toBeLessThan(0.02);
  });

  test('none without coders or words; the rate lies within its limits', () => {
    expect(markRate(3, 0, 2)).toBeNull();
    expect(markRate(3, 500, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 9000 }), (count, words) => {
        const found = markRate(count, words, 1);
        expect(found && found.low <= found.rate && found.rate <= found.high).toBe(true);
      }),
    );
  });
});

describe('the share of the text', () => {
  const [heading, paragraph] = source.revisions[0].blocks;
  if (!heading || !paragraph) throw new Error('the article has two blocks');
  const length = heading.end - heading.start + (paragraph.end - paragraph.start);

  /* By hand: Ada marks 10 and 10 units that overlap by 5, so 15; Ben marks none of that tag: (15 + 0) / 2. */
  test('is a mean over the coders, and each counts overlapping marks once', () => {
    const { start } = paragraph;
    const marks = [mark(start, start + 10, 'ada'), mark(start + 5, start + 15, 'ada')];
    const coders = [memberNamed('ada'), memberNamed('ben')];
    expect(markedShare(marks, source, coders)).toBeCloseTo(15 / length / 2, 10);
  });

  test('does not count what lies between blocks, and is at most 1', () => {
    const all = [mark(0, SMALL_TEXT.length, 'ada')];
    expect(markedShare(all, source, codersOf(all, source))).toBe(1);
  });

  test('none without coders', () => {
    expect(markedShare([], source, codersOf([], source))).toBeNull();
  });
});

test('words are those of the article', () => {
  expect(articleWords(source)).toBe(11);
});
