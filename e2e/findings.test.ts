import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import { markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
  await bringAxe(ben.context);
});

const rates = (page: Page) => page.getByRole('table', { name: 'Marks per 1,000 words and coder' });

async function row(page: Page, name: string): Promise<string[]> {
  const line = rates(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
  return line.getByRole('cell').allInnerTexts();
}

test('without a mark the page says what to mark first', async () => {
  await ada.page.getByRole('button', { name: 'Findings' }).click();
  await ada.page.getByText('Nothing is marked yet.').waitFor();
  await ada.page.getByRole('button', { name: 'Back to the articles' }).click();
  expect(await rates(ada.page).count()).toBe(0);
});

test('rates are a mean over the coders of the article', async () => {
  await markWords(ada.page, 0, 'interfaith tolerance', 'f');
  await markWords(ada.page, 0, 'torrent of threats', 'l');
  await ada.page.getByRole('button', { name: 'Findings' }).click();
  // By hand: one mark, one coder, 463 words: 1000 / 463 = 2.16; limits 0.013 and 5.6 (by Byar) / 0.463.
  await expect
    .poll(() => row(ada.page, 'Framing'))
    .toEqual(['2.2 (0.0 to 12.0), 1 mark', '–', '–']);
  expect(await row(ada.page, 'Claims')).toEqual(['0.0 (0.0 to 7.9)', '–', '–']);
  await markWords(ben.page, 0, 'progressive views', 'l');
  // Two coders now: 1 framing mark over 926 words, 2 loaded words over 926.
  await expect
    .poll(async () => (await row(ada.page, 'Framing'))[0])
    .toMatch(/^1\.1 \(0\.0 to 6\.0\), 1 mark$/);
  expect((await row(ada.page, 'Loaded language'))[0]).toMatch(/^2\.2 \(0\.2 to 7\.8\), 2 marks$/);
  expect((await row(ada.page, 'Coders and words'))[0]).toBe('2 coders, 463 words');
});

test('a figure shows its marks and no others', async () => {
  const { page } = ada;
  await rates(page).getByRole('button', { name: '2 marks' }).click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-wave-1']?.toSorted())
    .toEqual(['progressive views', 'torrent of threats']);
  expect((await paintedText(page))['crossread-tint-1'] ?? []).toEqual([]);
});

test('the share of the text stands for each tag that was used', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Findings' }).click();
  const framing = page.getByRole('table', { name: 'Framing: share of the text' });
  await framing.waitFor();
  const cells = await framing.locator('tbody tr').first().getByRole('cell').allInnerTexts();
  expect(cells[0]).toMatch(/^0\.[1-9] %, 1 mark$/);
  expect(cells.slice(1)).toEqual(['–', '–']);
  await framing.getByRole('button', { name: /1 mark/ }).click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-tint-1'])
    .toEqual(['interfaith tolerance']);
  await page.getByRole('button', { name: 'Findings' }).click();
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each(SIZES)('$width x $height', async (size) => {
    const { page } = ben;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await rates(page).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
