import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import { Stage } from './stage.ts';

/** The page that describes the HTTP API, as people read it. */
const stage = Stage.ofThisFile();
let page: Page;
let url: string;
const foreign: string[] = [];
const complaints: string[] = [];

const PICTURES = process.env['CROSSREAD_PICTURES'];
const picture = async (name: string) => {
  if (PICTURES) await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
};

const operation = (name: string) => page.locator('.opblock', { hasText: name }).first();

beforeAll(async () => {
  ({ url } = await stage.crossread());
  page = await stage.newPage();
  await bringAxe(page.context());
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== url) {
      foreign.push(request.url());
    }
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${url}/api/docs`);
  await page.getByText('Export what the member may see').waitFor({ timeout: 40_000 });
});

describe('/api/docs', () => {
  test('shows every operation, asks nobody else, and its policy stops none of it', async () => {
    expect(await page.locator('.opblock').count()).toBeGreaterThan(15);
    expect(await page.title()).toBe('HTTP API – Crossread');
    await picture('api-docs');
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('an operation opens by the keyboard and says who may do it', async () => {
    const summary = operation('Import a code book').locator('button.opblock-summary-control');
    await summary.focus();
    await page.keyboard.press('Enter');
    await operation('Import a code book').getByText('Members with the role owner').waitFor();
    await operation('Import a code book').getByText('dryRun').first().waitFor();
    await operation('Import a code book').scrollIntoViewIfNeeded();
    await picture('api-docs-open');
    expect(complaints).toEqual([]);
  });

  test('a request is tried out from the page', async () => {
    await operation('Workspaces of this device').locator('button.opblock-summary-control').click();
    await operation('Workspaces of this device')
      .getByRole('button', { name: 'Try it out' })
      .click();
    await operation('Workspaces of this device').getByRole('button', { name: 'Execute' }).click();
    await operation('Workspaces of this device').getByText('"mayCreate": true').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('on a telephone, %s', async (colorScheme) => {
    await page.setViewportSize(SIZES[2]);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await page.getByText('Export what the member may see').waitFor({ timeout: 40_000 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(SIZES[2].width);
    await picture(`api-docs-narrow-${colorScheme}`);
    // The order of headings, and buttons and boxes in buttons, are Swagger UI's own and not ours to mend.
    const ofSwagger = /^(?:heading-order|nested-interactive|scrollable-region-focusable|region):/;
    expect((await violations(page)).filter((found) => !ofSwagger.test(found))).toEqual([]);
  });
});
