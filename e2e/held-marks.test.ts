/** Marks that were made without a connection, by somebody who may not write any more when it is back. */
import { beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import type { Command } from '#sync/api.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import {
  command,
  joinByCode,
  makeRoom,
  newPerson,
  TWO_BRIDGES,
  type MadeRoom,
  type Person,
} from './people.ts';
import { articleText, markWords, paintedText } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let teacher: Person;
let room: MadeRoom;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  teacher = await newPerson(browser);
  room = await makeRoom(teacher, crossread.url, 'Two bridges', TWO_BRIDGES);
  await command(teacher, room.workspace, { kind: 'set-phase', phase: 'open' });
});

const lock = (locked: boolean): Command => ({ kind: 'change-settings', change: { locked } });

test.each<{ name: string; words: string; shut: Command; open: Command }>([
  { name: 'locked', words: 'furious', shut: lock(true), open: lock(false) },
  {
    name: 'closed',
    words: 'Drivers',
    shut: { kind: 'set-phase', phase: 'closed' },
    open: { kind: 'set-phase', phase: 'open' },
  },
])(
  '$name meanwhile: what waits is said to wait, and saved afterwards',
  async ({ name, ...one }) => {
    const pupil = await newPerson(browser);
    const { page, context } = pupil;
    await joinByCode(pupil, crossread.url, room.code, `Ada ${name}`);
    await articleText(page, 0).waitFor();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.getByText('Offline: 0 changes kept on this device').waitFor();
    await markWords(page, 0, one.words, 'f');
    await page.getByText('Offline: 1 change kept on this device').waitFor();
    await command(teacher, room.workspace, one.shut);
    await context.setOffline(false);
    await page.getByText('Not saved: 1 change kept on this device').waitFor();
    await command(teacher, room.workspace, one.open);
    await page.getByText('Saved', { exact: true }).waitFor();
    await expect
      .poll(async () => Object.values(await paintedText(teacher.page)).flat())
      .toContain(one.words);
  },
);

test('what waits is sent as soon as the lock is off, however long the page has asked in vain', async () => {
  const pupil = await newPerson(browser);
  const { page, context } = pupil;
  await page.addInitScript(() => {
    const set = setTimeout;
    // The steps between two questions, but for the first: they never end.
    const longSteps = new Set([400, 800, 1_600, 3_200, 6_400, 10_000]);
    const setOthers = (act: () => void, ms = 0) => (longSteps.has(ms) ? 0 : set(act, ms));
    Object.assign(globalThis, { setTimeout: setOthers });
  });
  await joinByCode(pupil, crossread.url, room.code, 'Ada waiting');
  await articleText(page, 0).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await markWords(page, 0, 'furious', 'f');
  await page.getByText('Offline: 1 change kept on this device').waitFor();
  await command(teacher, room.workspace, lock(true));
  await context.setOffline(false);
  await page.getByText('Not saved: 1 change kept on this device').waitFor();
  await command(teacher, room.workspace, lock(false));
  const saved = page.getByText('Saved', { exact: true });
  await expect.poll(() => saved.isVisible()).toBe(true);
});

test('what was saved in independent work is not called unsaved after a reload without a connection', async () => {
  await command(teacher, room.workspace, { kind: 'set-phase', phase: 'independent' });
  const pupil = await newPerson(browser);
  const { page, context } = pupil;
  await joinByCode(pupil, crossread.url, room.code, 'Ada alone');
  await articleText(page, 0).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await markWords(page, 0, 'furious', 'f');
  await page.getByText('Saved', { exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByText('Offline: 0 changes kept on this device').waitFor();
  await page.reload();
  await page.getByText('Offline: 0 changes kept on this device').waitFor();
  await markWords(page, 0, 'Drivers', 'f');
  await page.getByText('Offline: 1 change kept on this device').waitFor();
  await page.reload();
  const waiting = page.getByText('Offline: 1 change kept on this device');
  await expect.poll(() => waiting.isVisible()).toBe(true);
});
