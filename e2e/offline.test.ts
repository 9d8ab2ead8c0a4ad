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
      .poll(async () => (await paintedText(reader.page))['crossread-wave-1']?.toSorted(), {
        timeout: 15_000,
      })
      .toEqual(['progressive views', 'provoked many extremists', 'torrent of threats']);
    expect((await paintedText(reader.page))['crossread-wave-2'] ?? []).toEqual([]);
  }
});
