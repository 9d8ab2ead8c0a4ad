import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, unmarked } from './filled-workspace.ts';
import { Stage } from './stage.ts';

/** Articles that are added at the desk: all that was brought together becomes drafts. */
const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  ({ page } = await ownerOf(browser, crossread.url, unmarked(wholeWorkspace())));
  await page.keyboard.press('Shift+D');
});

const dialog = () => page.getByRole('dialog');
const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const text = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
});

test('a pasted text and a file beside it become two drafts', async () => {
  await page.getByRole('button', { name: 'Add an article' }).click();
  await dialog().getByLabel('Paste the text').fill('Bridge opens\n\nIt is open again.');
  await dialog()
    .locator('input[type=file]')
    .setInputFiles(text('tunnel.txt', 'Tunnel shut\n\nWater came in.'));
  await dialog().getByText('Tunnel shut').waitFor();
  expect(await dialog().getByLabel('Paste the text').inputValue()).toContain('Bridge opens');
  await press('Begin 2 drafts');
  await dialog().waitFor({ state: 'detached' });
  const drafts = page.getByRole('button', { name: 'Open the draft' });
  await expect.poll(() => drafts.count()).toBe(2);
  const articles: string[] = [];
  for (const at of [0, 1]) {
    await drafts.nth(at).click();
    articles.push(await page.getByRole('textbox', { name: 'Text of the new article' }).innerText());
    await page.getByRole('button', { name: 'To the desk' }).click();
  }
  expect(articles.join()).toContain('It is open again.');
  expect(articles.join()).toContain('Water came in.');
});

test('the dialog is empty again afterwards', async () => {
  await page.getByRole('button', { name: 'Add an article' }).click();
  expect(await dialog().getByLabel('Paste the text').inputValue()).toBe('');
  expect(await dialog().getByText('Tunnel shut').count()).toBe(0);
  await dialog().getByRole('button', { name: 'Begin with an empty page' }).waitFor();
});

test('a page as Chromium saves it in one file becomes a draft with its details', async () => {
  const saved = await pageSavedAsOneFile();
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: 'storm.mhtml', mimeType: 'multipart/related', buffer: saved });
  await press('Begin the draft');
  const words = page.getByRole('textbox', { name: 'Text of the new article' });
  await expect.poll(() => words.innerText()).toContain('“No café is open,”');
  expect(await words.innerText()).not.toContain('Buy this now');
  const { origin } = new URL(crossread.url);
  expect(await page.getByLabel('Address').inputValue()).toBe(`${origin}/storm`);
  expect(await page.getByLabel('Byline').inputValue()).toBe('Ann Ott');
});

/** Of a page with a frame, stored in an old encoding: the browser keeps its bytes as they are. */
async function pageSavedAsOneFile(): Promise<Buffer> {
  const reader = await browser.newPage();
  const said =
    '<p>\u0093No caf\u00e9 is open,\u0094 said the mayor of the town, who had not slept.</p>';
  const pages: Record<string, string> = {
    '/storm': `<!doctype html><meta name="author" content="Ann Ott"><title>Storm</title><h1>Storm hits the coast</h1><iframe src="/frame"></iframe><article>${said.repeat(6)}</article>`,
    '/frame': '<!doctype html><title>Ad</title><p>Buy this now.</p>',
  };
  await reader.route(/\/(?:storm|frame)$/, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=windows-1252',
      body: Buffer.from(pages[new URL(route.request().url()).pathname] ?? '', 'latin1'),
    }),
  );
  await reader.goto(`${crossread.url}/storm`);
  const session = await reader.context().newCDPSession(reader);
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
  await reader.close();
  return Buffer.from(data, 'latin1');
}
