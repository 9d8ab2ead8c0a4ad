import { expect, test } from 'vitest';
import { selectWords } from './readers.ts';
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
