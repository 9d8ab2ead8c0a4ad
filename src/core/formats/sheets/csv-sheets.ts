/** Every sheet as a CSV file of its own, in one ZIP: for scripts that join tables. */
import { csvRows } from '../csv-cells.ts';
import { LOSES_IN_CSV } from '../csv.ts';
import { slug } from '../file-names.ts';
import type { FolderFormat } from '../format.ts';
import { LOSES_IN_SHEETS } from './loses-in-sheets.ts';
import { workspaceSheets } from './workspace-sheets.ts';

export const csvSheets: FolderFormat = {
  kind: 'folder',
  id: 'csv-sheets',
  label: 'CSV: all sheets in one ZIP',
  use: 'R, Python, SPSS, Jamovi: a file a table, to be joined by their ids.',
  fileExtension: 'zip',
  mediaType: 'application/zip',
  loses: [...LOSES_IN_SHEETS, ...LOSES_IN_CSV],
  *files(snapshot, options) {
    for (const sheet of workspaceSheets(snapshot, options)) {
      yield { path: `${slug(sheet.name)}.csv`, chunks: csvRows(sheet) };
    }
  },
};
