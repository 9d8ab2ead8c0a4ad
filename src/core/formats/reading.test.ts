import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { utf8Text } from './reading.ts';

const textOf = (bytes: Uint8Array) => utf8Text({ path: 'a.json', bytes });

describe('utf8Text', () => {
  test.each([
    ['nothing', ''],
    ['four bytes a character', 'Storm 🌪 über Łódź'],
    ['the replacement character itself', 'a\ufffdb'],
  ])('reads %s, with a BOM and without', (_, text) => {
    expect(textOf(strToU8(text))).toEqual({ ok: true, value: text });
    expect(textOf(strToU8(`\ufeff${text}`))).toEqual({ ok: true, value: text });
  });

  test.each([
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9]],
    ['a stray byte beside a replacement character', [0x61, 0xff, 0x62, 0xef, 0xbf, 0xbd]],
    ['a character of which the last byte is missing', [0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x8c]],
    ['a stray byte after a BOM', [0xef, 0xbb, 0xbf, 0xff]],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00]],
  ])('refuses %s', (_, bytes) => {
    const read = textOf(Uint8Array.from(bytes));
    expect(read.ok ? null : read.problems[0]?.path).toBe('a.json');
    expect(read.ok ? '' : read.problems[0]?.message).toMatch(/^is not UTF-8\. Save it as UTF-8/);
  });
});
