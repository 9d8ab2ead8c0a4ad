import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import { articleText, selectWords } from './readers.ts';
import { SlowLine } from './slow-line.ts';
import { Stage } from './stage.ts';

/** A code book comes in at the desk, and a pupil who is there marks with it. */
const stage = Stage.ofThisFile();
let teacher: Page;
let ada: Page;

/** Where pictures go, when somebody wants to look at them. */
const PICTURES = process.env['CROSSREAD_PICTURES'];
const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
};

const CSV = `layer;tag;guideline
Framing;Sporting contest;Politics told as a game.
Framing;Conflict;Two sides, and one must lose.
Tone;Irony;Says one thing and means another.
Places;Café;
`;

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

const dialog = () => teacher.getByRole('dialog', { name: 'Import a code book' });
const choose = (name: string, text: string) =>
  dialog().locator('input[type=file]').setInputFiles(file(name, text));

beforeAll(async () => {
  const { url } = await stage.crossread();
  ada = (await stage.reader('Ada')).page;
  teacher = await stage.newPage();
  await bringAxe(teacher.context());
  await teacher.goto(`${url}/new`);
  await teacher.getByLabel('Title').fill('One imam');
  await teacher.getByLabel('Your name here').fill('Ms Teacher');
  await teacher.getByLabel(/Use the ready-made/).check();
  await teacher.getByRole('button', { name: 'Make the workspace' }).click();
  const code = await teacher.locator('.room-code').innerText();
  await teacher.getByLabel('I have kept the key').check();
  await teacher.getByRole('button', { name: 'Open the workspace' }).click();
  await articleText(teacher, 0).waitFor();
  await teacher.keyboard.press('Shift+D');
  await teacher.getByRole('button', { name: 'Begin independent work' }).click();
  await ada.goto(`${url}/join`);
  await ada.getByLabel('Room code').fill(code);
  await ada.getByRole('button', { name: 'Go on' }).click();
  await ada.getByLabel('Your name here').fill('Ada');
  await ada.getByRole('button', { name: /Join|Open/ }).click();
  await articleText(ada, 0).waitFor();
});

describe('import of a code book', () => {
  test('a file that is none is refused with the reason, and another can be chosen', async () => {
    await teacher.getByRole('button', { name: 'Import a code book' }).click();
    await dialog().getByText('or drop one here').waitFor();
    await choose('numbers.csv', 'a,b\n1,2\n');
    await dialog().getByText('names no column of tags').waitFor();
    expect(await violations(teacher)).toEqual([]);
  });

  test('what would become of each tag is told first, and nothing is written', async () => {
    await choose('book.csv', CSV);
    await dialog().getByText('would become revision 2.').waitFor();
    const rows = dialog().locator('.import-rows').last().getByRole('listitem');
    expect(await rows.locator('> :first-child').allInnerTexts()).toEqual([
      'Conflict (Framing)',
      'Sporting contest (Framing)',
      'Irony (Tone)',
      'Café (Places)',
    ]);
    await dialog().getByText('changed: guideline').waitFor();
    await dialog().getByText('29 not in the file').waitFor();
    expect(await violations(teacher)).toEqual([]);
    await picture(teacher, 'code-book-told');
  });

  test('a layer is left out by hand, unused tags are asked about', async () => {
    const places = dialog().getByRole('combobox', { name: 'Places', exact: true });
    await places.focus();
    await places.selectOption('nowhere: its tags are left out');
    await dialog().getByText('row 5: “Café” is left out').waitFor();
    expect(await places.evaluate((list) => list === document.activeElement)).toBe(true);
    expect(await dialog().getByRole('combobox', { name: /Café/ }).count()).toBe(0);
    const take = dialog().getByLabel('Take out those that no mark uses');
    const [box, words] = await Promise.all([
      take.boundingBox(),
      dialog().getByText('Take out those that no mark uses').boundingBox(),
    ]);
    const middle = (words?.y ?? 0) + (words?.height ?? 0) / 2;
    expect(Math.abs((box?.y ?? 0) + (box?.height ?? 0) / 2 - middle)).toBeLessThan(4);
    await take.check();
    await dialog().getByText(': goes').first().waitFor();
    await take.uncheck();
    await expect.poll(() => dialog().getByText(': goes').count()).toBe(0);
  });

  test('by keyboard it becomes a new revision, which is told', async () => {
    await dialog().getByRole('button', { name: 'Make revision 2' }).focus();
    await teacher.keyboard.press('Enter');
    await dialog().getByText('is now revision 2.').waitFor();
    await picture(teacher, 'code-book-done');
    await dialog().getByRole('button', { name: 'Close' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await dialog().count()).toBe(0);
  });

  test('a pupil who is there marks with a tag of the new layer', async () => {
    await selectWords(ada, 0, 'interfaith tolerance');
    await ada.locator('.palette-layer').getByText('Tone').click();
    await ada.locator('.chooser-search').waitFor();
    await ada.keyboard.press('i');
    await ada.locator('.fields').first().waitFor();
    await ada.getByText('Saved', { exact: true }).waitFor();
    expect(await ada.getByRole('heading', { name: 'Irony' }).count()).toBe(1);
  });

  test('the same file again changes nothing', async () => {
    await teacher.getByRole('button', { name: 'Import a code book' }).click();
    await choose('book.csv', CSV.replace(/^Places.*\n/m, ''));
    await dialog().getByText('nothing changes here.').waitFor();
    expect(await dialog().getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(
      true,
    );
  });

  test('on a slow line it is told how much is sent, and it can be cancelled', async () => {
    const line = new SlowLine(teacher);
    await line.slow(20_000);
    await choose('long.csv', `${CSV}Tone;Long;${'word '.repeat(40_000)}\n`);
    await dialog()
      .getByText(/^Reading long.csv: \d+ % sent$/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog()
      .getByText(/^Cancelled\./)
      .waitFor();
    await line.quick();
    expect(await dialog().locator('.import-report').count()).toBe(0);
  });

  test('on a telephone, in the dark', async () => {
    await teacher.setViewportSize(SIZES[2]);
    await teacher.emulateMedia({ colorScheme: 'dark' });
    await choose('book.csv', `${CSV}Tone;Sarcasm;\n`);
    await dialog().getByText('would become revision 3.').waitFor();
    expect(await violations(teacher)).toEqual([]);
    const box = await dialog().boundingBox();
    expect(box?.width).toBeLessThanOrEqual(SIZES[2].width);
    await picture(teacher, 'code-book-narrow-dark');
  });
});
