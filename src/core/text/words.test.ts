import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import { countWords, wordsIn } from './words.ts';

const words = (text: string, language: string | null = 'en') =>
  [...wordsIn(text, language)].map(({ start, end }) => text.slice(start, end));

test.each([
  ['The U.S. said at 8 p.m. that', ['The', 'U.S', 'said', 'at', '8', 'p.m', 'that']],
  ['see example.com, e.g. here.Now', ['see', 'example.com', 'e.g', 'here.Now']],
  ['12.5 of A.3 and 3.a', ['12.5', 'of', 'A', '3', 'and', '3', 'a']],
  ['One. Two', ['One', 'Two']],
  ['𐐷.𐐷 …', ['𐐷.𐐷']],
  ['', []],
])('%j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('words lie in the text, in order, and none is empty', () => {
  fc.assert(
    fc.property(hardTexts, (text) => {
      let at = 0;
      for (const { start, end } of wordsIn(text, null)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      expect(countWords(text, null)).toBe([...wordsIn(text, null)].length);
    }),
  );
});
