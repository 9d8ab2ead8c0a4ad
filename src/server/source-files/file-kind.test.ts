import { expect, test } from 'vitest';
import {
  STORM,
  stormCsv,
  stormDocx,
  stormHtml,
  stormMail,
  stormText,
  textCell,
  workbookOf,
} from '../../testing/source-files.ts';
import { readSourceFile } from './read-source-file.ts';

const [FIRST] = STORM.paragraphs;

const stormWorkbook = () =>
  workbookOf(`<row r="1">${textCell('A1', 'Text')}</row><row r="2">${textCell('A2', FIRST)}</row>`);

const bytesOf = (file: string | Uint8Array) =>
  typeof file === 'string' ? new TextEncoder().encode(file) : file;

type File = () => string | Uint8Array | Promise<Uint8Array>;

test.each<[string, string, File, string, string | null]>([
  ['a workbook', 'a.csv', stormWorkbook, FIRST, 'an Excel workbook'],
  ['a workbook', 'a.docx', stormWorkbook, FIRST, 'an Excel workbook'],
  ['a Word document', 'a.xlsx', stormDocx, STORM.headline, 'a Word document'],
  ['a table', 'a.pdf', () => stormCsv, FIRST, 'a table (CSV)'],
  ['a table', 'a.txt', () => stormCsv, FIRST, 'a table (CSV)'],
  [
    'a table with commas in a name of a column',
    'a.csv',
    () => `text;"where, when and why, as far as is known"\n${FIRST};unknown\n`,
    FIRST,
    null,
  ],
  ['a web page', 'a.docx', () => stormHtml, STORM.headline, 'a web page'],
  ['a page saved as one file', 'a.mhtml', stormMail, STORM.headline, null],
  [
    'a page saved as one file',
    'a.html',
    stormMail,
    STORM.headline,
    'a page saved as one file, or a letter',
  ],
  ['a text', 'a.pdf', () => stormText, STORM.headline, 'plain text'],
  ['a text', 'a.json', () => '[Marlow] It stormed.', '[Marlow]', 'plain text'],
  ['a text', 'a.txt', () => 'Story, by Ben\n\nIt stormed.', 'Story, by Ben', null],
  ['a text', 'storm', () => stormText, STORM.headline, null],
  ['a text', 'a.txt', () => 'On mail\n\nMIME-Version: 1.0 is a line of it.', 'On mail', null],
])('%s that is named %s is read as what it is', async (_, name, file, begins, called) => {
  const read = await readSourceFile(name, bytesOf(await file()));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const [{ text, remarks } = { text: '', remarks: [] }] = read.value;
  expect(text.slice(0, begins.length)).toBe(begins);
  const said = remarks.find((one) => one.includes('is named'));
  expect(said ?? null).toBe(
    called && `The file is named .${name.slice(2)}, but it is ${called}: it was read as that.`,
  );
});

const COMPOUND = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]);
const NO_WORD =
  'is no whole Word document, or it has a password. Save it again as .docx without one';
const NO_EXCEL =
  'is no whole Excel workbook, or it has a password. Save it again as .xlsx without one';

test.each<[string, string, string | Uint8Array, string]>([
  ['half a Word document', 'a.docx', 'PK\u0003\u0004abc', NO_WORD],
  ['a Word document with a password', 'a.docx', COMPOUND, NO_WORD],
  [
    'what is no document at all',
    'a.docx',
    Uint8Array.from({ length: 256 }, (_, at) => at),
    NO_WORD,
  ],
  ['half a workbook', 'a.xlsx', 'PK\u0003\u0004abc', NO_EXCEL],
  ['a workbook with a password', 'a.xlsx', COMPOUND, NO_EXCEL],
  ['an old Word document', 'a.doc', COMPOUND, 'is of a kind that is not read'],
  ['half a ZIP', 'a.zip', 'PK\u0003\u0004abc', 'is no whole ZIP'],
  ['a letter', 'a.eml', 'From: a\nTo: b\n\nIt stormed.', 'is a letter'],
  ['JSON', 'a.txt', '{\n  "text": "It stormed."\n}', 'is JSON'],
  ['JSON, one a line', 'a.jsonl', '{"text": "It stormed."}\n{"text": "Calm."}', 'is JSON'],
  ['a table that breaks off', 'a.pdf', 'title,text\n"never closed', 'is no whole CSV'],
])('%s named %s is refused with a sentence', async (_, name, file, words) => {
  const read = await readSourceFile(name, bytesOf(file));
  expect(read.ok ? '' : read.problems[0]?.message).toContain(words);
});
