/** Arbitrary texts that are hard to count in: astral, joined, combining, right to left, flags, odd spaces; and backslashes. */
import fc from 'fast-check';

const HARD_PIECES = [
  ['a', 'Ada', 'word ', '. ', '“', '’', '1', '-', '\\', '\\\\', 'C:\\ '],
  ['\n', '\n\n', ' ', '  ', '\t', '\u00a0', '\u2028', '\u200b'],
  ['🌪', '👩‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇫🇷', '🇫', '𠀀', '漢字', '한국', 'ᄒ', '\u200d', '\ufe0f'],
  ['é', 'e\u0301', '\u0301', 'n\u0303\u0329', '\u0600', 'ประเทศ', 'नमस्ते'],
  ['שלום', 'مرحبا', '\u202e', '\u202c', '\u200f'],
].flat();

/** Texts in canonical form, of up to about 200 UTF-16 units. */
export const hardTexts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...HARD_PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

/** A hard text with two offsets into it, the first not after the second. */
export const hardTextsWithSpan = hardTexts.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) })),
);
