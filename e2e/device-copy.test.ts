import { beforeAll, expect, test } from 'vitest';
import { markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
});

/** As the browser does when its storage is cleared: every open database is shut, and gone. */
async function clearStorage({ page }: Reader): Promise<void> {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.addEventListener('success', () => resolve());
        deleting.addEventListener('error', () => reject(new Error(`${name} is not deleted`)));
      });
    }
  });
}

const paintedFor = async ({ page }: Reader) => Object.values(await paintedText(page)).flat();

async function seenByAda(words: string): Promise<void> {
  await expect.poll(() => paintedFor(ada)).toContain(words);
}

test('what is marked after the storage of the browser was cleared is sent, and kept again', async () => {
  const ben = await stage.reader('Ben');
  await ben.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await clearStorage(ben);
  await markWords(ben.page, 0, 'progressive views', 'f');
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  await seenByAda('progressive views');

  await ben.context.setOffline(true);
  await ben.page.getByText('Offline: 0 changes kept on this device').waitFor();
  await clearStorage(ben);
  await markWords(ben.page, 0, 'interfaith tolerance', 'f');
  await ben.page.getByText('Offline: 1 change kept on this device').waitFor();
  await ben.context.setOffline(false);
  await seenByAda('interfaith tolerance');
  expect(await paintedFor(ben)).toContain('progressive views');
});

test('where the device is full, no word is said to be kept there', async () => {
  const { page, context } = await stage.reader('Cleo');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.evaluate(() => {
    const { prototype } = IDBObjectStore;
    const add = Object.getOwnPropertyDescriptor(prototype, 'add') ?? {};
    Object.assign(globalThis, { freeSpace: () => Object.defineProperty(prototype, 'add', add) });
    // As on a full disk: the request is taken, and the transaction fails in the end.
    Object.defineProperty(prototype, 'add', {
      ...add,
      value(this: IDBObjectStore, value: unknown) {
        const request = this.put(value);
        request.addEventListener('success', () => this.transaction.abort());
        return request;
      },
    });
  });
  await context.setOffline(true);
  await page.getByText('Offline: 0 changes kept on this device').waitFor();
  await markWords(page, 0, 'torrent of threats', 'l');
  await page.getByText('Offline: 1 change on this page only. Leave it open').waitFor();
  await page.evaluate('freeSpace()');
  await page.getByText('Offline: 1 change kept on this device').waitFor();
  await context.setOffline(false);
  await page.getByText('Saved', { exact: true }).waitFor();
  expect(await paintedFor({ page, context })).toContain('torrent of threats');
  await seenByAda('torrent of threats');
});

test('one can leave on a device whose storage never answers', async () => {
  const { page } = await stage.reader('Dana');
  await page.addInitScript(() => {
    const silent = Object.assign(new EventTarget(), { result: null, error: null });
    Object.defineProperty(indexedDB, 'open', { value: () => silent });
  });
  await page.reload();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.locator('.people-here').click();
  await page.getByRole('button', { name: 'Leave on this device' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.getByRole('heading', { level: 1 }).first().isVisible()).toBe(true);
});

test('who leaves in one tab has left in the other too', async () => {
  const { page, context } = await stage.reader('Emil');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByText('Saved', { exact: true }).waitFor();
  await page.locator('.people-here').click();
  await page.getByRole('button', { name: 'Leave on this device' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await other.getByText('You are no longer a member').waitFor();
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toEqual([]);
});
