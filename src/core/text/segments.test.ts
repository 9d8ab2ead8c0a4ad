import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { graphemeEdgeAfter } from './graphemes.ts';
import { intersection, mergeSpans, tidySpan, totalLength, type Span } from './segments.ts';

const span = (start: number, end: number): Span => ({ start, end });

describe('tidySpan', () => {
  test.each<[string, string, [number, number], string | null]>([
    ['keeps words as they are', 'one two', [0, 3], 'one'],
    ['drops white space at either end', 'one  two \n', [3, 10], 'two'],
    ['keeps white space inside', ' one two ', [0, 9], 'one two'],
    ['takes the ends in either order', 'one two', [7, 4], 'two'],
    ['cuts at the ends of the text', 'one', [-4, 99], 'one'],
    ['takes a whole emoji', 'a🌪b', [2, 4], '🌪b'],
    ['takes a whole family', '👩‍👩‍👧‍👦!', [3, 5], '👩‍👩‍👧‍👦'],
    ['takes the accent of a letter', 'cafe\u0301 x', [0, 4], 'cafe\u0301'],
    ['keeps a space that carries an accent', 'a \u0301b', [1, 4], ' \u0301b'],
    ['drops odd spaces', '\u00a0\u2028one\ufeff', [0, 6], 'one'],
    ['is nothing for white space', 'a \n b', [1, 4], null],
    ['is nothing for a caret', 'one', [1, 1], null],
    ['is nothing for a caret inside a character', '🌪', [1, 1], null],
    ['is nothing in nothing', '', [0, 3], null],
  ])('%s', (_, text, [start, end], expected) => {
    const tidied = tidySpan(text, span(start, end));
    expect(tidied && text.slice(tidied.start, tidied.end)).toBe(expected);
  });

  test.each([
    ['no-break', '\u00a0'],
    ['em', '\u2003'],
    ['ideographic', '\u3000'],
  ])('goes through a long run of %s spaces without looking at all of it each time', (_, space) => {
    const run = space.repeat(100_000);
    expect(tidySpan(`a${run}b`, span(1, run.length + 1))).toBeNull();
  });

  test('gives whole characters, nothing at the ends to tidy, and the same again', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text, start, end }) => {
        const tidied = tidySpan(text, { start, end });
        fc.pre(tidied !== null);
        for (const edge of Object.values(tidied)) expect(graphemeEdgeAfter(text, edge)).toBe(edge);
        expect(text.slice(tidied.start, tidied.end).isWellFormed()).toBe(true);
        expect(tidySpan(text, tidied)).toEqual(tidied);
      }),
    );
  });

  test('leaves out nothing but white space', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text, start, end }) => {
        const tidied = tidySpan(text, { start, end }) ?? { start: end, end };
        expect(text.slice(start, tidied.start).trim()).toBe('');
        expect(text.slice(tidied.end, end).trim()).toBe('');
      }),
    );
  });
});

describe('mergeSpans', () => {
  test.each<[string, Span[], Span[]]>([
    ['nothing', [], []],
    ['one', [span(1, 2)], [span(1, 2)]],
    ['apart, in text order', [span(5, 6), span(1, 2)], [span(1, 2), span(5, 6)]],
    ['touching', [span(1, 2), span(2, 4)], [span(1, 4)]],
    ['overlapping', [span(3, 6), span(1, 4)], [span(1, 6)]],
    ['one inside the other', [span(1, 9), span(3, 4)], [span(1, 9)]],
    ['the same twice', [span(1, 2), span(1, 2)], [span(1, 2)]],
  ])('%s', (_, spans, expected) => {
    expect(mergeSpans(spans)).toEqual(expected);
  });
});

const spans = fc.array(
  fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })).map(([at, size]) => span(at, at + size)),
  { maxLength: 15 },
);
const covered = (all: readonly Span[]) =>
  Array.from({ length: 60 }, (_, offset) =>
    all.some(({ start, end }) => start <= offset && offset < end),
  );

test('merged spans cover the same, stand apart, and are the same merged again', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const merged = mergeSpans(given);
      expect(covered(merged)).toEqual(covered(given));
      expect(totalLength(merged)).toBe(covered(given).filter(Boolean).length);
      expect(mergeSpans(merged)).toEqual(merged);
      expect(mergeSpans(given.toReversed())).toEqual(merged);
      merged.forEach(({ start }, at) => expect(start).toBeGreaterThan(merged[at - 1]?.end ?? -1));
    }),
  );
});

describe('intersection', () => {
  test.each<[string, Span, Span, Span | null]>([
    ['overlapping', span(1, 5), span(3, 9), span(3, 5)],
    ['one inside the other', span(1, 9), span(3, 4), span(3, 4)],
    ['the same', span(1, 2), span(1, 2), span(1, 2)],
    ['touching', span(1, 3), span(3, 5), null],
    ['apart', span(1, 2), span(5, 6), null],
  ])('%s', (_, a, b, expected) => {
    expect(intersection(a, b)).toEqual(expected);
    expect(intersection(b, a)).toEqual(expected);
  });
});
