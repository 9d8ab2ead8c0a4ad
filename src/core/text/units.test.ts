import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import { OffsetTable } from './units.ts';

const STORM = 'a🌪b🌪';

describe('OffsetTable', () => {
  test.each([
    ['the beginning', 0, 0],
    ['before a pair', 1, 1],
    ['behind a pair', 3, 2],
    ['between', 4, 3],
    ['the end', 6, 4],
  ])('%s, both ways', (_, utf16, codePoints) => {
    const table = new OffsetTable(STORM);
    expect(table.toCodePoints(utf16)).toBe(codePoints);
    expect(table.toUtf16(codePoints)).toBe(utf16);
  });

  test.each([
    ['inside a pair', 2, 'UTF-16 offset 2 lies inside a surrogate pair'],
    ['inside the last pair', 5, 'UTF-16 offset 5 lies inside a surrogate pair'],
    ['behind the end', 7, 'UTF-16 offset 7 is outside the text (0 to 6)'],
    ['before the beginning', -1, 'UTF-16 offset -1 is outside the text (0 to 6)'],
    ['between two units', 0.5, 'UTF-16 offset 0.5 is outside the text (0 to 6)'],
    ['no number', Number.NaN, 'UTF-16 offset NaN is outside the text (0 to 6)'],
  ])('UTF-16 offset %s is a RangeError', (_, utf16, message) => {
    expect(() => new OffsetTable(STORM).toCodePoints(utf16)).toThrow(new RangeError(message));
  });

  test.each([
    ['behind the end', 5],
    ['before the beginning', -1],
    ['between two characters', 1.5],
    ['no number', Number.NaN],
  ])('code point offset %s is a RangeError', (_, codePoints) => {
    expect(() => new OffsetTable(STORM).toUtf16(codePoints)).toThrow(
      new RangeError(`code point offset ${codePoints} is outside the text (0 to 4)`),
    );
  });

  test.each([
    ['', false],
    ['plain', false],
    ['שלום', false],
    [STORM, true],
  ])('knows whether %j has characters that the units count differently', (text, hasAstral) => {
    expect(new OffsetTable(text).hasAstral).toBe(hasAstral);
  });

  test.each([
    ['U+10000', '\u{10000}'],
    ['the last of ideographs, extension B', '\u{2a6df}'],
    ['U+10FFFF', '\u{10ffff}'],
  ])('%s is one code point of two units', (_, character) => {
    const table = new OffsetTable(`${character}a`);
    expect([table.toCodePoints(2), table.toUtf16(1)]).toEqual([1, 2]);
  });

  test('agrees with counting by hand at every offset of hard texts', () => {
    fc.assert(
      fc.property(hardTexts, (text) => {
        const table = new OffsetTable(text);
        let utf16 = 0;
        Array.from(text).forEach((character, codePoints) => {
          expect(table.toCodePoints(utf16)).toBe(codePoints);
          expect(table.toUtf16(codePoints)).toBe(utf16);
          utf16 += character.length;
        });
        expect(table.toCodePoints(text.length)).toBe(Array.from(text).length);
        expect(table.toUtf16(Array.from(text).length)).toBe(text.length);
      }),
    );
  });
});
