/** Cells that a spreadsheet shows and never runs (research: formats 1.12). */
import type { Cell, Sheet } from './sheets/sheet.ts';

/**
 * A cell that begins so may be taken for a formula, also in full-width forms and behind white space.
 * The apostrophe itself is among them, so that a reader who takes one off never takes the writer's own.
 */
const DANGEROUS_START = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n'])/;

/** True when the cell is written with an apostrophe in front; a reader takes off exactly one. */
export function isEscaped(cell: string): boolean {
  return cell !== '' && DANGEROUS_START.test(cell); // most cells of a row are empty
}

export function csvCell(cell: string): string {
  const safe = isEscaped(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A number runs nothing, be it below zero. */
function csvCellOf(cell: Cell): string {
  return typeof cell === 'number' ? `"${cell}"` : csvCell(cell ?? '');
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}

/** The whole file: BOM, head, a line a row. The last column names the cells that have an apostrophe in front. */
export function* csvRows({ columns, rows }: Sheet): Generator<string> {
  yield `\ufeff${csvLine([...columns, 'escaped'])}`;
  for (const row of rows) {
    const escaped = columns.filter((_, at) => isEscaped(textOf(row[at])));
    yield `${row.map(csvCellOf).join(',')},${csvCell(escaped.join(' '))}\r\n`;
  }
}
