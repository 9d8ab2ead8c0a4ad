import { describe, expect, test } from 'vitest';
import { FIRST_PARAGRAPH, FIVE_PARAGRAPHS, readPage, refusalOf } from '../../testing/html-pages.ts';
import { decodeText } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Windows-1252 for the characters of it that are used here. */
const windows = (text: string) =>
  new Uint8Array(Buffer.from(text.replaceAll('“', '\u0093'), 'latin1'));

const page = (head: string, title: string) =>
  `<html><head>${head}</head><body><article><h1>${title}</h1>${FIVE_PARAGRAPHS}</article></body></html>`;

const WORDS = 'Müller said: “Café”.';
const OF_WINDOWS = 'Müller said: “Café.';

describe('what is declared is believed as far as the bytes bear it out', () => {
  test.each<[string, Uint8Array, string | null, string, RegExp | null]>([
    ['UTF-8, declared', utf8(WORDS), 'utf-8', WORDS, null],
    ['UTF-8, not declared', utf8(WORDS), null, WORDS, null],
    ['Windows-1252, declared', windows(OF_WINDOWS), 'windows-1252', OF_WINDOWS, null],
    ['Windows-1252, not declared', windows(OF_WINDOWS), null, OF_WINDOWS, /does not say/],
    [
      'Windows-1252, declared as UTF-8',
      windows(OF_WINDOWS),
      'utf-8',
      OF_WINDOWS,
      /utf-8, which.*Windows-1252/,
    ],
    ['UTF-8, declared as Latin 1', utf8(WORDS), 'iso-8859-1', WORDS, /windows-1252, which.*UTF-8/],
    ['UTF-8, declared as nothing known', utf8(WORDS), 'x-unknown', WORDS, null],
    ['ASCII, declared as Japanese', utf8('Plain.'), 'shift_jis', 'Plain.', null],
    ['Latin 2, declared', new Uint8Array([0xb1, 0x21]), 'iso-8859-2', 'ą!', null],
  ])('%s', (_, bytes, stated, text, told) => {
    const read = decodeText(bytes, stated);
    expect(read.text).toBe(text);
    expect(read.remarks.join(' ')).toMatch(told ?? /^$/);
  });

  test.each(['utf-8', null])('one broken letter makes no other encoding of %s', (stated) => {
    const bytes = new Uint8Array([...utf8(WORDS), 0xe2, 0x80]);
    const { text, remarks } = decodeText(bytes, stated);
    expect(text).toBe(`${WORDS}\ufffd`);
    expect(remarks.join(' ')).toContain('broken in 1 place');
  });
});

describe('a page', () => {
  const beginning = `${WORDS}\n\n${FIRST_PARAGRAPH}`;

  test.each([
    ['in a comment', '<!-- <meta charset="koi8-r"> --><meta charset="utf-8">'],
    ['that cannot be', '<meta charset="utf-16">'],
  ])('is not read by a charset %s', (_, head) => {
    const read = readPage(utf8(page(head, WORDS)));
    expect(read.text.slice(0, beginning.length)).toBe(beginning);
    expect(read.remarks.join(' ')).not.toContain('stored');
  });

  test('is read by a charset that stands late', () => {
    const head = `<!--${'x'.repeat(9_000)}--><meta charset="iso-8859-2">`;
    const bytes = new Uint8Array(Buffer.from(page(head, '\u00b1'), 'latin1'));
    expect(readPage(bytes).text.slice(0, 1)).toBe('ą');
  });

  test('in UTF-16 that does not say so is refused', () => {
    const bytes = new Uint8Array(Buffer.from(page('<meta charset="utf-16">', WORDS), 'utf16le'));
    expect(refusalOf(bytes)).toContain('no text');
  });
});
