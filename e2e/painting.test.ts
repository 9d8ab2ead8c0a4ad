import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { CrossreadProcess } from './crossread-process.ts';
import { joinAs, markWords, paintedNearWindow, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let ada: Reader;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  ada = await joinAs(browser, crossread.url, 'Ada', { viewport: { width: 1440, height: 500 } });
});

function nearWindow() {
  return expect.poll(
    async () => (await paintedNearWindow(ada.page))['crossread-wave-1']?.toSorted() ?? [],
  );
}

async function scrollTo(where: 'start' | 'end'): Promise<void> {
  await ada.page
    .locator('.column-scroll')
    .first()
    .evaluate((column, to) => {
      column.scrollTop = to === 'end' ? column.scrollHeight : 0;
    }, where);
}

test('marks are painted where the window is, follow it, and are all there for a printer', async () => {
  await markWords(ada.page, 0, 'recent terror attacks', 'l');
  await nearWindow().toEqual(['recent terror attacks']);

  await scrollTo('end');
  await nearWindow().toEqual([]);
  await scrollTo('start');
  await nearWindow().toEqual(['recent terror attacks']);

  await scrollTo('end');
  await nearWindow().toEqual([]);
  expect((await paintedText(ada.page))['crossread-wave-1']).toEqual(['recent terror attacks']);
  await nearWindow().toEqual([]);
});

test('after a reload the first frame with text has its marks', async () => {
  await ada.page.addInitScript(() => {
    const look = () => {
      const text = document.querySelector('.reading-text .block');
      if (!text || text.getBoundingClientRect().height === 0) return requestAnimationFrame(look);
      // The frame that shows the text is being made; a message from inside it comes when it is out.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        const painted = [...(CSS.highlights.get('crossread-wave-1') ?? [])].length;
        document.documentElement.dataset['paintedAtFirst'] = String(painted);
      });
      port1.start();
      return port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
  await ada.page.reload();
  const root = ada.page.locator('html[data-painted-at-first]');
  await root.waitFor({ state: 'attached' });
  expect(await root.getAttribute('data-painted-at-first')).toBe('1');
});
