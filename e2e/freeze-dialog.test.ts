import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import { SIZES } from './axe.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, unmarked } from './filled-workspace.ts';
import { Stage } from './stage.ts';

/** What is frozen is seen before: a long list of changes does not hide itself, nor the button. */
const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  ({ page } = await ownerOf(browser, crossread.url, unmarked(wholeWorkspace())));
  await page.keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Correct A' }).click();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.click();
  await page.keyboard.press('Control+End');
  for (let block = 1; block <= 12; block++) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(`Added ${block}`);
  }
  await page.getByText('Draft saved', { exact: true }).waitFor();
});

const dialog = () => page.getByRole('dialog');
const hint = () => dialog().getByText('More below');
const freeze = () => dialog().getByRole('button', { name: 'Freeze', exact: true });

/** Whether a finger that points at the middle of it would touch it. */
const isReachable = (one: Locator) =>
  one.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && element.contains(there);
  });

describe.each(SIZES)('$width x $height', (viewport) => {
  test('the button is there at once, and so is the hint until the last change was in sight', async () => {
    await page.setViewportSize(viewport);
    await page.getByRole('button', { name: 'Freeze', exact: true }).click();
    await freeze().waitFor();
    expect(await isReachable(freeze())).toBe(true);
    await hint().waitFor();
    const last = dialog().locator('ins', { hasText: 'Added 12' });
    expect(await isReachable(last)).toBe(false);
    await page.keyboard.press('End');
    await hint().waitFor({ state: 'hidden' });
    expect(await isReachable(last)).toBe(true);
    expect(await isReachable(freeze())).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});
