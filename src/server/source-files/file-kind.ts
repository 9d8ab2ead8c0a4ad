/*
 * What a file of articles is: told by what is in it, and by its name where that does not say.
 * Not the reading of it (read-source-file.ts). Where the two disagree, a person is told in a sentence.
 */
import { isArchive } from '#core/formats/archive.ts';
import { rowsOfCsv } from '#core/formats/csv-table.ts';
import { namesArticles } from '#core/sources/corpus.ts';
import { decodeText } from './decode.ts';

export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'html' | 'mail' | 'csv' | 'text' | 'json';

const ENDINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['pdf', /^pdf$/],
  ['docx', /^(?:docx|docm|dotx)$/],
  ['xlsx', /^(?:xlsx|xlsm|xltx)$/],
  ['html', /^(?:html|htm|xhtml)$/],
  ['mail', /^(?:mht|mhtml|eml)$/],
  ['csv', /^(?:csv|tsv)$/],
  ['text', /^(?:txt|text|md)$/],
  ['json', /^(?:json|jsonl|ndjson)$/],
];

const CALLED: Readonly<Record<FileKind, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  xlsx: 'an Excel workbook',
  html: 'a web page',
  mail: 'a page saved as one file, or a letter',
  csv: 'a table (CSV)',
  text: 'plain text',
  json: 'JSON',
};

/** What the name says; null where it says nothing that is known. */
export function namedKind(name: string): FileKind | null {
  const ending = endingOf(name);
  return ENDINGS.find(([, endings]) => endings.test(ending))?.[0] ?? null;
}

/** The sentence for a file that is something else than its name says, and was read as what it is. */
export function misnamed(name: string, kind: FileKind): string[] {
  const named = namedKind(name);
  if (named === null || named === kind) return [];
  return [`The file is named .${endingOf(name)}, but it is ${CALLED[kind]}: it was read as that.`];
}

/** PNG, JPEG, RTF. */
const OTHERS = ['\u0089PNG', '\u00ff\u00d8\u00ff', '{\\rtf'];
const HTML =
  /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|\?xml[^>]*>\s*<!doctype html)/i;

/** Letters, and pages saved as one: lines of a head before the first empty line, one of which says so. */
const MAIL = /^(?:From: <Saved by|MIME-Version:|Content-Type: multipart\/related)/im;

function isMail(name: string, start: string): boolean {
  const [head = ''] = start.split(/\r?\n\r?\n/, 1);
  return MAIL.test(head) || (namedKind(name) === 'mail' && /^[\w-]+: /.test(head));
}

/** `archive` is a ZIP; `compound` what Word and Excel wrote before 2007, and write where there is a password. */
export function kindInside(
  name: string,
  bytes: Uint8Array,
): Exclude<FileKind, 'docx' | 'xlsx'> | 'archive' | 'compound' | 'other' {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  if (isArchive(bytes)) return 'archive';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'compound';
  if (OTHERS.some((beginning) => start.startsWith(beginning))) return 'other';
  if (HTML.test(start)) return 'html';
  if (isMail(name, start)) return 'mail';
  const named = namedKind(name);
  if (named === 'html' || named === 'csv') return named;
  const { text } = decodeText(bytes);
  if (isJson(text)) return 'json';
  return isTable(text) ? 'csv' : 'text';
}

/** The whole, or its first line where each is a value of its own. */
function isJson(text: string): boolean {
  const whole = text.trim();
  if (!/^[[{]/.test(whole)) return false;
  const [first = ''] = whole.split('\n', 1);
  return isValue(first) || isValue(whole);
}

function isValue(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isTable(text: string): boolean {
  const [head = ''] = text.split('\n', 1);
  const names = head.length < 2_000 ? rowsOfCsv(head) : null;
  return names?.ok === true && namesArticles(names.value[0] ?? []);
}

function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
