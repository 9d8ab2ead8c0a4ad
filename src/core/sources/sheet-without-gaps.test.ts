import { describe, expect, test } from 'vitest';
import { isSheet, MOST_CELLS, sheetWithoutGaps } from './sheet-without-gaps.ts';

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const text = (at: string, words: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;

function rowsOf(xml: string): string {
  const read = sheetWithoutGaps(xml);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value.replace(/^.*<sheetData>|<\/sheetData>.*$/g, '');
}

describe('a sheet without gaps', () => {
  test('has the rows and columns in which something stands, side by side', () => {
    const far = sheet(
      `<row r="1">${text('A1', 'text')}${text('XFD1', 'title')}</row>` +
        `<row r="7"><c r="A7" s="3"/></row>` +
        `<row r="1048576">${text('XFD1048576', 'Far &amp; away')}</row>`,
    );
    expect(rowsOf(far)).toBe(
      `<row r="1">${text('A1', 'text')}${text('B1', 'title')}</row>` +
        `<row r="2">${text('B2', 'Far &amp; away')}</row>`,
    );
  });

  test('has no cell of a column without a name, and keeps the row', () => {
    const notes = sheet(
      `<row r="1">${text('B1', 'text')}</row><row r="2">${text('D2', 'note')}</row>`,
    );
    expect(rowsOf(notes)).toBe(`<row r="1">${text('A1', 'text')}</row><row r="2"></row>`);
  });

  test('keeps kinds and styles of cells, and reads prefixes, runs and cells without a place', () => {
    const hard = `<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>4</x:v></x:c><x:c s="2"><x:f>A1+1</x:f><x:v>7</x:v></x:c>
      <x:c t="inlineStr"><x:is><x:r><x:t>to</x:t></x:r><x:rPh sb="0" eb="1"><x:t>loud</x:t></x:rPh><x:r><x:t><![CDATA[<day>]]></x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(rowsOf(hard)).toBe(
      `<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1" s="2"><v>7</v></c>${text('C1', 'to&lt;day&gt;')}</row>`,
    );
  });

  test('is refused with a sentence where it is still too large', () => {
    const wide = Array.from({ length: 1_000 }, () => '<c><v>1</v></c>').join('');
    const long = '<row><c><v>1</v></c></row>'.repeat(MOST_CELLS / 1_000);
    expect(() => rowsOf(sheet(`<row>${wide}</row>${long}`))).toThrow(
      'has a sheet of 5001 rows with 1000 columns',
    );
  });

  test.each([
    ['breaks off', '<worksheet>\n<sheetData><row><c><v>1', 2],
    ['closes what is not open', '<worksheet><sheetData></row></sheetData></worksheet>', 1],
    ['has a tag that is none', '<worksheet><sheetData>\n\n<r"ow/></sheetData></worksheet>', 3],
  ])('is refused with its line where it %s', (_, xml, line) => {
    expect(() => rowsOf(xml)).toThrow(`has a sheet that is broken at line ${line}. Open`);
  });

  test('is made of sheets alone', () => {
    expect(isSheet(sheet(''))).toBe(true);
    expect(isSheet('<a:worksheet><a:sheetData/></a:worksheet>')).toBe(true);
    expect(isSheet('<sst><si><t>the &lt;sheetData&gt; of it</t></si></sst>')).toBe(false);
  });
});
