import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf } from './tsv-cells.ts';
import { escapeValue } from './tsv-escapes.ts';

test.each([
  [String.raw`a[1]`, 'a', '1'],
  [String.raw`C:\\[1]`, 'C:\\', '1'],
  [String.raw`\\\\[12_3]`, '\\\\', '12_3'],
  [String.raw`\\\[1\]`, '\\[1]', null],
  [String.raw`a\[1]`, 'a[1]', null],
  [String.raw`a\\`, 'a\\', null],
  [String.raw`\\->1-2`, '\\', 'chain 1-2'],
  [String.raw`a\->1-2`, 'a->1-2', null],
  [String.raw`a->1-2[3]`, 'a->1-2', '3'],
  ['[1]', null, '1'],
  ['*[1]', null, '1'],
  ['*->1-2', null, 'chain 1-2'],
  ['*', null, null],
  ['[x]', '[x]', null],
])('%s is the value %j with the number %j', (written, value, number) => {
  expect(cellsOf(written)).toEqual([{ value, number }]);
});

const PIECES = ['a', '\\', '[', ']', '|', '_', '->', ';', '*', '[1]', '->1-2', '🌪', ' '];
const values = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''));

test('stacked values come back as they were written, with and without numbers', () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), fc.boolean(), (given, has) => {
      const written = given.map((one, at) => `${escapeValue(one)}${has ? `[${at + 1}]` : ''}`);
      expect(cellsOf(written.join('|'))).toEqual(
        given.map((value, at) => ({ value, number: has ? String(at + 1) : null })),
      );
    }),
    { numRuns: 500 },
  );
});

test.each(['\\', '[', '[1', '->', '->1', '\\[', '1'])('a million of %j take no time', (sign) => {
  const began = performance.now();
  cellsOf(sign.repeat(1_000_000));
  cellsOf(`${sign.repeat(1_000_000)}[1]`);
  expect(performance.now() - began).toBeLessThan(5_000);
});
