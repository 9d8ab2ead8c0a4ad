import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import {
  articleText,
  caretIsSet,
  markWords,
  paintedText,
  selectWords,
  type Reader,
} from './readers.ts';
import { Stage } from './stage.ts';

const ASKED = 'But his comments have prompted a backlash';
const ANSWER = 'Since then, he has been facing death threats.';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
  await bringAxe(ben.context);
});

const panel = (page: Page) => page.getByRole('region', { name: 'Across the articles' });
const answers = (page: Page) => panel(page).locator('.across-quote').allInnerTexts();

/** Puts the caret into the words with the mouse. */
async function caretAt(page: Page, column: number, words: string): Promise<void> {
  await selectWords(page, column, words);
  await caretIsSet(page);
  await page.keyboard.press('ArrowLeft');
}

test('the sentence at the caret is answered, level with its answer', async () => {
  const { page } = ada;
  await articleText(page, 0).focus();
  await caretIsSet(page);
  await page.keyboard.press('x');
  await panel(page).waitFor();
  await caretAt(page, 0, ASKED);
  await expect.poll(() => answers(page)).toContain(ANSWER);
  await panel(page)
    .getByText(/By rule, 0\.\d\d: both have .*threats/)
    .first()
    .waitFor();
  const painted = (await paintedText(page))['crossread-answer']?.join(' ') ?? '';
  expect(painted).toContain(ASKED);
  expect(painted).toContain(ANSWER);
  const tops = await page.evaluate(() =>
    [...(CSS.highlights.get('crossread-answer') ?? [])].map((range) => {
      const copy = document.createRange();
      copy.setStart(range.startContainer, range.startOffset);
      copy.setEnd(range.endContainer, range.endOffset);
      return copy.getClientRects()[0]?.top ?? 0;
    }),
  );
  expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 1000))).toBeLessThan(12);
  await expect.poll(() => page.locator('.ribbon-own').getAttribute('d')).toMatch(/^M[\d.]+,/);
});

test('the ribbon follows when a column is scrolled', async () => {
  const { page } = ada;
  const before = await page.locator('.ribbon-own').getAttribute('d');
  await page
    .locator('.column-scroll')
    .nth(1)
    .evaluate((column) => column.scrollBy({ top: -15 }));
  await expect.poll(() => page.locator('.ribbon-own').getAttribute('d')).not.toBe(before);
});

test('Shift+X steps through the sentences that have an answer', async () => {
  const { page } = ada;
  const asked = () => panel(page).locator('.across-asked').innerText();
  const seen = new Set<string>();
  for (let step = 0; step < 3; step++) {
    const before = await asked();
    await articleText(page, 0).focus();
    await page.keyboard.press('Shift+X');
    await expect.poll(asked).not.toBe(before);
    expect(await answers(page)).not.toEqual([]);
    seen.add(await asked());
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('b steps back', async () => {
  const { page } = ada;
  const asked = () => panel(page).locator('.across-asked').innerText();
  const here = await asked();
  await articleText(page, 0).focus();
  await page.keyboard.press('Shift+X');
  await expect.poll(asked).not.toBe(here);
  await page.keyboard.press('b');
  await expect.poll(asked).toBe(here);
});

/** Where the words are, in pixels of the window. */
async function topOf(page: Page, column: number, words: string): Promise<number> {
  return articleText(page, column).evaluate((text, sought) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(sought) ?? -1;
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().top;
    }
    throw new Error(`“${sought}” is not in the article`);
  }, words);
}

/** A turn of the wheel reaches the page some frames later, and may be drawn out over more. */
async function standsStill(column: Locator): Promise<void> {
  await column.evaluate(async (element) => {
    let [top, frames] = [element.scrollTop, 0];
    while (frames < 5) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames = element.scrollTop === top ? frames + 1 : 0;
      top = element.scrollTop;
    }
  });
}

test('the wheel over one column takes the others along, level by what answers each other', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 1440, height: 620 });
  const column = page.locator('.column-scroll').first();
  const box = await column.boundingBox();
  if (!box) throw new Error('the column is there');
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await column.evaluate((element) => element.scrollTo(0, 0));
  const line = box.y + box.height / 3;
  // To where the asked sentence stands at the line that passages are level at.
  for (let turn = 0; turn < 12; turn++) {
    const away = (await topOf(page, 0, ASKED)) - line;
    if (Math.abs(away) < 1) break;
    await page.mouse.wheel(0, away);
    await standsStill(column);
  }
  expect(Math.abs((await topOf(page, 0, ASKED)) - line)).toBeLessThan(2);
  await expect
    .poll(async () =>
      Math.abs((await topOf(page, 0, ASKED)) - (await topOf(page, 1, 'Since then, he has been'))),
    )
    .toBeLessThan(4);
  await panel(page).getByLabel('Scroll together').uncheck();
  const before = await topOf(page, 1, 'Since then, he has been');
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => topOf(page, 0, ASKED)).toBeLessThan(line - 30);
  expect(await topOf(page, 1, 'Since then, he has been')).toBe(before);
  await panel(page).getByLabel('Scroll together').check();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('all ribbons are drawn between neighbours, and the margin maps show what is answered', async () => {
  const { page } = ada;
  const drawn = async () =>
    ((await page.locator('.ribbon-proposed').getAttribute('d')) ?? '').split('M').length - 1;
  expect(await drawn()).toBe(0);
  await panel(page).getByLabel('All ribbons between neighbours').check();
  await expect.poll(drawn).toBeGreaterThan(0);
  expect(await page.locator('[data-lane="aligned"]').count()).toBe(3);
  expect(await page.locator('[data-lane="aligned"] span').count()).toBeGreaterThan(6);
  await panel(page).getByLabel('All ribbons between neighbours').uncheck();
  await expect.poll(drawn).toBe(0);
});

test('who confirms is named on every screen; who rejects takes it away, and undo brings it back', async () => {
  for (const { page } of [ada, ben]) {
    if ((await panel(page).count()) === 0) {
      await page.getByRole('button', { name: 'Across', exact: true }).click();
    }
    await panel(page).waitFor();
    await caretAt(page, 0, ASKED);
    await expect.poll(() => answers(page)).toContain(ANSWER);
  }
  await panel(ada.page)
    .getByRole('button', { name: `Same thing: “${ANSWER}”` })
    .click();
  await panel(ben.page).getByText('Paired by Ada').waitFor();
  await panel(ben.page)
    .getByRole('button', { name: `Not the same: “${ANSWER}”` })
    .click();
  await expect.poll(() => answers(ada.page)).not.toContain(ANSWER);
  await ben.page.keyboard.press('Control+z');
  await expect.poll(() => answers(ada.page)).toContain(ANSWER);
});

test('a pair is drawn from what is selected in another article', async () => {
  const words = 'Hassen Chalghoumi, the Imam of the Parisien suburb';
  await selectWords(ada.page, 2, words);
  await panel(ada.page)
    .getByRole('button', { name: `Pair it with “${words}”` })
    .click();
  await expect.poll(() => answers(ben.page)).toContain(words);
});

test('where the mouse was pressed to select is no question about that sentence', async () => {
  const { page } = ada;
  const asked = await panel(page).locator('.across-asked').innerText();
  const box = await articleText(page, 1).locator('p').first().boundingBox();
  if (!box) throw new Error('the paragraph is there');
  await page.mouse.move(box.x + 4, box.y + 12);
  await page.mouse.down();
  await caretIsSet(page);
  await page.mouse.move(box.x + 90, box.y + 12);
  await caretIsSet(page);
  await page.mouse.up();
  await panel(page)
    .getByRole('button', { name: /^Pair it with/ })
    .waitFor();
  expect(await panel(page).locator('.across-asked').innerText()).toBe(asked);
});

test('“only here” is counted and lit up', async () => {
  const { page } = ben;
  const only = panel(page).getByLabel(/Only here: A \d+ of \d+, B \d+ of \d+, C \d+ of \d+/);
  await only.check();
  await expect
    .poll(async () => (await paintedText(page))['crossread-alone']?.length ?? 0)
    .toBeGreaterThan(10);
  expect((await paintedText(page))['crossread-alone']).not.toContain(ANSWER);
  await only.uncheck();
  await expect.poll(async () => (await paintedText(page))['crossread-alone'] ?? []).toEqual([]);
});

test('claims in passages that answer each other are proposed as one row, and kept apart on request', async () => {
  await markWords(ada.page, 0, ASKED, 'c');
  await markWords(ada.page, 1, ANSWER, 'c');
  await ada.page.getByRole('button', { name: 'Claim grid' }).click();
  await ada.page.getByRole('heading', { name: 'Perhaps the same claim (1)' }).waitFor();
  expect(await ada.page.locator('.claim-table tbody tr').count()).toBe(2);
  await ada.page.locator('.suggested').getByRole('button', { name: 'Not the same' }).click();
  await expect.poll(() => ada.page.locator('.suggested').count()).toBe(0);
  await ada.page.keyboard.press('Control+z');
  await ada.page.locator('.suggested').getByRole('button', { name: 'Put together' }).click();
  await expect.poll(() => ada.page.locator('.claim-table tbody tr').count()).toBe(1);
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each(SIZES)('$width x $height', async (size) => {
    const { page } = ben;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await articleText(page, 0).waitFor();
    await panel(page).waitFor();
    await caretAt(page, 0, ASKED);
    await expect.poll(() => answers(page)).toContain(ANSWER);
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
  });
});
