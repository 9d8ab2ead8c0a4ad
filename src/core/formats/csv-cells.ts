/** Cells that a spreadsheet shows and never runs (research: formats 1.12). */

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
