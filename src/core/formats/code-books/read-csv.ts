/*
 * A code book as CSV: the sheet that we export, Taguette's, or a table that somebody made in a spreadsheet program.
 * A cell is text, whatever it begins with: no formula is ever run here. Columns: csv-columns.ts.
 */
import { accepted, refused, type Result } from '../../model/result.ts';
import { rowsOfCsv, tornRow } from '../csv-table.ts';
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

/** Bytes of one row: far more than the longest guideline. */
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
  const torn = tornRow(table.value);
  if (torn) return refused(torn);
  return accepted(bookOf(rows, columns.value));
}

function tableOf(text: string): Result<string[][]> {
  if (text.trim() === '') return refused({ path: '', message: 'is empty. Export it again' });
  const rows = rowsOfCsv(text, {
    mostRows: CODE_BOOK_LIMITS.tags + 2,
    longestRow: LONGEST_ROW,
  });
  if (!rows.ok || rows.value.length <= CODE_BOOK_LIMITS.tags + 1) return rows;
  return refused({
    path: '',
    message: `has more than ${CODE_BOOK_LIMITS.tags} rows: nobody can choose among so many tags. Is it a code book?`,
  });
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
    const colour = asColour(cell('colour'));
    if (colour === null && cell('colour').trim() !== '') {
      unread.add('Not read: colours that are not written like #3366cc');
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
      colour,
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
