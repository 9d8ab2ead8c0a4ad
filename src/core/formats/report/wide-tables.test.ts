import { expect, test } from 'vitest';
import type { ReportBlock } from './report-document.ts';
import { tablesOf } from './wide-tables.ts';

const column = (name: string) => ({ name, weight: 1 });
const tableOver = (articles: readonly string[]) => ({
  caption: 'Marks',
  columns: ['Tag', ...articles, 'All'].map(column),
  rows: [['Conflict', ...articles.map((letter) => letter.toLowerCase()), 'all']],
});
const read = (blocks: readonly ReportBlock[]) =>
  blocks.map((block) =>
    block.kind === 'table'
      ? [
          block.table.caption,
          block.table.columns.map(({ name }) => name).join(' '),
          ...Array.from(block.table.rows, (row) => row.join(' ')),
        ]
      : [],
  );

test('few articles: the table as it is', () => {
  expect(read(tablesOf(tableOver(['A', 'B', 'C']), 3, 3))).toEqual([
    ['Marks', 'Tag A B C All', 'Conflict a b c all'],
  ]);
});

test('more than there is room for: parts of about the same width, each with its first column, the sum in the last', () => {
  expect(read(tablesOf(tableOver(['A', 'B', 'C', 'D', 'E']), 5, 3))).toEqual([
    ['Marks, part 1 of 2', 'Tag A B C', 'Conflict a b c'],
    ['Marks, part 2 of 2', 'Tag D E All', 'Conflict d e all'],
  ]);
});

test.each([0, 1, 6, 7, 13, 100])('of %d articles each stands once', (count) => {
  const letters = Array.from({ length: count }, (_, at) => `L${at}`);
  const heads = read(tablesOf(tableOver(letters), count, 6)).flatMap(([, head = '']) =>
    head.split(' ').slice(1),
  );
  expect(heads).toEqual([...letters, 'All']);
});
