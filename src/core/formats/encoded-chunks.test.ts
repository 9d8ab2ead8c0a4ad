import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeIntoBuffer } from '#server/zip-entry.ts';
import { hardTexts } from '../../testing/hard-texts.ts';
import { encodedChunks, encodeInJavaScript, type EncodeInto } from './encoded-chunks.ts';

const encoders: readonly (readonly [string, EncodeInto])[] = [
  ['in JavaScript', encodeInJavaScript],
  ['by Node', encodeIntoBuffer],
];

describe.each(encoders)('a file encoded %s', (_, encodeInto) => {
  const encoded = (pieces: readonly string[]) => [...encodedChunks(pieces, encodeInto)];

  test('is the text, whatever its pieces are', () => {
    fc.assert(
      fc.property(fc.array(hardTexts), (pieces) => {
        expect(strFromU8(Buffer.concat(encoded(pieces)))).toBe(pieces.join(''));
      }),
    );
  });

  test('comes in pieces of one size, and a piece that is larger by itself', () => {
    const line = '“Ä🌪”, she said.\n';
    const sizes = encoded(Array.from({ length: 60_000 }, () => line)).map((one) => one.byteLength);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(255_000);
    const large = '€'.repeat(100_000);
    expect(strFromU8(Buffer.concat(encoded(['a', large, 'b'])))).toBe(`a${large}b`);
  });

  test('is nothing when there is nothing', () => {
    expect(encoded(['', ''])).toEqual([]);
  });
});
