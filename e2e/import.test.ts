import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { EXPORTED_AT, wholeExport } from '../src/testing/exported.ts';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import { bringAxe, SIZES, violations } from './axe.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, unmarked, type Filled } from './filled-workspace.ts';
import { Keyboard } from './keyboard.ts';
import { newPerson } from './people.ts';
import { articleText } from './readers.ts';
import { SlowLine } from './slow-line.ts';
import { Stage } from './stage.ts';

/** Marks and workspaces brought in by hand: looked at first, decided, done, and never half of it. */
const MARKS = 60;
const whole = wholeWorkspace(MARKS);

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let owner: Filled;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  owner = await ownerOf(browser, crossread.url, unmarked(whole));
});

const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string | RegExp) =>
  dialog(page)
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();

async function openAtDesk(page: Page): Promise<void> {
  await page.keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Import marks' }).click();
  await dialog(page).waitFor();
}

function fileOf(name: string, content: Uint8Array | string) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

async function give(page: Page, name: string, content: Uint8Array | string): Promise<void> {
  await dialog(page).locator('input[type=file]').setInputFiles(fileOf(name, content));
}

const seesText = (page: Page, words: string | RegExp) => dialog(page).getByText(words).waitFor();

/** How many marks the server has in the workspace of the owner. */
async function marksThere(): Promise<number> {
  return owner.page.evaluate(async (path) => {
    const text = await (await fetch(path)).text();
    return text.split('\n').filter((line) => line.startsWith('{') && line.includes('"tag":'))
      .length;
  }, `/api/workspaces/${owner.workspace}/export/crossread`);
}

/** Those of the whole workspace, and one under a code that the code book does not have. */
async function jsonLines(): Promise<string> {
  const format = formatNamed('jsonl');
  if (!format) throw new Error('there is no such format');
  const text = whole.sources[0]?.revisions[0].text ?? '';
  const own = JSON.stringify({ text, label: [[0, 4, 'smear']] });
  return `${Buffer.from(await wholeExport(format, whole)).toString('utf8')}${own}\n`;
}

describe('marks, at the desk', () => {
  beforeAll(() => openAtDesk(owner.page));

  test('a file that is none is refused with a sentence, and another can be chosen', async () => {
    await give(owner.page, 'letter.txt', 'Dear all,');
    await dialog(owner.page)
      .getByRole('alert')
      .getByText(/no kind that Crossread knows/)
      .waitFor();
    expect(await marksThere()).toBe(0);
  });

  test('the dry run tells how many fit, where and why, and writes nothing', async () => {
    await give(owner.page, 'marks.jsonl', await jsonLines());
    await seesText(
      owner.page,
      `JSON Lines with spans: ${MARKS} marks can be imported, 1 does not fit.`,
    );
    await seesText(owner.page, 'Nothing is written yet.');
    await seesText(owner.page, /“smear”, which is not in the code book/);
    expect(
      await dialog(owner.page).getByText('the same text; positions in code points').count(),
    ).toBe(3);
    expect(await marksThere()).toBe(0);
  });

  test('the code gets a tag by hand, and its mark fits', async () => {
    await dialog(owner.page).getByLabel('smear').selectOption({ label: 'Judging label' });
    await seesText(owner.page, `JSON Lines with spans: ${MARKS + 1} marks can be imported.`);
    expect(await dialog(owner.page).getByText('Does not fit').count()).toBe(0);
  });

  test('the report can be saved', async () => {
    const [download] = await Promise.all([
      owner.page.waitForEvent('download'),
      press(owner.page, 'Save the report'),
    ]);
    expect(download.suggestedFilename()).toBe('import-report-marks-jsonl.txt');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('A dry run: nothing was written.');
    expect(text).toContain(`Marks imported: ${MARKS + 1}`);
  });

  test('they come in, and stand in the articles under who made them', async () => {
    await press(owner.page, `Import ${MARKS + 1} marks`);
    await seesText(owner.page, `Done: ${MARKS + 1} marks are in the workspace.`);
    expect(await marksThere()).toBe(MARKS + 1);
    await press(owner.page, 'Close');
    await owner.page.getByText('Ana (imported)').first().waitFor();
  });

  test('the same file again: all are known', async () => {
    await owner.page.getByRole('button', { name: 'Import marks' }).click();
    await give(owner.page, 'marks.jsonl', await jsonLines());
    await seesText(
      owner.page,
      `0 marks can be imported, ${MARKS} are here already, 1 does not fit.`,
    );
    await seesText(owner.page, 'There is nothing to import.');
    expect(await marksThere()).toBe(MARKS + 1);
  });

  test('a text that fits no article gets one by hand', async () => {
    const quote = whole.sources[0]?.revisions[0].text.slice(40, 70) ?? '';
    const target = { source: 'urn:x', selector: [{ type: 'TextQuoteSelector', exact: 'nowhere' }] };
    const there = { source: 'urn:x', selector: [{ type: 'TextQuoteSelector', exact: quote }] };
    const body = [{ type: 'TextualBody', purpose: 'tagging', value: 'L.label' }];
    const marks = [target, target, there].map((one) => ({ type: 'Annotation', target: one, body }));
    await give(owner.page, 'web.json', JSON.stringify({ '@context': 'x', items: marks }));
    await seesText(owner.page, 'nothing fits');
    await dialog(owner.page).getByLabel('urn:x').selectOption({ index: 1 });
    await expect
      .poll(() => dialog(owner.page).locator('.import-figures').innerText())
      .toMatch(/1 mark can be imported, 1 of them placed by their words, 2 do not fit/);
  });

  test('a file dropped on the dialog is looked at', async () => {
    const dropped = await owner.page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'dropped.jsonl'));
        return transfer;
      },
      await jsonLines(),
    );
    await dialog(owner.page)
      .locator('.file-field')
      .dispatchEvent('drop', { dataTransfer: dropped });
    await seesText(owner.page, /^dropped\.jsonl/);
    await expect
      .poll(() => dialog(owner.page).locator('.import-figures').innerText())
      .toMatch(/are here already/);
  });

  test('names and codes with a script in them are words', async () => {
    const trap = '<img src=x onerror="document.title=`run`">';
    const text = whole.sources[0]?.revisions[0].text ?? '';
    const line = { text: `${text}.`, name: trap, annotator: trap, label: [[0, 4, trap]] };
    await give(owner.page, 'trap.jsonl', JSON.stringify(line));
    await seesText(owner.page, 'There is nothing to import.');
    expect(await dialog(owner.page).getByLabel(trap).count()).toBe(2);
    expect(await dialog(owner.page).locator('img').count()).toBe(0);
    expect(await owner.page.title()).not.toBe('run');
  });

  test('cancelled while it is sent: nothing comes in, and the file need not be chosen again', async () => {
    const line = new SlowLine(owner.page);
    const more = wholeWorkspace(2_000, 12);
    const format = formatNamed('jsonl');
    if (!format) throw new Error('there is no such format');
    const before = await marksThere();
    await give(owner.page, 'more.jsonl', await wholeExport(format, more));
    await seesText(owner.page, 'Nothing is written yet.');
    await line.slow(20_000);
    await press(owner.page, /^Import \d+ marks$/);
    await seesText(owner.page, /^Importing: \d+ % sent$/);
    await press(owner.page, 'Cancel');
    await dialog(owner.page)
      .getByRole('alert')
      .getByText(/^Cancelled\./)
      .waitFor();
    await line.quick();
    expect(await marksThere()).toBe(before);
    await press(owner.page, 'Try again');
    await seesText(owner.page, 'Nothing is written yet.');
    await press(owner.page, 'Close');
  });
});

describe('a workspace, at the start page', () => {
  test('a broken file gives its sentence and makes nothing', async () => {
    const { page } = owner;
    await page.goto(crossread.url);
    const rows = page.locator('.workspace-rows > li');
    await rows.first().waitFor();
    const before = await rows.count();
    await page.getByRole('button', { name: 'Import a workspace' }).click();
    await press(page, 'Import');
    await dialog(page).getByRole('alert').getByText('Choose a file first.').waitFor();
    const text = [...ownJson.write(whole, EXPORTED_AT)].join('');
    await give(page, 'cut.json', text.slice(0, 20_000));
    await press(page, 'Import');
    await dialog(page)
      .getByRole('alert')
      .getByText(/no whole JSON/)
      .waitFor();
    await page.reload();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(before);
  });

  test('our own JSON comes in whole, with its marks', async () => {
    const person = await newPerson(browser);
    const { page } = person;
    await page.goto(crossread.url);
    await page.getByRole('button', { name: 'Import a workspace' }).click();
    await give(page, 'whole.json', [...ownJson.write(whole, EXPORTED_AT)].join(''));
    await dialog(page).getByLabel('Your name there').fill('Cleo');
    await press(page, 'Import');
    await page.getByLabel('I have kept the key').check();
    await page.getByRole('button', { name: 'Open the workspace' }).click();
    await articleText(page, 0).waitFor();
    const counts = page.locator('.layer-counts .count');
    await expect
      .poll(async () =>
        (await counts.allInnerTexts()).reduce((sum, count) => sum + Number(count), 0),
      )
      .toBe(MARKS);
    await person.context.close();
  });
});

test('with the keyboard alone: a file that is there is imported', async () => {
  const { page } = owner;
  await page.goto(`${crossread.url}/w/${owner.workspace}`);
  await articleText(page, 0).waitFor();
  const keyboard = new Keyboard(page);
  await keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Import marks' }).waitFor();
  await keyboard.activate('Import marks');
  await dialog(page).waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    (async () => {
      await dialog(page).locator('input[type=file]').focus();
      await keyboard.press('Enter');
    })(),
  ]);
  await chooser.setFiles(fileOf('marks.jsonl', await jsonLines()));
  await seesText(page, 'There is nothing to import.');
  await keyboard.goTo('smear');
  await keyboard.press('J');
  await seesText(page, `${MARKS + 1} are here already.`);
  await keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Import marks');
});

describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
  test.each(SIZES)('$width x $height', async (viewport) => {
    const { page, context } = owner;
    await bringAxe(context);
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${crossread.url}/w/${owner.workspace}`);
    await articleText(page, 0).waitFor();
    await openAtDesk(page);
    expect(await violations(page), 'before a file').toEqual([]);
    await give(page, 'marks.jsonl', await jsonLines());
    await seesText(page, 'There is nothing to import.');
    expect(await violations(page), 'report').toEqual([]);
    await give(page, 'letter.txt', 'Dear all,');
    await dialog(page).getByRole('alert').waitFor();
    expect(await violations(page), 'refused').toEqual([]);
    await page.goto(crossread.url);
    await page.getByRole('button', { name: 'Import a workspace' }).click();
    await dialog(page).waitFor();
    expect(await violations(page), 'workspace').toEqual([]);
  });
});
