import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuote } from './span-placing.ts';

const NO_CONTEXT = { prefix: '', suffix: '' };

test('words are found whatever characters they have', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() === one);
  const dashed = fc.constantFrom('face-veil', 'a/b', '$^.*+?()[]{}|\\', '#&~', '[a-z]');
  fc.assert(
    fc.property(fc.oneof(words, dashed), (quote) => {
      const text = `\u{1f32a} ${quote} \u{1f32a}`;
      fc.pre(quote !== '' && text.indexOf(quote) === text.lastIndexOf(quote));
      expect(findQuote(text, quote, NO_CONTEXT, null)).toEqual({
        start: 3,
        end: 3 + quote.length,
      });
    }),
  );
});
