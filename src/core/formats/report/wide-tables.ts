/** Tables with an article a column, in parts that are as wide as a sheet of paper: with many articles no word had room. */
import type { ReportBlock, ReportTable } from './report-document.ts';

/** Articles side by side, where cells hold words and where they hold a number. */
export const MOST_OF_WORDS = 6;
export const MOST_OF_NUMBERS = 16;

/**
 * The first column stands in each part, those behind the articles in the last one. One block, as it is, where
 * there are not too many.
 */
export function tablesOf(
  { caption, columns, rows: given }: ReportTable,
  articles: number,
  most: number,
): ReportBlock[] {
  const rows = [...given];
  const parts = Math.max(1, Math.ceil(articles / most));
  const each = Math.ceil(articles / parts);
  return Array.from({ length: parts }, (_, part): ReportBlock => {
    const start = 1 + part * each;
    const end = part === parts - 1 ? columns.length : start + each;
    const cut = <T>(cells: readonly T[]) => [...cells.slice(0, 1), ...cells.slice(start, end)];
    const number = parts === 1 ? '' : `, part ${part + 1} of ${parts}`;
    const table = { caption: `${caption}${number}`, columns: cut(columns), rows: rows.map(cut) };
    return { kind: 'table', table };
  });
}
