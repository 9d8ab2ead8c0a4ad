import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS, isArchive, unpack } from './archive.ts';

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

const refusal = (bytes: Uint8Array) => {
  const answer = unpack(bytes);
  return answer.ok ? '' : answer.problems.map(({ path, message }) => `${path} ${message}`).join();
};

test('files come out with their folders; what a Mac adds does not', () => {
  const bytes = zip({
    'a/b.txt': 'one',
    'c.txt': 'two',
    '__MACOSX/c.txt': 'x',
    'a/.DS_Store': 'x',
  });
  expect(isArchive(bytes)).toBe(true);
  const answer = unpack(bytes);
  expect(answer.ok && answer.value.map(({ path }) => path)).toEqual(['a/b.txt', 'c.txt']);
});

describe('a hostile archive is refused with a sentence', () => {
  test.each([
    ['a way out', zip({ '../evil.txt': 'x' }), /leads out/],
    ['a way out in the middle', zip({ 'a/../../evil.txt': 'x' }), /leads out/],
    ['an absolute name', zip({ '/etc/passwd': 'x' }), /leads out/],
    ['a name of Windows', zip({ 'C:evil.txt': 'x' }), /leads out/],
    ['a backslash', zip({ 'a\\b.txt': 'x' }), /leads out/],
    ['names that differ in case', zip({ 'a.txt': '1', 'A.txt': '2' }), /twice/],
    ['a bomb', zip({ 'bomb.txt': new Uint8Array(20 * 1024 * 1024) }), /tighter/],
    [
      'a large file',
      zip({ 'big.bin': new Uint8Array(ARCHIVE_LIMITS.entry + 1) }),
      /larger than 64/,
    ],
    ['half a file', zip({ 'a.txt': 'one two three' }).subarray(0, 40), /no whole ZIP/],
    ['no ZIP', strToU8('PK\u0003\u0004 and nothing'), /no whole ZIP/],
    ['nothing', new Uint8Array(), /no whole ZIP/],
  ])('%s', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
  });

  test('an entry that lies about its size comes out cut, not larger', () => {
    const bytes = zip({ 'lie.txt': 'x'.repeat(100_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      const isSize = view.getUint32(at, true) === 100_000;
      if (isSize) view.setUint32(at, 10, true);
    }
    const answer = unpack(bytes);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    expect(answer.value.map((file) => file.bytes.length)).toEqual([10]);
  });
});
