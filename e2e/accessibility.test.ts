import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { joinAs, selectWords } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each(SIZES)('$width x $height', async (viewport) => {
    const { page, context } = await joinAs(browser, crossread.url, 'Ada', {
      viewport,
      colorScheme,
    });
    await bringAxe(context);
    await page.reload();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await violations(page), 'compare view').toEqual([]);

    await selectWords(page, 0, 'interfaith tolerance');
    await page.locator('.palette-layer').first().waitFor();
    expect(await violations(page), 'palette offered').toEqual([]);
    await page.locator('.palette-layer').first().click();
    await page.locator('.chooser-search').waitFor();
    expect(await violations(page), 'tags of a layer').toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2 }).filter({ visible: true }).first().waitFor();
    await page.locator('.fields').first().waitFor();
    await page.locator('.mark-links').waitFor();
    expect(await violations(page), 'inspector').toEqual([]);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page), 'keys').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.locator('.export-formats').waitFor();
    expect(await violations(page), 'export').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.locator('.filter-popup').waitFor();
    expect(await violations(page), 'filter by tag').toEqual([]);
    await context.close();
  });
});
