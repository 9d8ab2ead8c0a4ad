import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { InputFile } from '../foreign-work.ts';
import { readSemeval } from './read-semeval.ts';

const files = (spans: string): InputFile[] => [
  { path: 'article7.txt', bytes: strToU8('Storm hits the coast.') },
  { path: 'ana/spans.tsv', bytes: strToU8(spans) },
];

test.each([
  ['7\tDoubt\t0\t5\n', ['Doubt 0-5']],
  ['7\t0\t5\r\n7\t6\t10\r\n', ['propaganda 0-5', 'propaganda 6-10']],
  ['article\ttechnique\tstart\tend\n7\tDoubt\t0\t5', ['Doubt 0-5']],
  ['tag\tmarks\nL.label\t5\n', []],
  ['tag\tlabel\ttechnique\n7 up\t7\tDoubt\n', []],
])('%j', (spans, marks) => {
  const read = readSemeval(files(spans));
  const found = read.ok
    ? read.value.marks.map(({ code, spans: [at] }) => `${code} ${at?.start}-${at?.end}`)
    : read.problems;
  expect(found).toEqual(marks);
});

describe('a line that is no whole span refuses the file: nothing is guessed or passed over', () => {
  test.each([
    ['no beginning', '7\tDoubt\t\t5'],
    ['no end', '7\tDoubt\t0\t'],
    ['a number of another kind', '7\tDoubt\t0x1\t5'],
    ['a number with a power', '7\tDoubt\t0\t1e1'],
    ['no technique', '7\t\t0\t5'],
    ['a cell too many', '7\tDoubt\tsure\t0\t5'],
    ['two cells', '7\t5'],
    ['no article', '\tDoubt\t0\t5'],
    ['an article by its name', 'article7\tDoubt\t0\t5'],
    ['its end before its beginning', '7\tDoubt\t5\t0'],
  ])('%s', (_, line) => {
    const read = readSemeval(files(`7\tDoubt\t0\t5\n${line}\n`));
    expect(read.ok ? read.value.marks : read.problems).toEqual([
      {
        path: 'ana/spans.tsv line 2',
        message: 'is no span: the number of an article, technique, start, end are wanted',
      },
    ]);
  });
});
