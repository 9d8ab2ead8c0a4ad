import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeIntoBuffer } from '#server/zip-entry.ts';
import { hardTexts } from '../../testing/hard-texts.ts';
import { encodedChunks } from './encoded-chunks.ts';

const encoded = (pieces: readonly string[]) => [...encodedChunks(pieces, encodeIntoBuffer)];

describe('a file encoded', () => {
  test('is the text, whatever its pieces are', () => {
    fc.assert(
      fc.property(fc.array(hardTexts), (pieces) => {
        expect(strFromU8(Buffer.concat(encoded(pieces)))).toBe(pieces.join(''));
      }),
    );
  });

  test('comes in chunks of one size, however long its pieces are', () => {
    const line = '“Ä🌪”, she said.\n';
    const sizes = encoded(Array.from({ length: 60_000 }, () => line)).map((one) => one.byteLength);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThan(255_000);
    for (const character of ['x', '€', '🌪', 'x🌪', '\ud800']) {
      const large = character.repeat(500_000);
      const chunks = encoded(['a', large, 'b']);
      expect(Math.max(...chunks.map((one) => one.byteLength))).toBeLessThanOrEqual(262_144);
      expect(strFromU8(Buffer.concat(chunks))).toBe(`a${large}b`.toWellFormed());
    }
  });

  test('is nothing when there is nothing', () => {
    expect(encoded(['', ''])).toEqual([]);
  });
});
