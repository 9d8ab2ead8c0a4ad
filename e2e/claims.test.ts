import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { axeRound } from './axe-round.ts';
import { markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

/** What the three articles say of the same man, as two people marked it. */
const THREATS_A = 'has appealed to Emmanuel Macron for increased police protection';
const THREATS_B = 'Since then, he has been facing death threats.';
const THREATS_C = 'Hassen Chalghoumi, the Imam of the Parisien suburb of Drancy';
const GUARD_A = 'has lived under police guard since the 2015 Paris attacks';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
  await markWords(ada.page, 0, THREATS_A, 'c');
  await markWords(ada.page, 0, GUARD_A, 'c');
  await markWords(ada.page, 1, THREATS_B, 'c');
  await ben.page.locator('.margin-note').first().waitFor();
  await markWords(ben.page, 2, THREATS_C, 'c');
  for (const { page } of [ada, ben]) {
    await page.getByRole('button', { name: 'Claim grid' }).click();
    await page.locator('.claim-table').waitFor();
  }
});

/** The names of the rows, from the top. */
async function rows(page: Page): Promise<string[]> {
  const names = await page.locator('.claim-table tbody .row-words').allInnerTexts();
  return names.map((name) => name.replaceAll(/[“”"]/g, ''));
}

async function choose(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await page.getByLabel(`Choose the row “${name}”`).check();
}

async function merge(page: Page, ...names: readonly string[]): Promise<void> {
  await choose(page, ...names);
  await page.getByRole('button', { name: `Put ${names.length} rows together` }).click();
}

/** The line of an article in the table of figures: claims, share, only here, in all others. */
async function figures(page: Page, letter: string): Promise<string[]> {
  const line = page
    .locator('.figures-table')
    .first()
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^(Source )?${letter}\\b`) }) });
  return line.getByRole('cell').allInnerTexts();
}

test('each claim is a row, in the order of its place, and the figures count rows', async () => {
  for (const { page } of [ada, ben]) {
    await expect
      .poll(async () => new Set(await rows(page)))
      .toEqual(new Set([THREATS_A, THREATS_B, THREATS_C, GUARD_A]));
  }
  expect(await figures(ben.page, 'A')).toEqual(['2', '50 %', '2', '0']);
  expect(await figures(ben.page, 'B')).toEqual(['1', '25 %', '1', '0']);
});

test('two people put rows together, one of them offline: one grid, no row doubled', async () => {
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  await ben.context.setOffline(true);
  await ben.page.getByText('Offline: 0 changes kept on this device').waitFor();
  // Both join A and B; Ben also C, Ada words the row.
  await merge(ben.page, THREATS_A, THREATS_B, THREATS_C);
  await expect.poll(() => rows(ben.page)).toHaveLength(2);
  await merge(ada.page, THREATS_A, THREATS_B);
  await expect.poll(() => rows(ada.page)).toHaveLength(3);
  await ada.page.getByRole('button', { name: THREATS_A, exact: false }).first().click();
  await ada.page.locator('.row-field').fill('He is threatened');
  await ada.page.keyboard.press('Enter');
  await ben.context.setOffline(false);
  for (const { page } of [ada, ben]) {
    await expect
      .poll(async () => new Set(await rows(page)))
      .toEqual(new Set(['He is threatened', GUARD_A]));
    expect(await figures(page, 'A')).toEqual(['2', '100 %', '1', '0']);
    expect(await figures(page, 'B')).toEqual(['1', '50 %', '0', '0']);
    expect(await page.locator('.cell-quote').count()).toBe(4);
  }
});

test('a figure opens its rows, and a quote the mark in its article', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: '1 row that only A has.' }).click();
  await expect.poll(() => rows(page)).toEqual([GUARD_A]);
  await page.getByRole('button', { name: 'Show all rows' }).click();
  await page.locator('.cell-quote', { hasText: THREATS_B }).click();
  await expect.poll(() => page.locator('.inspector-quote').innerText()).toBe(THREATS_B);
  await page.getByRole('button', { name: 'Claim grid' }).click();
  await expect.poll(() => rows(page)).toHaveLength(2);
});

test('“left out” is said by one and taken back when somebody finds it', async () => {
  await ada.page.getByRole('button', { name: `Left out? Say that B lacks “${GUARD_A}”` }).click();
  await ben.page.getByText('Left out, says Ada.').waitFor();
  await ben.page.getByRole('button', { name: `Take back that B lacks “${GUARD_A}”` }).click();
  await expect.poll(() => ada.page.getByText('Left out, says').count()).toBe(0);
});

test('a mark is taken out of its row by the other, and undo brings it back', async () => {
  await ben.page.getByRole('button', { name: `Take “${THREATS_C}” out of this row` }).click();
  await expect.poll(() => rows(ada.page)).toHaveLength(3);
  await ben.page.keyboard.press('Control+z');
  await expect.poll(() => rows(ada.page)).toHaveLength(2);
});

test('a note of the margin is dragged onto another, and the grid shows what contradicts', async () => {
  const { page } = ada;
  await page.getByRole('button', { name: 'Back to the articles' }).click();
  const note = (column: number) => page.locator('.column').nth(column).locator('.margin-note');
  await note(0).last().dragTo(note(2).first());
  const choice = page.getByRole('group', { name: 'How the two marks stand to each other' });
  await choice.getByText(GUARD_A).waitFor();
  await choice.getByRole('button', { name: 'contradicts this mark' }).click();
  await page.locator('.mark-links').getByText('Contradicts').waitFor();
  const contradicted = ben.page.locator('[data-state=contradicted] .cell-quote');
  await expect
    .poll(async () => new Set(await contradicted.allInnerTexts()))
    .toEqual(new Set([GUARD_A, THREATS_C]));
  await page.getByRole('button', { name: 'Claim grid' }).click();
});

test('a row shows its passages in all articles, and Back returns to the grid', async () => {
  const { page } = ben;
  await page
    .locator('.claim-table tbody tr')
    .first()
    .getByRole('button', { name: /: show “/ })
    .click();
  await expect
    .poll(async () => (await paintedText(page))['crossread-lit']?.length)
    .toBeGreaterThan(0);
  await page.goBack();
  await page.locator('.claim-table').waitFor();
});

axeRound(
  () => ben,
  async (page) => {
    await page.locator('.claim-table').waitFor();
  },
);
