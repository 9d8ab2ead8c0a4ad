/*
 * A sheet of an .xlsx, written anew with nothing in it but what a corpus needs, before a library makes a table of it:
 * a table has a place for every cell between the first and the last, and a sheet of two cells may be a million long.
 * Not the meaning of cells (server/source-files/tables.ts): kinds, styles and shared strings stay numbers here.
 */
import { SaxesParser } from 'saxes';
import { xmlTag, xmlText } from '../formats/xml.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import { lettersAt } from '../text/letters.ts';

/** Rows times columns: far more than the largest corpus, and some 100 MB as a table. */
export const MOST_CELLS = 5_000_000;

/** False of what a library would find no cells in. */
export function isSheet(xml: string): boolean {
  return /<[^\s<>]*sheetData[\s/>]/.test(xml);
}

/** Thrown inside the parser to stop it, and caught here. */
class BrokenSheet extends Error {}

/** Rows with something in them, one after the other; of these the columns that the first of them names. Never throws. */
export function sheetWithoutGaps(xml: string): Result<string> {
  try {
    return writtenAnew(rowsIn(xml.replace(/^\ufeff/, '')));
  } catch (error) {
    if (error instanceof BrokenSheet) return refused({ path: '', message: error.message });
    throw error;
  }
}

/** @throws BrokenSheet with a sentence for people. */
function rowsIn(xml: string): Rows {
  const rows = new Rows();
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw new BrokenSheet(
      `has a sheet that is broken at line ${parser.line}. Open the workbook, save it again as .xlsx, and try again`,
    );
  });
  parser.on('opentag', ({ name, attributes }) => rows.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => rows.close(localName(name)));
  parser.on('text', (text) => rows.say(text));
  parser.on('cdata', (text) => rows.say(text));
  parser.write(xml).close();
  return rows;
}

function writtenAnew(rows: Rows): Result<string> {
  if (rows.count * rows.columns > MOST_CELLS) {
    return refused({
      path: '',
      message: `has a sheet of ${rows.count} rows with ${rows.columns} columns, more than is read. Keep the columns of the articles and delete the others, or split it`,
    });
  }
  return accepted(`<worksheet><sheetData>${rows.written.join('')}</sheetData></worksheet>`);
}

interface Cell {
  readonly column: number;
  readonly kind: string | undefined;
  readonly style: string | undefined;
  value: string;
}

type Attributes = Readonly<Record<string, string>>;

class Rows {
  readonly written: string[] = [];
  /** Those of the sheet that the first row names, with their places among them, from 1. */
  #places: ReadonlyMap<number, number> | null = null;
  #row: Cell[] = [];
  #cell: Cell | null = null;
  /** Of the last cell in this row. */
  #column = 0;
  /** In a value or a text; what a cell is read aloud as is neither. */
  #isSaid = false;
  #isAloud = false;

  get count(): number {
    return this.written.length;
  }

  get columns(): number {
    return this.#places?.size ?? 0;
  }

  open(name: string, { r, t, s }: Attributes): void {
    if (name === 'row') {
      this.#row = [];
      this.#column = 0;
    } else if (name === 'c') {
      this.#column = r === undefined ? this.#column + 1 : columnOf(r);
      this.#cell = { column: this.#column, kind: t, style: s, value: '' };
    } else if (name === 'rPh') this.#isAloud = true;
    else if (name === 'v' || name === 't') this.#isSaid = !this.#isAloud;
  }

  say(text: string): void {
    if (this.#cell && this.#isSaid) this.#cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isSaid = false;
    else if (name === 'rPh') this.#isAloud = false;
    else if (name === 'c') {
      if (this.#cell && this.#cell.value !== '') this.#row.push(this.#cell);
      this.#cell = null;
    } else if (name === 'row' && this.#row.length > 0) this.#write();
  }

  #write(): void {
    this.#places ??= new Map(this.#row.map(({ column }, at) => [column, at + 1]));
    const number = this.count + 1;
    const cells = this.#row.flatMap(({ column, kind, style, value }) => {
      const place = this.#places?.get(column);
      if (place === undefined) return [];
      const tag = xmlTag('c', { r: lettersAt(place - 1) + number, t: kind, s: style });
      const said = xmlText(value);
      return kind === 'inlineStr'
        ? `${tag}<is><t>${said}</t></is></c>`
        : `${tag}<v>${said}</v></c>`;
    });
    this.written.push(`<row r="${number}">${cells.join('')}</row>`);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** From 1: of “AB12” 28. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]*/.exec(reference) ?? [];
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column;
}
