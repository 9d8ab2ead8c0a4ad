/** A corpus as CSV or XLSX: the cells as text, the first row as names of columns. */
import { zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { rowsOfCsv } from '#core/formats/csv-table.ts';
import type { InputFile } from '#core/formats/foreign-work.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { sourcesOfRows } from '#core/sources/corpus.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import { isSheet, sheetWithoutGaps } from '#core/sources/sheet-without-gaps.ts';
import { decodeText } from './decode.ts';
import { entityProblem } from './office-parts.ts';
import { withRemarks } from './remarks.ts';

export function readCsvCorpus(bytes: Uint8Array): Result<ReadSource[]> {
  const { text, remarks } = decodeText(bytes);
  const rows = rowsOfCsv(text);
  return rows.ok ? withRemarks(sourcesOfRows(rows.value), remarks) : rows;
}

/** The parts were checked for sizes and names: only these come before the library. */
export async function readXlsxCorpus(parts: readonly InputFile[]): Promise<Result<ReadSource[]>> {
  const entities = entityProblem(parts);
  if (entities) return refused(entities);
  const packed = withoutGaps(parts);
  if (!packed.ok) return packed;
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(packed.value);
  } catch {
    return refused({
      path: '',
      message: 'is no workbook that can be read. Open it, save it again as .xlsx, and try again',
    });
  }
  const [first] = sheets;
  const cells: readonly (readonly unknown[])[] = first?.data ?? [];
  const rows = cells.map((row) => row.map(cellText));
  const undated = cells.flat().filter(isNoDate).length;
  const remarks = [
    ...(sheets.length > 1 ? [`The first of ${sheets.length} sheets was read.`] : []),
    ...(undated > 0 ? [`Cells whose number stands for no date, left out: ${undated}.`] : []),
  ];
  return withRemarks(sourcesOfRows(rows), remarks);
}

/** Packed again, so that the library sees what was checked here and nothing else. */
function withoutGaps(parts: readonly InputFile[]): Result<Buffer> {
  const packed: Record<string, Uint8Array> = {};
  for (const { path, bytes } of parts) {
    if (!/\.(?:xml|rels)$/.test(path)) continue;
    packed[path] = bytes;
    const xml = new TextDecoder().decode(bytes);
    if (!isSheet(xml)) continue;
    const sheet = sheetWithoutGaps(xml);
    if (!sheet.ok) return sheet;
    packed[path] = new TextEncoder().encode(inNoZone(sheet.value));
  }
  return accepted(Buffer.from(zipSync(packed, { level: 0 })));
}

/** The library would take a date that is written as text for one in the zone of this server. */
function inNoZone(sheet: string): string {
  return sheet.replace(/( t="d"[^>]*><v>[\d-]+T[\d:.]+)(?=<\/v>)/g, '$1Z');
}

function isNoDate(cell: unknown): boolean {
  return cell instanceof Date && Number.isNaN(cell.getTime());
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return isNoDate(cell) ? '' : dateText(cell);
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/**
 * No cell states a zone. A workbook counts days, of which a second is no whole part, so that a time may come out just
 * short of the second that was meant.
 */
function dateText(date: Date): string {
  const seconds = Math.round(date.getTime() / 1_000);
  const [day = '', time = ''] = new Date(seconds * 1_000).toISOString().split(/[T.]/);
  return time === '00:00:00' ? day : `${day}T${time.replace(/:00$/, '')}`;
}
