import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeRound } from './axe-round.ts';
import { paintedText, selectWords, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

const openVoices = (page: Page) =>
  page.getByRole('button', { name: 'Voices', exact: true }).click();

async function row(page: Page, table: string, name: string): Promise<string[]> {
  const line = page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });
  return line.getByRole('cell').allInnerTexts();
}

const tolerance = (page: Page) =>
  page.locator('.voice-passage', { hasText: 'interfaith tolerance' }).first();

const chalghoumi = (page: Page) => row(page, 'Speakers', 'Hassen Chalghoumi');

test('what the rule finds stands under one name a speaker, with shares', async () => {
  const { page } = ada;
  await openVoices(page);
  // By hand: every passage of A whose speaker is the imam, under any of his names, has 139 words of 219.
  await expect
    .poll(() => chalghoumi(page))
    .toEqual(['63 %, 139 words in 10 passages', '–', '94 %, 279 words in 11 passages']);
  expect(await row(page, 'Words of others', 'Words of others')).toEqual([
    '47 %, 219 of 463 words',
    '5 %, 10 of 206 words',
    '58 %, 296 of 507 words',
  ]);
  expect((await row(page, 'Reporting verbs', 'Neutral'))[0]).toMatch(/^say 5\b/);
  expect((await row(page, 'Reporting verbs', 'Net'))[1]).toBe('too few: 1');
});

test('a number lights its passages up in the articles, step by step, and Back returns', async () => {
  const { page } = ada;
  await page
    .getByRole('table', { name: 'Reporting verbs' })
    .getByRole('button', { name: 'call 2' })
    .first()
    .click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-lit'])
    .toEqual(['martyr for freedom of expression', 'martyr for freedom of expression']);
  await page.keyboard.press('Enter'); // “Next” has the focus
  await page.getByText('“call” in A: 2 passages (A 2), now 1').waitFor();
  await page.reload();
  await page.getByText('“call” in A: 2 passages (A 2)').waitFor();
  await page.getByRole('button', { name: 'Back to the table' }).click();
  await expect.poll(async () => (await chalghoumi(page))[1]).toBe('–');
});

test('a correction counts for everybody at once', async () => {
  await tolerance(ada.page)
    .getByRole('button', { name: /^Nobody says this/ })
    .click();
  await openVoices(ben.page);
  // Without the two words of “interfaith tolerance”.
  for (const { page } of [ada, ben]) {
    await expect
      .poll(async () => (await chalghoumi(page))[0])
      .toBe('63 %, 137 words in 9 passages');
  }
  await ben.page.getByText('Nobody’s words, as people said: 1').click();
  await ben.page.getByRole('button', { name: /^Somebody does say this/ }).click();
  await expect
    .poll(async () => (await chalghoumi(ada.page))[0])
    .toBe('63 %, 139 words in 10 passages');
  expect(await tolerance(ada.page).innerText()).toContain('said by Ben');
});

test('words that the rule missed are given to their speaker by key', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Back to the articles' }).click();
  await selectWords(page, 1, 'peace and religious coexistence');
  await page.keyboard.press('q');
  await page.getByLabel(/^Who says this/).fill('Hassen Chalghoumi');
  await page.getByLabel('How', { exact: true }).selectOption('indirect');
  await page.getByLabel(/^The verb that introduces it/).fill('spoke of');
  await page.keyboard.press('Enter');
  await page.locator('.naming-form').waitFor({ state: 'detached' });
  await openVoices(page);
  for (const reader of [ada, ben]) {
    await expect
      .poll(async () => (await chalghoumi(reader.page))[1])
      .toBe('29 %, 4 words in 1 passage');
  }
  expect(await row(page, 'Words of others', 'As many as')).toHaveLength(3);
  expect((await row(page, 'Reporting verbs', 'Neutral'))[1]).toMatch(/speak of 1/);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await chalghoumi(ada.page))[1]).toBe('–');
});

test('a wrong speaker is put right in the list', async () => {
  const { page } = ada;
  const passage = page.locator('.voice-passage', { hasText: 'Muslim authorities should see' });
  await passage.getByRole('button', { name: /^Correct/ }).click();
  await passage.getByLabel(/^Who says this/).fill('The lawyer');
  await passage.getByRole('button', { name: 'Say so' }).click();
  await expect.poll(() => row(page, 'Speakers', 'The lawyer')).toHaveLength(3);
  await expect
    .poll(async () => (await row(ben.page, 'Speakers', 'The lawyer'))[0])
    .toBe('5 %, 11 words in 1 passage');
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await chalghoumi(ben.page))[0])
    .toBe('63 %, 139 words in 10 passages');
});

axeRound(
  () => ben,
  async (page) => {
    await page.getByRole('table', { name: 'Speakers' }).waitFor();
  },
);
