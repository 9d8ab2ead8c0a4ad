/*
 * CSV for scripts and spreadsheets: a row for each piece of each mark, every cell quoted, BOM and CRLF.
 * A cell that could run as a formula has one apostrophe in front, and the row names it in `escaped`.
 */
import { csvRows } from './csv-cells.ts';
import { LOSES_BESIDE_MARKS, LOSES_FIRST_PASSES, type TextFormat } from './format.ts';
import { annotationsSheet } from './sheets/annotations-sheet.ts';

/** Of every file with comma-separated values. */
export const LOSES_IN_CSV = [
  'Cells that begin like a formula have one apostrophe in front. The column “escaped” names them; a script takes off exactly one.',
  'A spreadsheet program may rewrite dates and numbers when it saves the file again: import the columns as text.',
] as const;

export const csv: TextFormat = {
  kind: 'text',
  id: 'csv',
  label: 'CSV: a row for each marked piece',
  use: 'R, Python, SPSS, Jamovi and every spreadsheet program.',
  fileExtension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  loses: [
    'The articles: the file holds what is marked, with up to 32 characters on each side, and of the metadata the outlet, the headline and the date.',
    'The labels and guidelines of the code book beside layer and tag: the values of attributes stand as ids.',
    'Where a marked piece runs over several paragraphs, only the first is named.',
    'Members who marked nothing, and the roles of members.',
    LOSES_BESIDE_MARKS,
    LOSES_FIRST_PASSES,
    ...LOSES_IN_CSV,
  ],
  write: (snapshot) => csvRows(annotationsSheet(snapshot)),
};
