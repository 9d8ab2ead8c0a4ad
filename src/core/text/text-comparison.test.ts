import { diffWordsWithSpace } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import { compareTexts } from './text-comparison.ts';

const word = fc.constantFrom('the', 'mayor', 'said', 'café', 'ban', ',', '.', '“', ' ', '  ', '\t');
/** Without line feeds. */
const paragraph = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));

/** Each stretch as both texts have it. */
const stretches = (from: string, to: string) =>
  compareTexts(from, to).map(({ from: { start, end }, shift }) => [
    from.slice(start, end),
    to.slice(start + shift, end + shift),
  ]);

describe('what two texts have in common', () => {
  test('reads the same in both, and follows in both with something between', () => {
    fc.assert(
      fc.property(hardTexts, hardTexts, hardTexts, (start, middle, end) => {
        const [from, to] = [`${start}\n${middle}${end}`, `${middle}\n${start}\n${end}`];
        let [at, there] = [0, -1];
        for (const { from: span, shift } of compareTexts(from, to)) {
          expect(from.slice(span.start, span.end)).toBe(
            to.slice(span.start + shift, span.end + shift),
          );
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.start + shift).toBeGreaterThanOrEqual(there);
          expect(span.start + span.start + shift).toBeGreaterThan(at + there);
          [at, there] = [span.end, span.end + shift];
        }
      }),
    );
  });

  test('is all of a text that stayed', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        const whole = [{ from: { start: 0, end: text.length }, shift: 0 }];
        expect(compareTexts(text, text)).toEqual(text === '' ? [] : whole);
      }),
    );
  });

  test('is in one paragraph what the package diff finds', () => {
    fc.assert(
      fc.property(paragraph, paragraph, (from, to) => {
        const found = diffWordsWithSpace(from, to).filter(
          ({ added, removed }) => !added && !removed,
        );
        expect(stretches(from, to).map(([words]) => words)).toEqual(
          found.map(({ value }) => value),
        );
      }),
    );
  });

  test('is of paragraphs that were moved past each other the one with the most words', () => {
    const [long, short] = ['one two three four five', 'six seven eight'];
    expect(stretches(`${long}\nYes.\n${short}`, `${short}\nYes.\n${long}`)).toEqual([[long, long]]);
  });

  test('is no line that stands twice, where other words stand beside it', () => {
    const [from, to] = ['Ad\nIt was the mayor.\nAd', 'Ad\nIt was the council.'];
    expect(stretches(from, to)[0]).toEqual(['Ad\nIt was the ', 'Ad\nIt was the ']);
  });

  test('are words in scripts that part them, else letters', () => {
    expect(stretches('полиции запрет', 'милиции запрет')).toEqual([[' запрет', ' запрет']]);
    expect(stretches('新禁令', '旧禁令')).toEqual([['禁令', '禁令']]);
  });
});

/** All different: each word begins with `seed`. */
const manyWords = (count: number, seed: string) =>
  Array.from({ length: count }, (_, at) => `${seed}${at}`);

/** So many paragraphs of these words, each below a line of its own. */
const below = (count: number, words: string) =>
  Array.from({ length: count }, (_, at) => `Line ${at}\nYes. ${words}`).join('\n');

describe('texts in which much differs', () => {
  test('keep the words of a paragraph of which half is there', () => {
    const before = manyWords(1000, 'w');
    const after = before.map((one, at) => (at % 2 === 0 ? one : `${one}x`));
    expect(stretches(before.join(' '), after.join(' '))).toHaveLength(500);
  });

  test('keep the paragraphs that stayed between others that did not', () => {
    const [before, after] = [manyWords(3000, 'a').join(' '), manyWords(3000, 'b').join(' ')];
    const found = stretches(`${before}\n\nYes.\n\n${before}!`, `${after}\n\nYes.\n\n${after}?`);
    expect(found).toEqual([['Yes.', 'Yes.']]);
  });

  test('keep as many paragraphs as they can where one was moved past the others', () => {
    const [before, after] = [manyWords(3000, 'a').join(' '), manyWords(3000, 'b').join(' ')];
    const found = stretches(`Last.\nYes.\nNo.\n${before}`, `${after}\nYes.\nNo.\nLast.`);
    expect(found).toEqual([['Yes.\nNo.', 'Yes.\nNo.']]);
  });

  test('have nothing in common where more words differ than are followed', () => {
    const [before, after] = [manyWords(3000, 'a').join(' '), manyWords(3000, 'b').join(' ')];
    expect(stretches(`Yes. ${before}`, `Yes. ${after}`)).toEqual([]);
  });

  test('are followed less far where they differ in many places', () => {
    const [before, after] = [manyWords(700, 'a').join(' '), manyWords(700, 'b').join(' ')];
    const [few, many] = [1, 20].map((count) =>
      stretches(below(count, before), below(count, after)),
    );
    expect(few?.at(-1)?.[0]).toBe(' ');
    expect(many?.map(([line]) => line)).toEqual(
      Array.from({ length: 20 }, (_, at) => `Line ${at}`),
    );
  });
});
