/*
 * A sheet: a name, columns, rows of cells. What a workspace says as a table, whatever file it goes into.
 * Not the file: csv.ts, csv-sheets.ts and xlsx.ts write sheets, each with its own guard against formulas.
 */

/** A number only where people calculate with it; ids, dates and years are text. */
export type Cell = string | number | null;

export interface Sheet {
  /** At most 31 characters, as spreadsheet programs have it. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** A sheet of records that all have the same columns, in the order of the keys given. */
export interface Column<T> {
  readonly name: string;
  readonly value: (record: T) => Cell | undefined;
}

export function sheetOf<T>(
  name: string,
  columns: readonly Column<T>[],
  records: Iterable<T>,
): Sheet {
  return { name, columns: columns.map((column) => column.name), rows: cells(columns, records) };
}

function* cells<T>(columns: readonly Column<T>[], records: Iterable<T>): Generator<Cell[]> {
  for (const record of records) yield columns.map(({ value }) => value(record) ?? null);
}
