import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileWords, folderName, slug } from './file-names.ts';

describe('words in the name of a file', () => {
  test.each([
    ['One imam, three outlets', 'one-imam-three-outlets'],
    ['José Núñez', 'jose-nunez'],
    ['Ærø – “Größe”', 'ærø-größe'],
    ['Łukasz', 'łukasz'],
    ['ليلى', 'ليلى'],
    ['हिन्दी समाचार', 'हिन्दी-समाचार'],
    ['王小明', '王小明'],
    ['🌪 !', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u202eb\u0000c', 'a-b-c'],
    ['x'.repeat(59) + '𠀋', 'x'.repeat(59)],
  ])('%j: %j', (words, name) => {
    expect(fileWords(words)).toBe(name);
  });

  test('nothing that a system would take for more than a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (words) => {
        expect(fileWords(words)).toMatch(/^[\p{L}\p{M}\p{N}-]{0,60}$/u);
        expect(fileWords(words).isWellFormed()).toBe(true);
        expect(slug(words)).toMatch(/^[a-z0-9-]{0,60}$/);
      }),
    );
  });
});

test.each([
  ['Con', 'con-member'],
  ['LPT1', 'lpt1-member'],
  ['Conny', 'conny'],
  ['?', 'member'],
])('the folder of %s is %s', (displayName, folder) => {
  expect(folderName(displayName)).toBe(folder);
});
