/** A corpus as CSV or XLSX: the cells as text, the first row as names of columns. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { unpack } from '#core/formats/archive.ts';
import { refused, type Result } from '#core/model/result.ts';
import { sourcesOfRows } from '#core/sources/corpus.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { decodeText } from './decode.ts';
import { entityProblem } from './office-parts.ts';

const DELIMITERS = [',', ';', '\t'] as const;

export function readCsvCorpus(bytes: Uint8Array): Result<ReadSource[]> {
  const { text, remarks } = decodeText(bytes);
  const [head = ''] = text.split('\n', 1);
  const count = (sign: string) => head.split(sign).length;
  const delimiter = DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused({
      path: '',
      message: `is no whole CSV: ${reason}. Save it again as CSV (UTF-8)`,
    });
  }
  return withRemarks(sourcesOfRows(rows), remarks);
}

export async function readXlsxCorpus(bytes: Uint8Array): Promise<Result<ReadSource[]>> {
  const unpacked = unpack(bytes); // sizes and names are checked before the library sees the file
  if (!unpacked.ok) return unpacked;
  const entities = entityProblem(unpacked.value);
  if (entities) return refused(entities);
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    const [first] = sheets;
    const rows = (first?.data ?? []).map((row) => row.map(cellText));
    const remarks = sheets.length > 1 ? [`The first of ${sheets.length} sheets was read.`] : [];
    return withRemarks(sourcesOfRows(rows), remarks);
  } catch {
    return refused({
      path: '',
      message: 'is no workbook that can be read. Open it, save it again as .xlsx, and try again',
    });
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function withRemarks(read: Result<ReadSource[]>, remarks: readonly string[]): Result<ReadSource[]> {
  if (!read.ok || remarks.length === 0) return read;
  return {
    ok: true,
    value: read.value.map((one, at) =>
      at === 0 ? { ...one, remarks: [...remarks, ...one.remarks] } : one,
    ),
  };
}
