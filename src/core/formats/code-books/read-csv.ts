/*
 * A code book as CSV: the sheet that we export, Taguette's, or a table that somebody made in a spreadsheet program.
 * A cell is text, whatever it begins with: no formula is ever run here. Columns: csv-columns.ts.
 */
import { parse } from 'csv-parse/sync';
import { accepted, refused, type Result } from '../../model/result.ts';
import type { InputFile } from '../foreign-work.ts';
import { UnreadCounts, utf8Text } from '../reading.ts';
import { cellOf, csvColumns, type CodeBookColumn, type CsvColumns } from './csv-columns.ts';
import {
  asColour,
  asLabel,
  asProse,
  CODE_BOOK_LIMITS,
  foreignLayer,
  type ForeignCodeBook,
  type ForeignLayer,
  type ForeignTag,
} from './foreign-code-book.ts';

/** Characters of one row: far more than the longest guideline. */
const LONGEST_ROW = 100_000;

/** Never throws; one bad row refuses the whole. */
export function readCsvCodeBook(file: InputFile): Result<ForeignCodeBook> {
  const text = utf8Text(file);
  if (!text.ok) return text;
  const table = tableOf(text.value);
  if (!table.ok) return table;
  const [head = [], ...rows] = table.value;
  const columns = csvColumns(head);
  if (!columns.ok) return columns;
  const long = rows.findIndex((row) => row.length > head.length);
  if (long >= 0) {
    return refused({
      path: `row ${long + 2}`,
      message: `has ${rows[long]?.length} cells, the first row ${head.length}. Put texts that hold a separator in quotation marks`,
    });
  }
  return accepted(bookOf(rows, columns.value));
}

function tableOf(text: string): Result<string[][]> {
  if (text.trim() === '') return refused({ path: '', message: 'is empty. Export it again' });
  try {
    const rows: unknown = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      to: CODE_BOOK_LIMITS.tags + 2,
    });
    if (!isTable(rows)) return refused({ path: '', message: 'is no table' });
    if (rows.length <= CODE_BOOK_LIMITS.tags + 1) return accepted(rows);
    return refused({
      path: '',
      message: `has more than ${CODE_BOOK_LIMITS.tags} rows: nobody can choose among so many tags. Is it a code book?`,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
    return refused({ path: '', message: `is no whole CSV: ${reason}. Export it again` });
  }
}

function isTable(rows: unknown): rows is string[][] {
  return Array.isArray(rows) && rows.every((row) => Array.isArray(row));
}

/** What the first row has most of outside quotation marks: spreadsheet programs write ; where , is the decimal sign. */
function separatorOf(text: string): string {
  const [line = ''] = text.slice(0, LONGEST_ROW).split(/[\r\n]/);
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

function bookOf(rows: readonly (readonly string[])[], columns: CsvColumns): ForeignCodeBook {
  const unread = new UnreadCounts();
  for (const name of columns.others) {
    unread.add(`Not read: the column “${asLabel(name).slice(0, 80)}”`);
  }
  const has = (column: CodeBookColumn) => columns.at.has(column);
  const parents = has('layer') || has('layerId') ? new Set<string>() : parentsIn(rows, columns);
  const layers = new Map<string, ForeignLayer>();
  const tags: ForeignTag[] = [];
  for (const [index, row] of rows.entries()) {
    const cell = (column: CodeBookColumn) => cellOf(row, column, columns);
    const name = asLabel(cell('tag'));
    if (name === '') {
      unread.add('Not read: rows without a tag');
      continue;
    }
    const [layerOfPath, label] = apart(name, parents);
    const layer = layerOf(cell, layerOfPath);
    const known = layers.get(layer.key);
    layers.set(layer.key, known ?? layer);
    tags.push({
      key: `row ${index + 2}`,
      where: `row ${index + 2}`,
      id: cell('tagId').trim() || null,
      label,
      layer: layer.key,
      shortcut: shortcutIn(cell('key'), 'tag'),
      colour: asColour(cell('colour')),
      guideline: asProse(cell('guideline')),
      example: asProse(cell('example')),
      counterExample: asProse(cell('counterExample')),
    });
  }
  const format = 'A code book as CSV';
  const facts = { format, label: null, rules: null, attributes: [] };
  return { ...facts, layers: [...layers.values()], tags, unread: unread.sentences() };
}

function layerOf(cell: (column: CodeBookColumn) => string, inPath: string): ForeignLayer {
  const id = cell('layerId').trim();
  const label = asLabel(cell('layer')) || inPath;
  return {
    ...foreignLayer(label || id),
    key: id || label,
    id: id || null,
    shortcut: shortcutIn(cell('key'), 'layer'),
    unit: asProse(cell('unit')),
  };
}

/** Our sheet has both keys in one cell, the layer's first. */
function shortcutIn(cell: string, of: 'layer' | 'tag'): string | null {
  const keys = cell.trim().toLowerCase();
  if (keys.length === 2) return keys.charAt(of === 'layer' ? 0 : 1);
  return keys.length === 1 && of === 'tag' ? keys : null;
}

/** Taguette writes a hierarchy as "people.officials": a beginning that several tags share, or that is a tag itself. */
function parentsIn(rows: readonly (readonly string[])[], columns: CsvColumns): Set<string> {
  const names = rows.map((row) => asLabel(cellOf(row, 'tag', columns)));
  const all = new Set(names);
  const beginnings = Map.groupBy(names.flatMap(beginningOf), (name) => name);
  const shared = [...beginnings].filter(([name, same]) => same.length > 1 || all.has(name));
  return new Set(shared.map(([name]) => name));
}

function beginningOf(name: string): string[] {
  const at = name.lastIndexOf('.');
  return at > 0 && at < name.length - 1 && !/^\s/.test(name.slice(at + 1))
    ? [name.slice(0, at)]
    : [];
}

function apart(name: string, parents: ReadonlySet<string>): [layer: string, label: string] {
  const [beginning] = beginningOf(name);
  if (beginning === undefined || !parents.has(beginning)) return ['', name];
  return [beginning, name.slice(beginning.length + 1)];
}
