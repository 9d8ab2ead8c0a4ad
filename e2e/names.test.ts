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

/** By keys from the selection on. */
async function nameWords(page: Page, column: number, words: string, judging = ''): Promise<void> {
  await selectWords(page, column, words);
  await page.keyboard.press('e');
  await page.getByLabel(`Who or what is called “${words}”?`).fill('The imam');
  await page.getByLabel('Words in it that judge, if any').fill(judging);
  await page.keyboard.press('Enter');
  await page.locator('.naming-form').waitFor({ state: 'detached' });
}

const cells = (page: Page) =>
  page.locator('.claim-table tbody tr').first().getByRole('cell').allInnerTexts();

test('the table shows what each article calls the imam', async () => {
  await nameWords(ada.page, 0, 'a leading Muslim moderate voice', 'leading, moderate');
  await nameWords(ada.page, 1, 'Imam of the Jews', 'of the Jews');
  await nameWords(ben.page, 2, 'Franco-Tunisian imam');
  for (const { page } of [ada, ben]) {
    await page.getByRole('button', { name: 'Names', exact: true }).click();
    await expect
      .poll(() => cells(page))
      .toEqual([
        expect.stringMatching(
          /^a leading Muslim moderate voice\s+judging: leading, moderate[\s\S]*First in paragraph 3/,
        ),
        expect.stringMatching(/^Imam of the Jews/),
        expect.stringMatching(/^Franco-Tunisian imam/),
      ]);
    await expect
      .poll(() => page.getByRole('rowheader').innerText())
      .toMatch(/The imam\s*3 places\s*Person · 2 people\s+Distance A–B 1.00, A–C 1.00, B–C 1.00/);
  }
});

test('a form shows its place, an entity all its places in all articles, and Back returns', async () => {
  const { page } = ben;
  const lit = async () => (await paintedText(page))['crossread-lit'] ?? [];
  await page.locator('.cell-quote', { hasText: 'Imam of the Jews' }).click();
  await expect.poll(lit).toEqual(['Imam of the Jews']);
  await page.goBack();
  await page.getByRole('button', { name: '3 places' }).click();
  await expect
    .poll(lit)
    .toEqual(['a leading Muslim moderate voice', 'Imam of the Jews', 'Franco-Tunisian imam']);
  await page.getByText('The imam: 3 passages (A 1, B 1, C 1)').waitFor();
  await page.getByRole('button', { name: 'Put out the lights' }).click();
  await expect.poll(lit).toEqual([]);
});

test('the same words elsewhere are offered, and named in one step that one undo takes back', async () => {
  const { page } = ben;
  await selectWords(page, 0, 'Mr Chalghoumi');
  await page.keyboard.press('e');
  const form = page.locator('.naming-form');
  await form.getByLabel(/^Who or what/).fill('the IMAM');
  await form.getByLabel(/Also \d+ other places with the same words/).check();
  await form.getByRole('button', { name: 'Name it' }).click();
  await page.getByRole('button', { name: 'Names', exact: true }).click();
  await expect.poll(async () => (await cells(page))[0]).toMatch(/^Mr Chalghoumi × \d/);
  expect(await page.locator('.claim-table tbody tr').count()).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await cells(page))[0]).toMatch(/^a leading/);
});

test('other forms of a name are offered, each by itself', async () => {
  const { page } = ben;
  await page.getByRole('button', { name: 'Back to the articles' }).click();
  await selectWords(page, 2, 'Hassen Chalghoumi');
  await page.keyboard.press('e');
  const form = page.locator('.naming-form');
  await form.getByLabel(/^Who or what/).fill('The imam');
  await form.getByLabel(/Imam Chalghoumi, 2 places/).check();
  await form.getByRole('button', { name: 'Name it' }).click();
  await page.getByRole('button', { name: 'Names', exact: true }).click();
  await expect.poll(async () => (await cells(page))[1]).toContain('Imam Chalghoumi');
  expect((await cells(page))[0]).not.toContain('Hassen Chalghoumi');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await cells(page))[1]).not.toContain('Imam Chalghoumi');
});

test('what one named is taken back by oneself alone', async () => {
  const { page } = ben;
  expect(await page.getByRole('button', { name: 'Take back “Imam of the Jews”' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Take back “Franco-Tunisian imam”' }).click();
  await expect.poll(async () => (await cells(ada.page))[2]).toBe('Not named');
});

axeRound(
  () => ben,
  async (page) => {
    await page.locator('.claim-table').waitFor();
  },
);
