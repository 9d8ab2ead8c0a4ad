import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../testing/hostile-snapshots.ts';
import { csvLine, csvRows, isEscaped } from './csv-cells.ts';

const cases = [
  { cell: '=1+1', escaped: true },
  { cell: '+49 30 1234', escaped: true },
  { cell: '-1', escaped: true },
  { cell: '@SUM(A1)', escaped: true },
  { cell: '\t=1', escaped: true },
  { cell: '\rx', escaped: true },
  { cell: '\nx', escaped: true },
  { cell: '＝1+1', escaped: true },
  { cell: '＋1', escaped: true },
  { cell: '－1', escaped: true },
  { cell: '＠x', escaped: true },
  { cell: '  =1+1', escaped: true },
  { cell: '\u00a0=1+1', escaped: true },
  { cell: '\ufeff=1+1', escaped: true },
  { cell: "'=1+1", escaped: true },
  { cell: "'tis", escaped: true },
  { cell: '', escaped: false },
  { cell: ' plain', escaped: false },
  { cell: '007', escaped: false },
  { cell: '“=1+1”', escaped: false },
  { cell: '– an en dash', escaped: false },
  { cell: '1=1', escaped: false },
];

describe('cells', () => {
  test.each(cases)('$cell', ({ cell, escaped }) => {
    expect(isEscaped(cell)).toBe(escaped);
    const written = escaped ? `'${cell}` : cell;
    expect(csvLine([cell, 'next'])).toBe(`"${written}","next"\r\n`);
  });

  test('a number below zero is a number, the same as text is not', () => {
    const sheet = { name: 'x', columns: ['a', 'b'], rows: [[-0.5, '-0.5']] };
    expect([...csvRows(sheet)][1]).toBe(`"-0.5","'-0.5","b"\r\n`);
  });

  test('quotes are doubled', () => {
    expect(csvLine(['a "b" c', '"'])).toBe('"a ""b"" c",""""\r\n');
  });

  test('any line is read back, less exactly one apostrophe where one was added', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { minLength: 3, maxLength: 3 })), (lines) => {
        const read: string[][] = parse(lines.map(csvLine).join(''), { recordDelimiter: '\r\n' });
        const undone = read.map((line, row) =>
          line.map((cell, column) =>
            isEscaped(lines[row]?.[column] ?? '') ? cell.replace(/^'/, '') : cell,
          ),
        );
        expect(undone).toEqual(lines);
      }),
    );
  });
});
