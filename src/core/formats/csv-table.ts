/** CSV from outside as rows of cells: what writes , and what writes ; or tabs. Not what a column means, and not our own CSV. */
import { CsvError, parse } from 'csv-parse/sync';
import { accepted, refused, type Problem, type Result } from '../model/result.ts';

const SEPARATORS = [',', ';', '\t'] as const;

/** UTF-16 units in which the first row is looked for. */
const LONGEST_HEAD = 100_000;

export interface CsvLimits {
  /** Rows after these are not read: ask for one more than you can use, to know that there are more. */
  readonly mostRows?: number;
  /** Bytes; a longer row refuses the whole. */
  readonly longestRow?: number;
}

/** The first row among them; empty lines are left out. Rows may differ in length. Never throws. */
export function rowsOfCsv(
  text: string,
  { mostRows, longestRow }: CsvLimits = {},
): Result<string[][]> {
  try {
    return accepted(
      parse(text, {
        bom: true,
        delimiter: separatorOf(text),
        relax_column_count: true,
        skip_empty_lines: true,
        to: mostRows ?? null,
        max_record_size: longestRow ?? null,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused({
      path: '',
      message: `is no whole CSV: ${reasonOf(error)}. Save it again as CSV (UTF-8)`,
    });
  }
}

/** By the code of the library; lines count from 1. */
const REASONS: Readonly<Record<string, (line: number) => string>> = {
  CSV_QUOTE_NOT_CLOSED: () => 'a quotation mark at the beginning of a cell has none at its end',
  CSV_INVALID_CLOSING_QUOTE: (line) =>
    `in line ${line} words stand behind the quotation mark that ends a cell. Inside a cell each is written twice`,
  INVALID_OPENING_QUOTE: (line) =>
    `in line ${line} a quotation mark stands inside a cell that does not begin with one. There each is written twice, and the cell stands in quotation marks`,
  CSV_MAX_RECORD_SIZE: (line) => `the row at line ${line} is too long`,
};

function reasonOf({ code, lines }: CsvError): string {
  const line = typeof lines === 'number' ? lines : 1;
  return REASONS[code]?.(line) ?? `line ${line} cannot be read`;
}

/** The first row that has words beyond the columns of the head: a cell may have been cut at a separator. */
export function tornRow([head = [], ...rows]: readonly (readonly string[])[]): Problem | null {
  const at = rows.findIndex((row) => row.slice(head.length).some((cell) => cell.trim() !== ''));
  if (at === -1) return null;
  return {
    path: `row ${at + 2}`,
    message: `has ${rows[at]?.length} cells, the first row ${head.length}. Put texts that hold a separator in quotation marks`,
  };
}

/** What the first row has most of outside quotation marks: spreadsheet programs write ; where , is the decimal sign. */
function separatorOf(text: string): string {
  const bare = text.slice(0, LONGEST_HEAD).replace(/"[^"]*"/g, '');
  const [head = ''] = bare.replace(/^[\ufeff\r\n]+/, '').split(/[\r\n]/, 1);
  const count = (mark: string) => head.split(mark).length;
  return SEPARATORS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
