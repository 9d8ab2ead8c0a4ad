import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeRound } from './axe-round.ts';
import { markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

const RATES = 'Marks per 1,000 words and coder';

const openFindings = (page: Page) => page.getByRole('button', { name: 'Findings' }).click();

/** Of the table behind a chart, which is opened if it is not. */
async function row(page: Page, figure: string, name: string): Promise<string[]> {
  const table = page.getByRole('table', { name: figure, exact: true });
  if (!(await table.isVisible())) await page.getByText(`Table: ${figure}`, { exact: true }).click();
  const line = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  return line.getByRole('cell').allInnerTexts();
}

const fact = async (page: Page, name: string) => {
  const table = page.getByRole('table', { name: 'Framing: what leads' });
  const line = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  return line.getByRole('cell').allInnerTexts();
};

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('without a mark the page says what to mark first', async () => {
  await openFindings(ada.page);
  await ada.page.getByText('Nothing is marked yet.').waitFor();
  await ada.page.getByRole('button', { name: 'Back to the articles' }).click();
  expect(await ada.page.locator('.finding').count()).toBe(0);
});

test('rates are a mean over the coders of the article', async () => {
  await markWords(ada.page, 0, 'interfaith tolerance', 'f');
  await markWords(ada.page, 0, 'torrent of threats', 'l');
  await openFindings(ada.page);
  // By hand: one mark, one coder, 463 words: 1000 / 463 = 2.16; limits 0.013 and 5.6 (by Byar) / 0.463.
  await expect
    .poll(() => row(ada.page, RATES, 'Framing'))
    .toEqual(['2.2 (0.0 to 12.0), 1 mark', '–', '–']);
  expect(await row(ada.page, RATES, 'Claims')).toEqual(['0.0 (0.0 to 7.9)', '–', '–']);
  await markWords(ben.page, 0, 'progressive views', 'l');
  // Two coders now: 1 framing mark over 926 words, 2 loaded words over 926.
  await expect
    .poll(async () => (await row(ada.page, RATES, 'Framing'))[0])
    .toBe('1.1 (0.0 to 6.0), 1 mark');
  expect((await row(ada.page, RATES, 'Loaded language'))[0]).toBe('2.2 (0.2 to 7.8), 2 marks');
  expect((await row(ada.page, 'Coders and words', 'Everybody'))[0]).toBe('2 coders, 463 words');
});

test('a number lights its marks up and no others, and Back returns', async () => {
  const { page } = ada;
  await page.getByRole('table', { name: RATES }).getByRole('button', { name: '2 marks' }).click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-lit'])
    .toEqual(['torrent of threats', 'progressive views']);
  await page.goBack();
  await page.locator('.finding').first().waitFor();
});

test('the leading tag, in the article and in its headline', async () => {
  const { page } = ben;
  await markWords(page, 2, 'Deport', 'f');
  await markWords(page, 2, 'terrorism', 'f');
  await openFindings(page);
  await expect.poll(() => fact(page, 'In the article')).toHaveLength(3);
  const leading = await fact(page, 'In the article');
  expect(leading).toEqual(['Conflict, 1 mark', 'Not marked', 'Conflict, 2 marks']);
  expect(await fact(page, 'In the headline')).toEqual([
    'No headline in the text',
    'No headline in the text',
    'Conflict, 1 mark',
  ]);
  // All framing marks of this test have the first tag: the two articles divide what is marked alike.
  expect(await fact(page, 'Distance')).toEqual(['C 0.00, 1 mark', '–', 'A 0.00, 2 marks']);
  expect(await fact(page, 'Variety')).toEqual(['0.00, 1 mark', '–', '0.00, 2 marks']);
});

test('where the marks begin, and whose words they are', async () => {
  const { page } = ben;
  // “Deport” stands in the headline of C; Ben alone coded it.
  const positions = 'Framing: where the marks begin';
  expect((await row(page, positions, 'headline'))[2]).toBe('1.0, 1 mark');
  expect((await row(page, positions, 'lede'))[0]).toBe('0.0');
  // “torrent of threats” and “progressive views” stand in no quotation marks.
  const voices = 'Loaded language: whose words';
  expect((await row(page, voices, 'reporter'))[0]).toBe('2.2 (0.2 to 7.8), 2 marks');
  expect((await row(page, voices, 'quoted'))[0]).toBe('0.0 (0.0 to 4.0)');
});

test('two groups of coders stand side by side', async () => {
  const { page } = ben;
  await page.getByLabel('Compare', { exact: true }).selectOption({ label: 'two groups of coders' });
  const first = page.getByRole('group', { name: /^First group/ });
  const second = page.getByRole('group', { name: /^Second group/ });
  for (const [side, on, off] of [
    [first, 'Ada', 'Ben'],
    [second, 'Ben', 'Ada'],
  ] as const) {
    await side.getByLabel(on).check();
    await side.getByLabel(off).uncheck();
  }
  // Ada: 1 loaded word in 463 words; Ben: 1, and he has no framing mark in A.
  await expect
    .poll(async () => (await row(page, RATES, 'Loaded language'))[0])
    .toMatch(
      /^First group: 2\.2 \(0\.0 to 12\.0\), 1 mark\s+Second group: 2\.2 \(0\.0 to 12\.0\), 1 mark$/,
    );
  expect((await row(page, RATES, 'Framing'))[0]).toMatch(
    /^First group: 2\.2 \(0\.0 to 12\.0\), 1 mark\s+Second group: 0\.0 \(0\.0 to 7\.9\)$/,
  );
  await page
    .getByLabel('Compare', { exact: true })
    .selectOption({ label: 'nothing: everybody together' });
});

test('who speaks stands there too, with the numbers of the Voices page', async () => {
  const { page } = ben;
  expect((await row(page, 'Who says it', 'Hassen Chalghoumi'))[0]).toBe('63.5 %, 10 passages');
  await page
    .getByRole('table', { name: 'Who says it' })
    .getByRole('button', { name: '63.5 %, 10 passages' })
    .click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-lit']?.length)
    .toBeGreaterThan(9);
  await page.goBack();
  await page.locator('.finding').first().waitFor();
});

test('each chart is saved as SVG, PNG and CSV', async () => {
  const { page } = ben;
  const svg = await saved(page, `SVG of ${RATES}`);
  expect(svg.name).toBe('one-imam-three-outlets-three-frames-rates.svg');
  const problems = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      broken: parsed.querySelectorAll('parsererror').length,
      outside: /(?:href|src)=|url\(|var\(|currentColor/.test(text),
      words: parsed.documentElement.textContent,
    };
  }, svg.bytes.toString());
  expect(problems).toMatchObject({ broken: 0, outside: false });
  expect(problems.words).toContain('Loaded language');
  const png = await saved(page, `PNG of ${RATES}`);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  const width = await page.locator('.finding-chart svg').first().getAttribute('width');
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(width));
  const csv = await saved(page, `CSV of ${RATES}`);
  const records = parse(csv.bytes, { columns: true, bom: true });
  expect(records).toHaveLength(9);
  expect(records[0]).toMatchObject({
    row: 'Framing',
    article: 'A',
    unit: 'marks per 1,000 words and coder',
    marks: '1',
    coders: '2',
    computed: 'from marks',
  });
});

axeRound(
  () => ben,
  async (page) => {
    await page.locator('.finding-chart svg').first().waitFor();
    for (const table of await page.locator('.finding-table summary').all()) await table.click();
  },
);
