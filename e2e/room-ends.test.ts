import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CrossreadProcess } from './crossread-process.ts';
import {
  joinByCode,
  makeRoom,
  newPerson,
  TWO_BRIDGES,
  type MadeRoom,
  type Person,
} from './people.ts';
import { articleText, markWords } from './readers.ts';
import { Stage } from './stage.ts';

/** What a class needs on some days only: groups that open by themselves, people who go, copies, lost keys. */
const NAMES = ['Ada', 'Ben', 'Cem', 'Dora'];

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let teacher: Person;
let room: MadeRoom;
const pupils = new Map<string, Person>();

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  teacher = await newPerson(browser);
  room = await makeRoom(teacher, crossread.url, 'Two bridges', TWO_BRIDGES);
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

function pupil(name: string): Page {
  const person = pupils.get(name);
  if (!person) throw new Error(`${name} has not come`);
  return person.page;
}

/** The page has changed over to the documents of the group: before, all five are there. */
function inGroupOfTwo(page: Page): Promise<void> {
  return page.getByText(/^Here now: [^,]+, [^,]+$/).waitFor({ state: 'attached' });
}

async function marksOn(page: Page): Promise<number> {
  const counts = await page.locator('.layer-counts .count').allInnerTexts();
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

describe('groups', () => {
  /** The text of the first article as each pupil's page drew it first. */
  const drawn = new Map<string, Awaited<ReturnType<Locator['elementHandle']>>>();

  test('four pupils are spread over two groups evenly', async () => {
    await teacher.page.keyboard.press('Shift+D');
    await button(teacher.page, 'Begin independent work').click();
    for (const name of NAMES) {
      const person = await newPerson(browser);
      pupils.set(name, person);
      await joinByCode(person, crossread.url, room.code, name);
      drawn.set(name, await articleText(person.page, 0).elementHandle());
    }
    await teacher.page.getByLabel('How many').fill('2');
    await button(teacher.page, 'Make groups').click();
    await button(teacher.page, 'Spread the 4 members evenly').click();
    const members = teacher.page.locator('.group-members');
    await expect
      .poll(async () => (await members.allInnerTexts()).map((text) => text.slice(0, 2)))
      .toEqual(['2:', '2:']);
  });

  test('the articles stay on the screens of the pupils meanwhile', async () => {
    for (const name of NAMES) {
      await inGroupOfTwo(pupil(name));
      expect(await drawn.get(name)?.evaluate((text) => text.isConnected)).toBe(true);
    }
  });

  test('a group that is revealed sees its own marks, and the other goes on alone', async () => {
    for (const name of NAMES) {
      await markWords(pupil(name), 0, 'was closed', 'c');
      await expect.poll(() => marksOn(pupil(name))).toBe(1);
    }
    await expect
      .poll(() => teacher.page.locator('.desk-board').getByText('4 marks').count())
      .toBe(1);
    await button(teacher.page, 'Reveal this group').first().click();
    await teacher.page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Reveal/ })
      .click();
    const first = (await teacher.page.locator('.group-members').first().innerText())
      .slice(3)
      .split(', ');
    for (const name of NAMES) {
      await expect.poll(() => marksOn(pupil(name))).toBe(first.includes(name) ? 2 : 1);
    }
  });
});

test('a viewer sees nothing of the marks before the reveal, and all after it', async () => {
  await button(teacher.page, 'viewer').click();
  const link = await teacher.page.locator('.desk-secret strong').innerText();
  const viewer = await newPerson(browser);
  await viewer.page.goto(link);
  await viewer.page.getByLabel('Your name here').fill('Parent');
  await viewer.page.keyboard.press('Enter');
  await articleText(viewer.page, 0).waitFor();
  await viewer.page.getByText('Saved', { exact: true }).waitFor();
  expect(await marksOn(viewer.page)).toBe(0);
  await button(teacher.page, 'Reveal').click();
  await button(teacher.page, 'Reveal now').click();
  await expect.poll(() => marksOn(viewer.page)).toBe(4);
  for (const name of NAMES) await expect.poll(() => marksOn(pupil(name))).toBe(4);
});

test('one pupil’s data is a file with their mark and nobody else’s', async () => {
  const download = teacher.page.waitForEvent('download');
  await teacher.page.getByRole('link', { name: 'Data of Ada' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  const data = JSON.parse(file) as { member: { displayName: string }; records: unknown[] };
  expect(data.member.displayName).toBe('Ada');
  expect(data.records).toHaveLength(1);
  expect(file).not.toContain('Ben');
});

test('a pupil who is removed is out at once, and the marks stay under the name', async () => {
  await button(teacher.page, 'Remove Ben').click();
  await teacher.page.getByLabel('Keep the marks').check();
  await teacher.page.getByRole('alertdialog').getByRole('button', { name: 'Remove Ben' }).click();
  await expect.poll(() => pupil('Ben').locator('.column').count()).toBe(0);
  await expect.poll(() => marksOn(pupil('Ada'))).toBe(4);
});

test('a new recovery key brings the owner back elsewhere, and the old one no longer does', async () => {
  await button(teacher.page, 'New recovery key').click();
  await button(teacher.page, 'New key').click();
  const shown = teacher.page
    .locator('.desk-secret', { hasText: 'Shown only now' })
    .locator('strong');
  await expect.poll(() => shown.innerText()).not.toContain('/join');
  const key = await shown.innerText();
  const elsewhere = await newPerson(browser);
  const comeBack = async (typed: string) => {
    await elsewhere.page.goto(`${crossread.url}/return`);
    await elsewhere.page.getByRole('textbox').fill(typed);
    await elsewhere.page.keyboard.press('Enter');
  };
  await comeBack(room.recoveryKey);
  await elsewhere.page.locator('.field-problem', { hasText: /./ }).waitFor();
  await comeBack(key);
  await articleText(elsewhere.page, 0).waitFor();
  await button(elsewhere.page, 'Desk').waitFor();
});

test('a copy with marks has the names of those who made them, and nobody in it', async () => {
  await teacher.page.goto(crossread.url);
  await button(teacher.page, /^More about/)
    .first()
    .click();
  await teacher.page.getByRole('menuitem', { name: /copy/i }).click();
  await teacher.page.getByLabel('Title of the copy').fill('Next year');
  await teacher.page.getByLabel(/With the marks/).check();
  await button(teacher.page, 'Make the copy').click();
  await teacher.page.getByLabel('I have kept the key').check();
  await button(teacher.page, 'Open the workspace').click();
  await articleText(teacher.page, 0).waitFor();
  await button(teacher.page, 'Desk').click();
  await button(teacher.page, 'Open all marks').click();
  await button(teacher.page, 'Back to the articles').click();
  await expect.poll(() => marksOn(teacher.page)).toBe(4);
  await teacher.page.locator('.margin-note').first().click();
  await teacher.page
    .locator('.inspector')
    .getByText(/Ada|Ben|Cem|Dora/)
    .first()
    .waitFor();
});
