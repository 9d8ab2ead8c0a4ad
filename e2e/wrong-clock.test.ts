/** Devices whose clock is a day off: what is new, what is said, and what opens by itself go by the server's. */
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { CrossreadProcess } from './crossread-process.ts';
import { makeRoom, newPerson, TWO_BRIDGES, type Person } from './people.ts';
import { joinAs, markWords, READY_MADE } from './readers.ts';
import { Stage } from './stage.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
});

async function withClockOff(milliseconds: number): Promise<Person> {
  const person = await newPerson(browser);
  await person.context.clock.setSystemTime(Date.now() + milliseconds);
  return person;
}

test('somebody whose clock is a day ahead sees what is new, and dates nothing tomorrow', async () => {
  const { context } = await withClockOff(DAY_MS);
  const ada = await joinAs(browser, crossread.url, 'Ada', {}, context);
  const ben = await joinAs(browser, crossread.url, 'Ben');
  await ben.page.waitForTimeout(1_100); // the server tells its time to the second
  await markWords(ben.page, 0, 'progressive views', 'l');
  await ada.page.getByRole('button', { name: 'New: 1' }).waitFor();
  await markWords(ada.page, 0, 'torrent of threats', 'l');
  await ada.page.getByText('Saved', { exact: true }).waitFor();
  const text = await ben.page.evaluate(
    async (path) => (await fetch(path)).text(),
    `/api/workspaces/${READY_MADE}/export/crossread`,
  );
  const dates = [...text.matchAll(/"created": ?"([^"]+)"/g)].map(([, date]) =>
    Date.parse(date ?? ''),
  );
  expect(dates.length).toBeGreaterThan(1);
  expect(Math.max(...dates)).toBeLessThan(Date.now() + DAY_MS / 2);
});

test('a reveal in ten minutes is in ten minutes, also where the clock is a day behind', async () => {
  const teacher = await withClockOff(-DAY_MS);
  const { page } = teacher;
  await makeRoom(teacher, crossread.url, 'Two bridges', TWO_BRIDGES);
  await page.keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Begin independent work' }).click();
  await page.getByLabel('Marks open').selectOption('at a time');
  await page.getByRole('button', { name: 'Set the rule' }).click();
  await page.getByText('Opens by itself at').waitFor();
  await page.waitForTimeout(2_500); // the server looks every second
  expect(await page.getByText('Opens by itself at').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Reveal' }).first().isVisible()).toBe(true);
});
