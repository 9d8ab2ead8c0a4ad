import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, violations } from './axe.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { Keyboard } from './keyboard.ts';
import { command, makeRoom, newPerson, seesText, type Person } from './people.ts';
import { articleText } from './readers.ts';
import { Stage } from './stage.ts';

const ARTICLE = 'Bridge closed\n\nThe bridge was closed on Monday.\n\nShare this';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let teacher: Person;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  teacher = await newPerson(browser);
});

const kinds = (page: Page) =>
  page
    .locator('.preview-block:visible')
    .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).dataset['kind']));

describe('a new workspace', () => {
  test('shows the blocks of what is pasted, and keeps corrections over a reload', async () => {
    const { page } = teacher;
    await page.goto(crossread.url);
    await page.getByRole('link', { name: 'New workspace' }).click();
    await page.getByLabel('Text of article A').fill(ARTICLE);
    await expect.poll(() => kinds(page)).toEqual(['heading', 'paragraph', 'furniture']);
    await page.getByLabel(/^Block 2 is a/).selectOption('quotation');
    await page.getByLabel('Text of article A').press('Control+Home');
    await page.keyboard.type('Local news\n\n');
    const corrected = ['heading', 'paragraph', 'quotation', 'furniture'];
    await expect.poll(() => kinds(page)).toEqual(corrected);
    await page.reload();
    await expect.poll(() => kinds(page)).toEqual(corrected);
  });

  test('brings a removed article back, and moves it', async () => {
    const { page } = teacher;
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Move article A to the right' }).click();
    const names = () => page.getByRole('tab').allInnerTexts();
    await expect.poll(names).toEqual(['A\nEmpty', 'B\nLocal news']);
  });

  test('says what is missing where it is missing, and loses nothing', async () => {
    const { page } = teacher;
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await seesText(teacher, 'Give the workspace a title.');
    expect(await page.getByLabel('Title', { exact: true }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('Bridges');
    await page.keyboard.press('Enter');
    await seesText(teacher, 'Please give a name.');
    await page.getByLabel('Your name here').fill('Ms Weber');
  });

  test('shows the code and the recovery key until the key is kept, also after a reload', async () => {
    const { page } = teacher;
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    const key = await page.locator('.recovery-key').innerText();
    await page.reload();
    expect(await page.locator('.recovery-key').innerText()).toBe(key);
    await page.getByRole('button', { name: 'Open the workspace' }).click();
    await seesText(teacher, 'Keep the recovery key first');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Open the workspace' }).click();
    await articleText(page, 0).waitFor();
    await page.goto(`${crossread.url}/new`);
    await page.getByLabel('Title', { exact: true }).waitFor();
    expect(await page.locator('.recovery-key').count()).toBe(0);
  });

  test('is made from the ready-made articles with the keyboard alone', async () => {
    const person = await newPerson(browser);
    const { page } = person;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const begun = Date.now();
    await page.goto(`${crossread.url}/new`);
    await page.getByLabel('Title', { exact: true }).focus();
    await page.keyboard.type('Ready made');
    await press('Tab');
    await page.keyboard.type('Ms Weber');
    await press('Tab', 'ArrowRight');
    await seesText(person, 'They are ready to be marked');
    await press('Tab', 'Enter');
    await page.locator('.recovery-key').waitFor();
    await page.getByLabel('I have kept the key').focus();
    await press('Space', 'Tab', 'Enter');
    await articleText(page, 2).waitFor();
    expect(Date.now() - begun).toBeLessThan(60_000);
    await person.context.close();
  });
});

const row = () => teacher.page.locator('.workspace-row', { hasText: 'Bridges' }).first();

const choose = async (choice: string) => {
  await row()
    .getByRole('button', { name: /^More about/ })
    .click();
  await teacher.page.getByRole('menuitem', { name: choice }).click();
};

describe('my workspaces', () => {
  test('are listed with what they are', async () => {
    await teacher.page.goto(crossread.url);
    await expect.poll(() => row().innerText()).toMatch(/In preparation\s+1 article\s+1 member/);
  });

  test('are deleted with a delay, and restored', async () => {
    await choose('Delete');
    await expect.poll(() => row().innerText()).toMatch(/Will be deleted on \d+ \w+ \d{4}/);
    await row().getByRole('button', { name: 'Restore' }).click();
    await expect.poll(() => row().innerText()).not.toMatch(/deleted/);
  });

  test('go to the archive and come back', async () => {
    await choose('Archive');
    await teacher.page.getByRole('heading', { name: 'Archive' }).waitFor();
    await choose('Take out of the archive');
    await expect.poll(() => teacher.page.getByRole('heading', { name: 'Archive' }).count()).toBe(0);
  });

  test('keep the focus on the page when what had it goes', async () => {
    const { page } = teacher;
    const keyboard = new Keyboard(page);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const more = /^More about Bridges$/;
    const byKeys = async (menuItem: string) => {
      await keyboard.activate(more);
      const item = page.getByRole('menuitem', { name: menuItem, exact: true });
      await item.focus();
      await keyboard.press('Enter');
    };
    await byKeys('Archive');
    await page.getByRole('heading', { name: 'Archive' }).waitFor();
    await expect.poll(focused).toBe('My workspaces');
    await byKeys('Take out of the archive');
    await expect.poll(() => page.getByRole('heading', { name: 'Archive' }).count()).toBe(0);
    await expect.poll(focused).toBe('My workspaces');
    await byKeys('Delete');
    await keyboard.activate('Restore');
    await expect.poll(() => row().innerText()).not.toMatch(/deleted/);
    await expect.poll(focused).toBe('My workspaces');
  });

  test('are erased on a date, not on one that is past', async () => {
    const { page } = teacher;
    await choose('Date of erasure');
    await page.getByLabel('Erase after').fill('2020-01-01');
    await page.getByRole('button', { name: 'Set the date' }).click();
    await seesText(teacher, 'Choose a day that is still to come.');
    await page.getByLabel('Erase after').fill('2031-07-31');
    await page.getByRole('button', { name: 'Set the date' }).click();
    await expect.poll(() => row().innerText()).toMatch(/erased on 31 July 2031/);
  });

  test('are copied, with a code and a key of their own', async () => {
    const { page } = teacher;
    await choose('Make a copy');
    await page.getByRole('button', { name: 'Make the copy' }).click();
    await seesText(teacher, '“Bridges (copy)” is ready');
    await page.getByLabel('I have kept the key').check();
    await page.getByRole('button', { name: 'Open the workspace' }).click();
    await articleText(page, 0).waitFor();
    await page.getByRole('link', { name: 'Crossread' }).click();
    await expect.poll(() => page.locator('.workspace-row', { hasText: 'copy' }).count()).toBe(1);
  });

  test('are still there without the server', async () => {
    const { page, context } = teacher;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await context.setOffline(true);
    await page.reload();
    await seesText(teacher, 'These workspaces are kept on this device');
    expect(await page.getByRole('link', { name: 'Bridges', exact: true }).count()).toBe(1);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'My workspaces' }).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each([1440, 1024, 390])('%d wide', async (width) => {
    const person = await newPerson(browser, { colorScheme, viewport: { width, height: 860 } });
    const { page } = person;
    await bringAxe(person.context);
    const check = async (name: string) => {
      expect(await violations(page), name).toEqual([]);
      const scrolls = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(scrolls, `${name} scrolls sideways`).toBe(false);
    };
    await page.goto(crossread.url);
    await page.locator('.page h1').waitFor();
    await check('first steps');
    for (const path of [
      '/join',
      '/return',
      '/nowhere/at/all',
      '/w/nowhere',
      '/join#babu-babu-babu',
    ]) {
      await page.goto(crossread.url + path);
      await page.locator('.page h1').waitFor();
      await check(path);
    }
    await page.goto(`${crossread.url}/new`);
    await page.getByLabel('Text of article A').fill(ARTICLE);
    await page.getByText('Details:').first().click();
    await page.locator('.preview-block').first().waitFor();
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await check('new workspace');
    const room = await makeRoom(person, crossread.url, 'Bridges', [ARTICLE, ARTICLE]);
    await page.getByRole('button', { name: /^Here now/ }).click();
    await page.getByRole('button', { name: 'Make a return code' }).click();
    await page.locator('.recovery-key').waitFor();
    await check('about me');
    await command(person, room.workspace, { kind: 'delete' });
    await page.goto(crossread.url);
    await page.getByRole('button', { name: 'Restore' }).waitFor();
    await check('home');
    await page.getByRole('button', { name: /^More about/ }).click();
    await page.getByRole('menuitem', { name: 'Date of erasure' }).click();
    await page.getByLabel('Erase after').waitFor();
    await check('date of erasure');
    await person.context.close();
  });
});
