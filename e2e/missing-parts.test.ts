import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { markWords, paintedText, selectWords } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();

const MISSING = 'This part of the page cannot be fetched';

/** As on a class's own machine: plain http, where browsers keep no program for pages without a connection. */
const WITHOUT_PROGRAM_COPY = { serviceWorkers: 'block' } as const;

test('a dialog whose program cannot be fetched leaves the page as it is, and comes with the network', async () => {
  const { page, context } = await stage.reader('Ada', WITHOUT_PROGRAM_COPY);
  await context.setOffline(true);
  await page.getByText('Offline: 0 changes').waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByText(MISSING).waitFor();
  await selectWords(page, 0, 'progressive views');
  await page.keyboard.press('l');
  await expect.poll(() => page.getByText(MISSING).count()).toBe(2);
  await page.keyboard.press('Escape');
  await context.setOffline(false);
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
  expect(await page.getByText(MISSING).count()).toBe(0);
});

test('a screen that a newer program no longer has says so in its place, with a way to reload', async () => {
  const { page, context } = await stage.reader('Ben', WITHOUT_PROGRAM_COPY);
  const gone = /assets\/voices-view-.*\.(?:js|css)/;
  await context.route(gone, (route) => route.fulfill({ status: 404, json: { code: 'notFound' } }));
  await page.getByRole('button', { name: 'Voices' }).click();
  await page.getByText(MISSING).waitFor();
  expect(await page.getByText('Saved', { exact: true }).isVisible()).toBe(true);
  await context.unroute(gone);
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Who speaks' }).waitFor();
});

test('a comparison whose program cannot be fetched is tried again', async () => {
  const { page, context } = await stage.reader('Cleo', WITHOUT_PROGRAM_COPY);
  const worker = /assets\/alignment-worker-/;
  await context.route(worker, (route) => route.abort());
  await page.getByRole('button', { name: 'Across', exact: true }).click();
  const failed = page.getByText('could not be compared by rule here');
  await failed.waitFor();
  await context.unroute(worker);
  await failed.waitFor({ state: 'detached' });
  expect(await page.getByText(MISSING).count()).toBe(0);
});

/** @returns what lets the part through. */
async function holdBack(context: BrowserContext, part: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await context.route(part, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test.each([
  ['e', /assets\/naming-form-.*\.js/, 'Who or what is called “interfaith tolerance”?'],
  ['q', /assets\/attributing-.*\.js/, 'Who says this'],
])('what is typed after %s waits for the form and does nothing else', async (key, part, label) => {
  const { page, context } = await stage.reader(`Dora ${key}`, WITHOUT_PROGRAM_COPY);
  const arrives = await holdBack(context, part);
  // The part is asked for as soon as the palette is offered.
  await Promise.all([page.waitForRequest(part), markWords(page, 0, 'police guard', 'l')]);
  const openMark = page.locator('.inspector-quote');
  await openMark.waitFor();
  await selectWords(page, 0, 'interfaith tolerance');
  await page.keyboard.press(key);
  await page.getByText('One moment').waitFor();
  await page.keyboard.type('The xaps?');
  for (const other of ['Enter', 'Backspace', 'Delete']) await page.keyboard.press(other);
  arrives();
  const field = page.getByLabel(label);
  await field.waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await openMark.allInnerTexts()).toEqual(['police guard']);
  expect((await paintedText(page))['crossread-pending'] ?? []).toEqual([]);
  expect(await page.getByRole('region', { name: 'Across the articles' }).count()).toBe(0);
  expect(await page.getByRole('dialog', { name: 'Keys' }).count()).toBe(0);
});

test('what is on its way is called off with Escape', async () => {
  const { page, context } = await stage.reader('Emil', WITHOUT_PROGRAM_COPY);
  const arrives = await holdBack(context, /assets\/naming-form-.*\.js/);
  await selectWords(page, 0, 'progressive views');
  await page.keyboard.press('e');
  await page.getByText('One moment').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.palette').count()).toBe(0);
  arrives();
});

test('a layer and Enter before the tags are there: it stays with that layer', async () => {
  const { page, context } = await stage.reader('Finn', WITHOUT_PROGRAM_COPY);
  const arrives = await holdBack(context, /assets\/tag-chooser-.*\.js/);
  await selectWords(page, 0, 'progressive views');
  await page.keyboard.press('f');
  await page.getByText('Fetching the tags').waitFor();
  await page.keyboard.press('Enter');
  arrives();
  const search = page.locator('.chooser-search');
  await search.waitFor();
  expect(await search.getAttribute('aria-label')).toBe('Press the key of a tag, or / to search');
});
