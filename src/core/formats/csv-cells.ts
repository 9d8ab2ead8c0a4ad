/** Cells that a spreadsheet shows and never runs (research: formats 1.12). */
import type { Sheet } from './sheets/sheet.ts';

/**
 * A cell that begins so may be taken for a formula, also in full-width forms and behind white space.
 * The apostrophe itself is among them, so that a reader who takes one off never takes the writer's own.
 */
const DANGEROUS_START = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])/;

/** An ASCII letter or digit: so nearly every cell begins, and none that is dangerous. */
function isPlainStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** True when the cell is written with an apostrophe in front; a reader takes off exactly one. */
export function isEscaped(cell: string): boolean {
  return cell !== '' && !isPlainStart(cell.charCodeAt(0)) && DANGEROUS_START.test(cell);
}

export function csvCell(cell: string): string {
  return `"${doubledQuotes(isEscaped(cell) ? `'${cell}` : cell)}"`;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** The whole file: BOM, head, a line a row. The last column names the cells that have an apostrophe in front. */
export function* csvRows({ columns, rows }: Sheet): Generator<string> {
  yield `\ufeff${csvLine([...columns, 'escaped'])}`;
  for (const row of rows) {
    const escaped: string[] = [];
    const cells = row.map((cell, at) => {
      if (typeof cell !== 'string') return cell; // a number runs nothing, be it below zero
      if (!isEscaped(cell)) return doubledQuotes(cell);
      escaped.push(columns[at] ?? '');
      return doubledQuotes(`'${cell}`);
    });
    // Joined at once: a string for each quoted cell took as long as all the rest of the row.
    yield `"${cells.join('","')}",${csvCell(escaped.join(' '))}\r\n`;
  }
}

function doubledQuotes(text: string): string {
  return text.includes('"') ? text.replaceAll('"', '""') : text;
}
