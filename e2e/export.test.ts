import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import { bringAxe, SIZES, violations } from './axe.ts';
import { BreakingLine } from './breaking-line.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, type Filled } from './filled-workspace.ts';
import { Keyboard } from './keyboard.ts';
import { joinByCode, makeRoom, newPerson, TWO_BRIDGES } from './people.ts';
import { articleText } from './readers.ts';
import { SlowLine } from './slow-line.ts';
import { Stage } from './stage.ts';

/** The dialog as people use it, down to the files that they get. */
const MARKS = 60;
const made = wholeWorkspace(MARKS);
const whole = { ...made, settings: { ...made.settings, title: 'Ein Imám, три статьи' } };

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let owner: Filled;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  owner = await ownerOf(browser, crossread.url, whole);
});

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string) =>
  dialog(page).getByRole('button', { name, exact: true }).click();

async function choose(page: Page, formatId: string): Promise<void> {
  const label = formats.find(({ id }) => id === formatId)?.label ?? formatId;
  await dialog(page).getByRole('radio', { name: label, exact: true }).check();
}

async function downloaded(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')]);
  await seesText(page, /^Saved: crossread-/);
  return {
    name: download.suggestedFilename(),
    bytes: readFileSync(await download.path()),
  };
}

const seesText = (page: Page, words: string | RegExp) => dialog(page).getByText(words).waitFor();
const timeless = (text: string) => text.replace(/"generated":"[^"]+"/, '');

describe('files', () => {
  beforeAll(() => openDialog(owner.page));
  afterAll(() => press(owner.page, 'Close'));

  test('what each format leaves out stands beside it', async () => {
    for (const format of formats) {
      await choose(owner.page, format.id);
      const facts = dialog(owner.page).locator('.export-facts');
      await expect.poll(() => facts.innerText()).toContain(format.label);
      expect(await facts.getByRole('listitem').allInnerTexts()).toEqual([...format.loses]);
    }
  });

  test('how many marks are chosen is said', async () => {
    const state = dialog(owner.page).locator('.export-state');
    await expect.poll(() => state.innerText()).toBe(`Chosen: all ${MARKS} marks.`);
  });

  test('CSV: a row for each piece, under the names', async () => {
    await choose(owner.page, 'csv');
    const { name, bytes } = await downloaded(owner.page);
    expect(name).toMatch(/^crossread-ein-imám-три-статьи-csv-\d{4}-\d\d-\d\d\.csv$/);
    const rows: Record<string, string>[] = parse(strFromU8(bytes), { bom: true, columns: true });
    expect(new Set(rows.map((row) => row['annotation_id'])).size).toBe(MARKS);
    expect(new Set(rows.map((row) => row['annotator']))).toEqual(new Set(['Ana', 'Ben 🌪']));
  });

  test.each([
    ['xlsx', ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']],
    ['brat', ['README.txt']],
    ['refi-qdpx', ['project.qde']],
  ])('%s is a whole ZIP', async (id, paths) => {
    await choose(owner.page, id);
    const { bytes } = await downloaded(owner.page);
    expect(Object.keys(unzipSync(bytes))).toEqual(expect.arrayContaining(paths));
  });

  test('own JSON is that of the server, to the byte but for its time', async () => {
    await choose(owner.page, 'crossread');
    const { bytes } = await downloaded(owner.page);
    const [cookie] = await owner.context.cookies();
    const address = `${crossread.url}/api/workspaces/${owner.workspace}/export/crossread`;
    const direct = await fetch(address, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    });
    expect(timeless(strFromU8(bytes))).toBe(timeless(await direct.text()));
  });
});

describe('a part of it', () => {
  test('one layer under pseudonyms: the number that is said is in the file, and no name', async () => {
    const { page } = owner;
    await openDialog(page);
    await dialog(page).locator('summary').click();
    await dialog(page).getByRole('checkbox', { name: 'Framing' }).uncheck();
    await dialog(page).getByRole('checkbox', { name: 'Claims' }).uncheck();
    await dialog(page)
      .getByRole('checkbox', { name: /^Pseudonyms/ })
      .check();
    await seesText(page, 'Only 1 layer, under pseudonyms');
    const said = await dialog(page).locator('.export-state').innerText();
    const count = Number(/Chosen: (\d+) of 60 marks/.exec(said)?.[1]);
    await choose(page, 'csv');
    const { bytes } = await downloaded(page);
    const rows: Record<string, string>[] = parse(strFromU8(bytes), { bom: true, columns: true });
    expect(count).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row['annotation_id'])).size).toBe(count);
    expect(strFromU8(bytes)).not.toMatch(/Ana|Ben/);
  });

  test('the choice is there again after the dialog was closed, and after a reload', async () => {
    const { page } = owner;
    await press(page, 'Close');
    await page.reload();
    await articleText(page, 0).waitFor();
    await openDialog(page);
    await seesText(page, 'Only 1 layer, under pseudonyms');
    expect(await dialog(page).getByRole('radio', { checked: true }).count()).toBe(1);
    await expect
      .poll(() => dialog(page).locator('.export-facts').innerText())
      .toMatch(/^CSV: a row/);
  });

  test('the first pass of a round has the marks of its reveal', async () => {
    const { page } = owner;
    await dialog(page).locator('summary').click();
    await dialog(page).getByRole('checkbox', { name: 'Framing' }).check();
    await dialog(page).getByRole('checkbox', { name: 'Claims' }).check();
    await dialog(page).getByLabel('Marks', { exact: true }).selectOption('1');
    await seesText(page, 'Chosen: all 5 marks.');
    const { bytes } = await downloaded(page);
    const rows: Record<string, string>[] = parse(strFromU8(bytes), { bom: true, columns: true });
    expect(new Set(rows.map((row) => row['annotation_id'])).size).toBe(5);
    await dialog(page).getByLabel('Marks', { exact: true }).selectOption('');
  });

  test('nothing chosen: it is said, and there is nothing to press', async () => {
    const { page } = owner;
    const boxes = dialog(page).getByRole('group', { name: 'Annotators' }).getByRole('checkbox');
    for (const box of await boxes.all()) await box.uncheck();
    await seesText(page, 'Choose at least one article');
    expect(await dialog(page).getByRole('button', { name: 'Download' }).isDisabled()).toBe(true);
    for (const box of await boxes.all()) await box.check();
    await press(page, 'Close');
  });
});

describe('on the way', () => {
  let reader: Filled;
  let line: BreakingLine;
  beforeAll(async () => {
    line = await BreakingLine.to(crossread.url);
    reader = await ownerOf(browser, line.url, wholeWorkspace(6_000));
    await openDialog(reader.page);
    await choose(reader.page, 'crossread');
  });
  afterAll(async () => {
    await reader.context.close();
    await line.close();
  });

  test('the bytes are told; Cancel and Escape leave no file, and say so', async () => {
    const { page } = reader;
    const slowLine = new SlowLine(page);
    await slowLine.slow(100_000);
    let files = 0;
    page.on('download', () => files++);
    await press(page, 'Download');
    await seesText(page, / [kM]B so far$/);
    await press(page, 'Cancel');
    await seesText(page, 'Cancelled. Nothing was saved.');
    await press(page, 'Download');
    await seesText(page, / [kM]B so far$/);
    await page.keyboard.press('Escape');
    await seesText(page, 'Cancelled. Nothing was saved.');
    expect(files).toBe(0);
    await slowLine.quick();
    const { bytes } = await downloaded(page);
    expect(JSON.parse(strFromU8(bytes))).toHaveProperty('notebooks');
  });

  test('a double click on Download leads to the whole file', async () => {
    const { page } = reader;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page).getByRole('button', { name: 'Download', exact: true }).dblclick(),
    ]);
    await seesText(page, /^Saved: crossread-/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(text)).toHaveProperty('notebooks');
  });

  test('a server that dies in the middle becomes a sentence, and no broken file', async () => {
    const { page } = reader;
    let files = 0;
    page.on('download', () => files++);
    line.stopAfter(200_000);
    await press(page, 'Download');
    await seesText(page, / [kM]B so far$/);
    await crossread.kill();
    await seesText(page, /The download broke off, and nothing was saved/);
    expect(files).toBe(0);
    await press(page, 'Download');
    await seesText(page, /server cannot be reached, so nothing was saved/);
    await crossread.run();
    line.mend();
    const { bytes } = await downloaded(page);
    expect(JSON.parse(strFromU8(bytes))).toHaveProperty('notebooks');
  });

  test('a browser that asks where to save gets the file there', async () => {
    const { page } = reader;
    // The dialog of the system cannot be pressed from here: a file of the page's own stands in for the chosen place.
    await page.evaluate(() => {
      // A browser forgets after 5 s that a button was pressed, and a busy machine may be slower.
      Object.defineProperty(navigator, 'userActivation', {
        value: { isActive: true, hasBeenActive: true },
        configurable: true,
      });
      Object.assign(globalThis, {
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
          const folder = await navigator.storage.getDirectory();
          return folder.getFileHandle(suggestedName, { create: true });
        },
      });
    });
    await press(page, 'Download');
    await seesText(page, /^Saved: crossread-/);
    const text = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const names = folder as unknown as AsyncIterable<[string, FileSystemFileHandle]>;
      for await (const [, handle] of names) return (await handle.getFile()).text();
      return '';
    });
    expect(JSON.parse(text)).toHaveProperty('notebooks');
  });

  test('who is no member any more reads why', async () => {
    await reader.context.clearCookies();
    await press(reader.page, 'Download');
    const alert = dialog(reader.page).getByRole('alert');
    await expect.poll(() => alert.allInnerTexts()).toEqual([expect.stringMatching(/join/i)]);
  });
});

test('an annotator has no export before the reveal, and an owner reads that nothing is published', async () => {
  const teacher = await newPerson(browser);
  const room = await makeRoom(teacher, crossread.url, 'Two bridges', TWO_BRIDGES);
  await openDialog(teacher.page);
  await seesText(teacher.page, /^No mark is published yet/);
  await press(teacher.page, 'Close');
  await teacher.page.keyboard.press('Shift+D');
  await teacher.page.getByRole('button', { name: 'Begin independent work' }).click();
  const pupil = await newPerson(browser);
  await joinByCode(pupil, crossread.url, room.code, 'Ada');
  await articleText(pupil.page, 0).waitFor();
  const button = pupil.page.getByRole('button', { name: 'Export', exact: true });
  expect(await button.count()).toBe(0);
  await teacher.page.getByRole('button', { name: 'Reveal', exact: true }).click();
  await teacher.page.getByRole('button', { name: 'Reveal now' }).click();
  await button.waitFor();
});

test('with the keyboard alone', async () => {
  const { page } = owner;
  await page.reload();
  await articleText(page, 0).waitFor();
  const keyboard = new Keyboard(page);
  await keyboard.activate('Export');
  await dialog(page).waitFor();
  await keyboard.goTo(/^CSV: a row|^XLSX/);
  await keyboard.press('ArrowDown');
  await keyboard.goTo('Download');
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/^crossread-/);
  await seesText(page, /^Saved: crossread-/);
  await keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Export');
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each(SIZES)('$width x $height', async (viewport) => {
    const { page, context } = owner;
    await bringAxe(context);
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await articleText(page, 0).waitFor();
    await openDialog(page);
    await dialog(page).locator('summary').click();
    expect(await violations(page)).toEqual([]);
    expect(await tooSmall(page)).toEqual([]);
  });
});

/** Controls of the dialog that a finger would miss: smaller than 24 px. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '[role=dialog] :is(button, select, summary, label.check)',
      ),
    ]
      .filter((one) => one.getBoundingClientRect().height < 24)
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}
