import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameWords } from './same-words.ts';

const words = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', '\t', '\u00a0', '\u2028', '\ufeff', '🌪', 'é'))
  .map((pieces) => pieces.join(''));
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim();

test('is what comes of comparing them with one space each', () => {
  fc.assert(
    fc.property(words, words, fc.nat(), (one, two, at) => {
      const near = one.slice(0, at % (one.length + 1)) + two.slice(0, 1) + one.slice(at);
      for (const other of [one, two, near, one.replaceAll(' ', ' \n'), `\n${one} `]) {
        expect(isSameWords(one, other)).toBe(spaced(one) === spaced(other));
      }
    }),
    { numRuns: 2_000 },
  );
});

test('many quotes are held against a long text in time', () => {
  const text = 'word '.repeat(80_000);
  const began = performance.now();
  for (let at = 0; at < 20_000; at++) isSameWords(text.slice(at % 7), `word or ${at}`);
  // A few milliseconds; a minute, were each of them as long as the text.
  expect(performance.now() - began).toBeLessThan(5_000);
});
