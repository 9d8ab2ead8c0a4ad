import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { textCell, workbookOf } from '../../testing/source-files.ts';
import { readSourceFile } from './read-source-file.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

const dateCell = (value: string, style = 2) => `<c r="B2" s="${style}"><v>${value}</v></c>`;

/** An article with this cell for its date; style 1 is a day, style 2 a day and a time. */
function workbookWith(date: string): Uint8Array {
  const head = `<row r="1">${textCell('A1', 'Text')}${textCell('B1', 'Date')}</row>`;
  const files = unzipSync(workbookOf(`${head}<row r="2">${textCell('A2', 'Said.')}${date}</row>`));
  const relations = strFromU8(files[RELATIONS] ?? new Uint8Array());
  return zipSync({
    ...files,
    [RELATIONS]: strToU8(
      relations.replace(
        '</R',
        `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></R`,
      ),
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
  });
}

async function dateOf(cell: string) {
  const answer = await readSourceFile('a.xlsx', workbookWith(cell));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.map(({ metadata, remarks }) => [metadata.published, ...remarks]);
}

describe('a date in a workbook', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ['a day', dateCell('45413', 1), '2024-05-01'],
    ['a time, which no number states exactly', dateCell('45413.604166666664'), '2024-05-01T14:30'],
    ['a time with seconds', dateCell('45413.6040972222'), '2024-05-01T14:29:54'],
    ['midnight, nearly', dateCell('45412.99999999999'), '2024-05-01'],
    ['a year', '<c r="B2"><v>2024</v></c>', '2024'],
  ])('%s', async (_, given, stated) => {
    expect(await dateOf(given)).toEqual([[stated]]);
  });

  test.each([
    ['2024-05-01', '2024-05-01'],
    ['2024-05-01T14:30:00', '2024-05-01T14:30'],
    ['2024-05-01T14:30:15.000', '2024-05-01T14:30:15'],
  ])('written as %s, is the same wherever the server stands', async (value, stated) => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(new Date(2024, 4, 1).getTimezoneOffset()).toBe(240);
    expect(await dateOf(`<c r="B2" s="2" t="d"><v>${value}</v></c>`)).toEqual([[stated]]);
  });

  test('that no number stands for is told of', async () => {
    expect(await dateOf(dateCell('9e15'))).toEqual([
      [null, 'Cells whose number stands for no date, left out: 1.'],
    ]);
  });
});
