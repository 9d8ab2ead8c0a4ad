/** Which column of a code book in CSV means what: our own sheet, Taguette's export, and what people write by hand. */
import { refused, accepted, type Result } from '../../model/result.ts';

/** The first name is the one that our own sheet has. Names are compared in lower case with _ for spaces. */
const NAMES = {
  layerId: ['layer_id'],
  layer: ['layer', 'category', 'parent', 'group'],
  unit: ['unit'],
  tagId: ['tag_id'],
  tag: ['tag', 'path', 'name', 'code', 'label'],
  guideline: ['guideline', 'description', 'definition', 'memo'],
  example: ['example', 'examples'],
  counterExample: ['counter_example', 'counter-example'],
  colour: ['colour', 'color'],
  key: ['key', 'shortcut'],
} as const;

export type CodeBookColumn = keyof typeof NAMES;
const COLUMNS: readonly CodeBookColumn[] = [
  'layerId',
  'layer',
  'unit',
  'tagId',
  'tag',
  'guideline',
  'example',
  'counterExample',
  'colour',
  'key',
];

/** Names in this column have an apostrophe in front in their row (csv-cells.ts). */
const ESCAPED = 'escaped';

export interface CsvColumns {
  /** Where each column stands, from 0. */
  readonly at: ReadonlyMap<CodeBookColumn, number>;
  /** The names of all columns as the rows name them in `escaped`. */
  readonly names: readonly string[];
  readonly escapedAt: number;
  /** Columns that say nothing about a code book. */
  readonly others: readonly string[];
}

/** Refuses a table in which no column names tags. */
export function csvColumns(head: readonly string[]): Result<CsvColumns> {
  const names = head.map((name) => name.trim());
  const plain = names.map((name) => name.toLowerCase().replace(/\s+/g, '_'));
  const at = new Map<CodeBookColumn, number>();
  for (const column of COLUMNS) {
    const found = NAMES[column].map((name) => plain.indexOf(name)).find((place) => place >= 0);
    if (found !== undefined) at.set(column, found);
  }
  if (!at.has('tag')) {
    return refused({
      path: 'row 1',
      message: `names no column of tags. Call it “tag” (or ${NAMES.tag.slice(1).join(', ')}); a column “layer” and a column “guideline” are read too`,
    });
  }
  const escapedAt = plain.indexOf(ESCAPED);
  const used = new Set([...at.values(), escapedAt]);
  const others = names.filter((name, place) => !used.has(place) && name !== '');
  return accepted({ at, names, escapedAt, others });
}

/** What stands in a column of a row, one apostrophe taken off where the row says that there is one. */
export function cellOf(
  row: readonly string[],
  column: CodeBookColumn,
  { at, names, escapedAt }: CsvColumns,
): string {
  const place = at.get(column) ?? -1;
  const cell = row[place] ?? '';
  const escaped = (row[escapedAt] ?? '').split(/\s+/);
  const isEscaped = cell.startsWith("'") && escaped.includes(names[place] ?? '');
  return isEscaped ? cell.slice(1) : cell;
}
