import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell } from './csv-cells.ts';
import { rowsOfCsv, type CsvLimits } from './csv-table.ts';

function rows(text: string, limits?: CsvLimits): string[][] {
  const read = rowsOfCsv(text, limits);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

describe('rowsOfCsv', () => {
  test.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\r\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
    ['quotation marks', '"a";"b"\n"1";"2"'],
    ['a BOM', '\ufeff"a";"b"\n1;2'],
    ['empty lines', '\na;b\n\n1;2\n'],
  ])('reads a table with %s', (_, text) => {
    expect(rows(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test.each([
    ['commas', '"a, b, c";d\n1;2', 'a, b, c'],
    ['a line break and commas', '"a\nb,,";d\n1;2', 'a\nb,,'],
    ['a doubled quotation mark', '"a "",,"" b";d\n1;2', 'a ",," b'],
  ])('is not led astray by %s inside quotation marks of its first row', (_, text, cell) => {
    expect(rows(text)).toEqual([
      [cell, 'd'],
      ['1', '2'],
    ]);
  });

  test('gives any cells back, whatever parts them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '\t', '"', '\n', ' ') });
    const row = fc.tuple(cell, cell, cell).map((cells) => cells.map((one) => `x${one}`));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (all, mark) => {
        const text = all.map((cells) => cells.map(csvCell).join(mark)).join('\r\n');
        expect(rows(text)).toEqual(all);
      }),
    );
  });

  test('reads no row beyond the most, and refuses one that is too long', () => {
    expect(rows('a\nb\nc', { mostRows: 2 })).toEqual([['a'], ['b']]);
    expect(() => rows(`a\n${'b'.repeat(2_000)}`, { longestRow: 1_000 })).toThrow(/no whole CSV/);
    expect(() => rows('a,b\n"never closed')).toThrow(/^is no whole CSV: .*\. Save it again as CSV/);
  });

  test.each([
    ['a,b\n"never closed', 'a quotation mark at the beginning of a cell has none at its end'],
    ['a,b\n1,2\n"x"y,z\n', 'in line 3 words stand behind the quotation mark that ends a cell'],
    ['a,b\nx"y,z\n', 'in line 2 a quotation mark stands inside a cell that does not begin with'],
    [`a\n${'b'.repeat(2_000)}`, 'the row at line 2 is too long'],
  ])('says in plain words what is wrong with %j', (text, reason) => {
    const read = rowsOfCsv(text, { longestRow: 1_000 });
    expect(read.ok ? '' : read.problems[0]?.message).toContain(`is no whole CSV: ${reason}`);
  });
});
