import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, violations } from './axe.ts';
import { articleText, markWords, selectWords } from './readers.ts';
import { Stage } from './stage.ts';

/** The desk and what pupils see of it: a teacher and two pupils, each in front of a browser. */
const stage = Stage.ofThisFile();
let teacher: Page;
let ada: Page;
let ben: Page;
let url: string;
let code = '';

beforeAll(async () => {
  ({ url } = await stage.crossread());
  [teacher, ada, ben] = [await stage.newPage(), await stage.newPage(), await stage.newPage()];
  for (const page of [teacher, ada]) await bringAxe(page.context());
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const board = () => teacher.locator('.desk-board');

/** The cells of a row of the board, as they are read. */
async function rowOf(name: string): Promise<string[]> {
  const cells = board().locator('tr', { hasText: name }).locator('td');
  return cells.allInnerTexts();
}

/** Marks that the page shows, over all columns. */
async function marksOn(page: Page): Promise<number> {
  const counts = await page.locator('.layer-counts .count').allInnerTexts();
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

/** Before, kept, changed, removed, added, now. */
async function figures(page: Page, name: string): Promise<string[]> {
  return page.locator('.pass-figures tr', { hasText: name }).locator('td').allInnerTexts();
}

async function takeSeat(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/join`);
  await page.getByLabel('Room code').fill(code);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name }).click();
}

describe('the desk', () => {
  test('opens by a key; a pasted class list becomes seats, taken or still free', async () => {
    await teacher.goto(`${url}/new`);
    await teacher.getByLabel('Title').fill('One imam');
    await teacher.getByLabel('Your name here').fill('Ms Teacher');
    await teacher.getByLabel(/Use the ready-made/).check();
    await teacher.getByRole('button', { name: 'Make the workspace' }).click();
    code = await teacher.locator('.room-code').innerText();
    await teacher.getByLabel('I have kept the key').check();
    await teacher.getByRole('button', { name: 'Open the workspace' }).click();
    await articleText(teacher, 0).waitFor();
    await teacher.keyboard.press('Shift+D');
    await board().waitFor();
    expect(new URL(teacher.url()).search).toBe('?desk=open');
    await teacher.getByText('Add a list of names').click();
    await teacher.getByLabel(/One name a line/).fill('1. Ada\n2. Ben\n3. Cem');
    await button(teacher, 'Add 3 seats').click();
    await expect.poll(() => board().getByText('has not come yet').count()).toBe(3);
    await takeSeat(ada, 'Ada');
    await takeSeat(ben, 'Ben');
    await ada.getByText('is still preparing').waitFor();
    await expect.poll(() => board().getByText('has not come yet').count()).toBe(1);
  });

  test('that was opened without a network comes by itself once there is one', async () => {
    await teacher.keyboard.press('Shift+D');
    await articleText(teacher, 0).waitFor();
    await teacher.context().setOffline(true);
    await teacher.keyboard.press('Shift+D');
    await teacher.getByText('this page tries again by itself').waitFor();
    expect(await board().count()).toBe(0);
    await teacher.context().setOffline(false);
    await board().waitFor();
    await expect.poll(() => teacher.getByText('this page tries again by itself').count()).toBe(0);
  });

  test('outlets are hidden from pupils, groups read their own articles', async () => {
    await teacher.getByLabel('Hide the outlets').check();
    await button(teacher, 'Begin independent work').click();
    await articleText(ada, 2).waitFor();
    expect(await ada.locator('.column-outlet').allInnerTexts()).toEqual([
      'Source A',
      'Source B',
      'Source C',
    ]);
    await teacher.getByLabel('How many').fill('2');
    await button(teacher, 'Make groups').click();
    await teacher.getByLabel('Name of Group 2').fill('Owls');
    await teacher.getByLabel('Name of Group 2').press('Enter');
    await teacher.getByLabel('Group of Ben').selectOption('Owls');
    const owls = teacher.getByRole('group', { name: 'Owls reads' });
    for (const letter of ['A', 'B']) {
      await owls.getByRole('button', { name: letter, exact: true }).click();
    }
    await expect.poll(() => ben.locator('.column-outlet').allInnerTexts()).toEqual(['Source C']);
    await expect.poll(async () => (await rowOf('Ben')).at(-1)).toBe('Owls');
    await button(teacher, 'No groups').click();
    await teacher.getByRole('alertdialog').getByRole('button', { name: 'No groups' }).click();
    await articleText(ben, 2).waitFor();
    await teacher.getByLabel('Hide the outlets').uncheck();
    for (const page of [ada, ben]) {
      await expect
        .poll(() => page.locator('.column-outlet').first().innerText())
        .toBe('Mailonline');
    }
  });

  test('the board counts by layer, and nobody sees a foreign mark', async () => {
    // A column is made anew for another handout, and a selection in the old one is gone with it.
    for (const page of [ada, ben]) await page.getByText('Saved', { exact: true }).waitFor();
    await markWords(ada, 0, 'interfaith tolerance', 'f');
    await markWords(ada, 0, 'victimisation', 'l');
    await markWords(ben, 0, 'interfaith tolerance', 'c');
    // here, article, framing, claims, loaded language, marks, done
    await expect.poll(() => rowOf('Ada')).toEqual(['here', 'A', '1', '0', '1', '2', '–']);
    await expect.poll(() => rowOf('Ben')).toEqual(['here', 'A', '0', '1', '0', '1', '–']);
    expect(await rowOf('All 3')).toEqual(['3', '–', '1', '1', '1', '3', '0 of 2']);
    expect(await marksOn(ben)).toBe(1);
    await button(teacher, 'Loaded language').click();
    const names = board().locator('tbody th');
    await expect.poll(async () => (await names.allInnerTexts())[0]).toBe('Ada');
    await button(teacher, 'Board for the projector').click();
    expect(new URL(teacher.url()).search).toBe('?desk=board');
    await teacher.getByText(code).waitFor();
    await button(teacher, 'Back to the desk').click();
  });

  test('a rule that is true already is asked about; one that is set is told to pupils', async () => {
    await teacher.getByLabel('Marks open').selectOption('after-marks');
    await teacher.getByLabel('Marks each', { exact: true }).fill('1');
    await button(teacher, 'Set the rule').click();
    await teacher.getByText('This rule is true already').waitFor();
    await button(teacher, 'Not yet').click();
    await teacher.getByLabel('Marks each', { exact: true }).fill('3');
    await button(teacher, 'Set the rule').click();
    await teacher.getByText('0 of 2 have made as many').waitFor();
    await ada.getByText('2 of 3 marks').waitFor();
    expect(await ada.locator('.phase-bar p').innerText()).toContain(
      'Marks open when everybody has made 3.',
    );
  });

  test('“done” stands on the board and outlives a reload; the clock runs on every screen', async () => {
    await button(ada, 'I’m done').click();
    await expect.poll(async () => (await rowOf('Ada')).at(-1)).toBe('done');
    await button(ada, 'Done. Go on after all').waitFor();
    await ada.reload();
    await button(ada, 'Done. Go on after all').waitFor();
    await teacher.getByLabel('Minutes of your own').fill('3');
    await button(teacher, 'Start').click();
    await expect.poll(() => ada.getByRole('timer').innerText()).toMatch(/^(?:3:00|2:\d\d)$/);
    await ben.getByRole('timer').waitFor();
    await button(teacher, 'Stop the timer').click();
    await ben.getByRole('timer').waitFor({ state: 'detached' });
    await ada.getByRole('timer').waitFor({ state: 'detached' });
    expect(await ada.getByRole('timer').count()).toBe(0);
  });

  test('while it is locked pupils read and change nothing', async () => {
    await teacher.getByLabel('Lock').check();
    await ben.getByText('Locked for now').waitFor();
    expect(await button(ben, 'Undo').isDisabled()).toBe(true);
    await articleText(ben, 0).press('n');
    await articleText(ben, 0).press('Delete');
    await selectWords(ben, 0, 'victimisation');
    expect(await ben.locator('.palette').count()).toBe(0);
    expect(await marksOn(ben)).toBe(1);
    await teacher.getByLabel('Lock').uncheck();
    await ben.getByText('Mark on your own').waitFor();
  });

  test('the reveal is asked about, told to pupils once, and keeps the first pass', async () => {
    await button(teacher, 'Reveal').click();
    await teacher.getByText('1 member has not said').waitFor();
    await button(teacher, 'Reveal now').click();
    await ben.getByText('The marks are open').waitFor();
    await expect.poll(() => marksOn(ben)).toBe(3);
    await button(ben, 'Got it').click();
    await ben.reload();
    await articleText(ben, 2).waitFor();
    expect(await ben.getByText('The marks are open').count()).toBe(0);
  });

  test('before and after: what each has changed since the reveal', async () => {
    await ada.getByText('The marks are open').waitFor();
    await markWords(ada, 0, 'republic', 'l');
    await button(ada, 'Compare with it').click();
    await expect.poll(() => figures(ada, 'Ada (you)')).toEqual(['2', '2', '0', '0', '1', '3']);
    expect(await violations(ada)).toEqual([]);
    await button(teacher, 'Before and after').click();
    await expect.poll(() => figures(teacher, 'Everybody')).toEqual(['3', '3', '0', '0', '1', '4']);
    await button(teacher, 'Ben').click();
    await teacher.getByText('Nothing has changed since the reveal').waitFor();
    await button(teacher, 'Everybody (2)').click();
    const mind = 'I had not seen how often “republic” stands there.';
    await ada.getByLabel(/^Looking back/).fill(mind);
    await ada.getByRole('heading', { name: 'What changed my mind' }).click();
    await teacher.getByText(mind, { exact: true }).waitFor();
    expect(await violations(ada)).toEqual([]);
    await button(teacher, 'Ben').click();
    expect(await teacher.getByText(mind, { exact: true }).count()).toBe(0);
    await button(teacher, 'Everybody (2)').click();
    await button(teacher, 'republic').click();
    await teacher.locator('.inspector-quote', { hasText: 'republic' }).waitFor();
  });

  test('findings stand side by side, before the reveal and now', async () => {
    const view = teacher.url();
    await button(teacher, 'Findings').click();
    await teacher
      .getByLabel('Compare', { exact: true })
      .selectOption({ label: 'before and after the reveal' });
    const rates = 'Marks per 1,000 words and coder';
    await teacher.getByText(`Table: ${rates}`, { exact: true }).click();
    const lines = await teacher
      .getByRole('table', { name: rates })
      .locator('.finding-value')
      .allInnerTexts();
    const marks = (set: string) =>
      lines
        .filter((line) => line.startsWith(set))
        .reduce((sum, line) => sum + Number(/(\d+) marks?$/.exec(line)?.[1] ?? 0), 0);
    expect([marks('Before'), marks('Now')]).toEqual([3, 4]);
    await teacher.goBack();
    await expect.poll(() => Promise.resolve(teacher.url())).toBe(view);
    await teacher.locator('.inspector-quote', { hasText: 'republic' }).waitFor();
  });

  test('a hidden mark goes from all screens but its writer’s, who reads why, and comes back', async () => {
    await teacher.getByText('Hide this mark').click();
    await teacher.getByLabel(/^Why\?/).fill('off the topic');
    await teacher.getByRole('button', { name: 'Hide from everybody' }).click();
    await ada.getByRole('button', { name: 'Back to the articles' }).click();
    await ada
      .getByText(/off the topic/)
      .first()
      .waitFor();
    await expect.poll(() => marksOn(ben)).toBe(3);
    expect(await ben.getByText(/off the topic/).count()).toBe(0);
    await teacher.keyboard.press('Shift+D');
    await teacher.getByText(/, by Ada. Hidden because: off the topic/).waitFor();
    await button(teacher, 'Show again').click();
    await expect.poll(() => marksOn(ben)).toBe(4);
  });

  test('independent work begins again, with nobody done', async () => {
    await button(teacher, 'Back to independent work').click();
    await button(teacher, 'Begin again').click();
    await teacher.getByText('Now, for the second time').waitFor();
    await button(ada, 'I’m done').waitFor();
    await markWords(ada, 1, 'risking his', 'l');
    await expect.poll(async () => (await rowOf('Ada'))[5]).toBe('4');
    expect(await marksOn(ben)).toBe(4);
    await button(teacher, 'Reveal').click();
    await button(teacher, 'Reveal now').click();
    await expect.poll(() => marksOn(ben)).toBe(5);
  });

  test('names change, a seat goes, a pupil is erased everywhere after the name is typed', async () => {
    await teacher.getByLabel('Name of Ada').fill('Ada L');
    await teacher.getByLabel('Name of Ada').press('Enter');
    await board().getByText('Ada L').waitFor();
    await teacher.getByRole('button', { name: 'Remove Cem' }).click();
    await button(teacher, 'Remove the seat').click();
    await expect.poll(() => board().getByText('Cem').count()).toBe(0);
    await teacher.getByRole('button', { name: 'Remove Ben' }).click();
    await teacher.getByLabel(/Erase everything/).check();
    expect(await button(teacher, 'Erase Ben').isDisabled()).toBe(true);
    expect(await violations(teacher)).toEqual([]);
    await teacher.getByLabel(/type the name/).fill('Ben');
    await button(teacher, 'Erase Ben').click();
    await ben.getByText('You are no longer a member').waitFor();
    await expect.poll(() => board().getByText('Ben').count()).toBe(0);
    await expect.poll(() => marksOn(ada)).toBe(4);
    expect(await violations(teacher)).toEqual([]);
  });

  test('an invitation brings an editor, who runs the lesson and manages nobody', async () => {
    await button(teacher, 'editor').click();
    const link = await teacher.locator('.desk-secret strong').innerText();
    const editor = await stage.newPage();
    await editor.goto(link);
    await editor.getByLabel('Your name here').fill('Mr Editor');
    await editor.getByRole('button', { name: 'Open' }).click();
    await button(editor, 'Desk').click();
    await editor.getByRole('heading', { name: 'Board' }).waitFor();
    expect(await editor.getByRole('heading', { name: 'People' }).count()).toBe(0);
    await button(editor, 'Close the room').click();
    await ada.getByText('Closed: everything can be read').waitFor();
  });
});
