/** How much room things take on a page of the PDF, as far as that can be told before they are laid out. In points. */
import type { ReportTable } from '#core/formats/report/report-document.ts';

/** From one line to write on to the next. */
export const LINE_TO_WRITE_ON = 24;
/** What is kept with something else: more would leave half of a page empty, and what is longer than a page is lost. */
export const MOST_ROOM = 240;
/** Caption and head of a table with their borders. */
const HEAD_OF_TABLE = 40;
const LINE_OF_TABLE = 13;
/** Letters in one line of a cell that has the whole width. */
const LETTERS_A_LINE = 110;

/** Head and first row of a table. */
export function beginningOf(
  columns: ReportTable['columns'],
  [first = []]: Iterable<readonly string[]>,
): number {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const lines = first.map((cell, at) => {
    const letters = (LETTERS_A_LINE * (columns[at]?.weight ?? 1)) / weights;
    const paragraphs = cell.split('\n');
    return paragraphs.reduce(
      (sum, { length }) => sum + Math.max(1, Math.ceil(length / letters)),
      0,
    );
  });
  return HEAD_OF_TABLE + LINE_OF_TABLE * Math.max(1, ...lines);
}
