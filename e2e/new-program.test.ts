import { expect, test } from 'vitest';
import { markWords } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();

test('a newer program waits until a half-written reply is sent, and then takes over', async () => {
  const { page } = await stage.reader('Ada');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload(); // the page that is opened with a program kept here is the one that a newer one replaces
  await markWords(page, 0, 'progressive views', 'f');
  const reply = page.getByLabel('Reply', { exact: true });
  await reply.fill('Half a thou');
  await page.evaluate(() => {
    document.documentElement.dataset['program'] = 'old';
    // As the browser tells when the newer one is in place.
    navigator.serviceWorker.dispatchEvent(new Event('controllerchange'));
  });
  await page.waitForTimeout(3_000);
  expect(await reply.inputValue()).toBe('Half a thou');
  await reply.fill('Half a thought');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-program="old"]').waitFor({ state: 'detached' });
  await page.locator('.reply-body', { hasText: 'Half a thought' }).waitFor();
});
