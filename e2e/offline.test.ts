import { beforeAll, expect, test } from 'vitest';
import { markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

test('marks made offline survive a reload and merge without loss or doubles', async () => {
  await ben.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await markWords(ben.page, 0, 'interfaith tolerance', 'f');
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  // The server has the mark, but its copy among the published ones may still be under way.
  await ben.page.getByRole('button', { name: 'Export' }).click();
  await ben.page.getByText('Chosen: 1 mark.', { exact: true }).waitFor();
  await ben.page.keyboard.press('Escape');
  await ben.page.getByRole('dialog').waitFor({ state: 'detached' });

  await ben.context.setOffline(true);
  await ben.page.getByText('Offline: 0 changes kept on this device').waitFor();
  await markWords(ben.page, 0, 'torrent of threats', 'l');
  await markWords(ben.page, 0, 'progressive views', 'l');
  await ben.page.getByText('Offline: 2 changes kept on this device').waitFor();
  await markWords(ada.page, 0, 'provoked many extremists', 'l');

  await ben.page.reload();
  await ben.page.getByText('Offline: 2 changes kept on this device').waitFor();
  const kept = await paintedText(ben.page);
  expect(kept['crossread-wave-1']?.toSorted()).toEqual(['progressive views', 'torrent of threats']);
  expect(kept['crossread-tint-1']).toEqual(['interfaith tolerance']);

  await ben.context.setOffline(false);
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  for (const reader of [ada, ben]) {
    await expect
      .poll(async () => (await paintedText(reader.page))['crossread-wave-1']?.toSorted())
      .toEqual(['progressive views', 'provoked many extremists', 'torrent of threats']);
    expect((await paintedText(reader.page))['crossread-wave-2'] ?? []).toEqual([]);
  }
});

const bytesOf = ({ payload }: { payload: string | Buffer }) => payload.length;

test('a page that is opened again tells the server nothing that it knows, and asks only for the rest', async () => {
  const sent: number[] = [];
  const received: number[] = [];
  ben.page.once('websocket', (socket) => {
    socket.on('framesent', (frame) => sent.push(bytesOf(frame)));
    socket.on('framereceived', (frame) => received.push(bytesOf(frame)));
  });
  await ben.page.reload();
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  await markWords(ben.page, 0, 'interfaith', 'l');
  await ben.page.getByText('Saved', { exact: true }).waitFor();
  // The articles alone are more than 20,000 bytes, a mark some 500.
  expect(sent.length).toBeGreaterThan(5);
  expect(Math.max(...sent)).toBeLessThan(2_000);
  expect(Math.max(...received)).toBeLessThan(2_000);
});

test('where the browser keeps nothing, the articles are read and marked all the same', async () => {
  const { page } = await stage.reader('Cleo');
  await page.addInitScript(() => {
    // As in windows whose storage is shut: the answer never comes.
    const silent = Object.assign(new EventTarget(), { result: null, error: null });
    Object.defineProperty(indexedDB, 'open', { value: () => silent });
  });
  await page.reload();
  await markWords(page, 0, 'progressive views', 'f');
  await page.getByText('Saved', { exact: true }).waitFor();
  await expect
    .poll(async () => (await paintedText(ada.page))['crossread-tint-1'] ?? [])
    .toContain('progressive views');
});

test('an address that is opened while the server is away is asked for again by itself', async () => {
  const crossread = await stage.crossread();
  await crossread.kill();
  await ben.page.goto(`${crossread.url}/w/some-other-workspace`);
  await ben.page.getByText('this page tries again by itself').waitFor();
  await crossread.run();
  const answer = ben.page.getByText('There is no such workspace');
  await expect.poll(() => answer.isVisible()).toBe(true);
});
