import { beforeAll, describe, expect, test } from 'vitest';
import { Keyboard } from './keyboard.ts';
import { articleText } from './readers.ts';
import { Stage } from './stage.ts';

/** The whole lesson without a mouse or a finger: whatever is reached is reached by keys. */
const ARTICLES = [
  'Storm hits the coast\n\nOfficials said that nobody was to blame for the storm. They had done all they could.\n\nThe repairs will take a year.',
  'Coast left alone\n\nThe mayor failed the coast again, residents said on Monday.',
  'After the storm, questions\n\nThe fire service counted 40 damaged houses.',
];

/** The first article, as a screen reader names it. */
const ARTICLE = /^Text of|^Article|article/i;

const stage = Stage.ofThisFile();
let url: string;
let teacher: Keyboard;
let ada: Keyboard;

beforeAll(async () => {
  ({ url } = await stage.crossread());
  teacher = new Keyboard(await stage.newPage());
  ada = new Keyboard(await stage.newPage());
});

/** Marks in all articles, as the heads of the columns count them. */
const counted = async ({ page }: Keyboard) => {
  const counts = await page.locator('.layer-counts .count').allInnerTexts();
  return counts.reduce((sum, count) => sum + Number(count), 0);
};

describe('a lesson with the keyboard alone', () => {
  let code = '';

  test('the teacher makes a room from three pasted texts', async () => {
    await teacher.page.goto(url);
    await teacher.activate('New workspace');
    await teacher.fill('Title', 'The storm');
    await teacher.fill('Your name here', 'Ms Teacher');
    await teacher.activate('Add an article');
    for (const [index, text] of ARTICLES.entries()) {
      await teacher.goTo(/^[ABC] (?:Empty|[A-Z])/, 'Shift+Tab');
      await teacher.press('Home');
      for (let step = 0; step < index; step++) await teacher.press('ArrowRight');
      await teacher.press('Enter');
      await teacher.fill(`Text of article ${'ABC'.charAt(index)}`, text);
    }
    await teacher.activate('Make the workspace');
    code = await teacher.page.locator('.room-code').innerText();
    await teacher.goTo(/I have kept the key/);
    await teacher.press('Space');
    await teacher.activate('Open the workspace');
    await articleText(teacher.page, 2).waitFor();
    expect(await articleText(teacher.page, 2).innerText()).toContain('The fire service');
  });

  test('a pupil joins by the code, and the teacher begins', async () => {
    await ada.page.goto(url);
    await ada.activate('Join with a code');
    await ada.fill('Room code', code);
    await ada.press('Enter');
    await ada.page.getByLabel('Your name here').waitFor();
    await ada.fill('Your name here', 'Ada');
    await ada.press('Enter');
    await ada.page.getByText('is still preparing').waitFor();
    await teacher.press('Shift+D');
    await teacher.page.locator('.desk-board').getByText('Ada').waitFor();
    await teacher.activate('Begin independent work');
    await articleText(ada.page, 0).waitFor();
    expect(await counted(ada)).toBe(0);
  });

  test('the pupil marks in each layer and says “done”', async () => {
    await ada.goTo(ARTICLE);
    await expect
      .poll(async () => {
        await ada.press('Escape', 'Control+Home', ']', 's');
        return ada.page.evaluate(() => getSelection()?.toString());
      })
      .toBe('Officials said that nobody was to blame for the storm.');
    await ada.press('f');
    await ada.page.locator('.chooser-search').waitFor();
    await ada.press('Enter');
    await ada.page.locator('.chooser-search').waitFor({ state: 'detached' });
    for (const layer of ['c', 'l']) {
      await ada.press('Control+Shift+ArrowRight', layer);
      await ada.page.locator('.chooser-search').waitFor();
      await ada.press('Enter');
      await ada.page.locator('.chooser-search').waitFor({ state: 'detached' });
    }
    await expect.poll(() => counted(ada)).toBe(3);
    await ada.goTo('I’m done', 'Shift+Tab');
    await ada.press('Enter');
    await teacher.page.locator('.desk-board').getByText('1 of 1 done').waitFor();
  });

  test('the teacher reveals, and reads the marks', async () => {
    await teacher.activate('Reveal');
    await teacher.page.getByRole('button', { name: 'Reveal now' }).waitFor();
    await teacher.activate('Reveal now');
    await ada.page
      .getByText(/everybody/i)
      .first()
      .waitFor();
    await teacher.press('Shift+D');
    await expect.poll(() => counted(teacher)).toBe(3);
  });

  test('the pupil opens a mark, votes, replies, and writes in the notes', async () => {
    await ada.goTo(ARTICLE);
    await ada.press('Control+Home', 'n');
    await ada.page.locator('.inspector').waitFor();
    await ada.press('i');
    await ada.goTo(/^Agree \d/);
    await ada.press('Enter');
    await ada.page.getByRole('button', { name: 'Agree 1', exact: true }).waitFor();
    await ada.fill('Reply', 'Nobody? Then who built the dam?');
    await ada.press('Control+Enter');
    await ada.page.locator('.reply-body', { hasText: 'Then who built' }).waitFor();
    await ada.goTo('Notes', 'Shift+Tab');
    await ada.press('Enter');
    await ada.page.locator('.notes [contenteditable=true]').waitFor();
    await ada.goTo('Shared notes');
    await ada.type('We all saw the same frame.');
    await ada.page.locator('.notes').getByText('We all saw the same frame.').waitFor();
    expect(await counted(ada)).toBe(3);
  });

  test('the teacher hides a mark, closes the room, and the pupil takes it home', async () => {
    await teacher.goTo(ARTICLE);
    await teacher.press('Control+Home', 'n');
    await teacher.page.getByText('Hide this mark').waitFor();
    await teacher.press('i');
    await teacher.activate('Hide this mark');
    await teacher.fill(/^Why\?/, 'names a classmate');
    await teacher.press('Enter');
    await expect.poll(() => counted(teacher)).toBe(2);
    await expect.poll(() => counted(ada)).toBe(3);
    await teacher.goTo('Desk', 'Shift+Tab');
    await teacher.press('Enter');
    await teacher.page.getByText('names a classmate').waitFor();
    await teacher.activate('Close the room');
    await ada.page.getByText('Closed: everything can be read').waitFor();
    await ada.goTo('Export', 'Shift+Tab');
    await ada.press('Enter');
    await ada.page.getByRole('dialog').waitFor();
    await ada.goTo(/^CSV: a row|^XLSX/);
    await ada.press('ArrowDown');
    const csv = ada.page.getByRole('radio', { name: /^CSV: a row/ });
    await expect.poll(() => csv.isChecked()).toBe(true);
    const download = ada.page.waitForEvent('download');
    await ada.activate('Download');
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});
