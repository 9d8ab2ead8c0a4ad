import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf } from './filled-workspace.ts';
import { Stage } from './stage.ts';

/** On a telephone a page that is wider than the screen is shown smaller, and its dialogs stand half outside. */
const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  ({ page } = await ownerOf(browser, crossread.url, wholeWorkspace(60), TELEPHONE));
});

const dialog = () => page.getByRole('dialog');

async function openDialog(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await dialog().waitFor();
}

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
}

/** How wide the page is, and how much of the dialog is hidden at its side. */
async function widths(): Promise<{ page: number; hidden: number }> {
  return page.evaluate(() => {
    const popup = document.querySelector('[role=dialog]');
    return {
      page: document.documentElement.scrollWidth,
      hidden: popup ? popup.scrollWidth - popup.clientWidth : 0,
    };
  });
}

const FITS = { page: TELEPHONE.viewport.width, hidden: 0 };

describe('nothing is wider than a telephone', () => {
  test('Export, with its choices open', async () => {
    await openDialog('Export');
    await dialog().locator('summary').click();
    await dialog().getByLabel('Version').waitFor();
    expect(await widths()).toEqual(FITS);
    await closeDialog();
  });

  test('the desk, with two members and a group, and its dialogs', async () => {
    await page.keyboard.press('Shift+D');
    await page.getByRole('combobox', { name: 'Group of Ana' }).waitFor();
    expect(await widths()).toEqual(FITS);
    for (const name of ['Import marks', 'Import a code book']) {
      await openDialog(name);
      expect(await widths()).toEqual(FITS);
      await closeDialog();
    }
  });
});
