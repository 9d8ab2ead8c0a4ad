import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, unmarked } from './filled-workspace.ts';
import { Stage } from './stage.ts';

/** Whose version of the marks is exported: what the dialog says of it is what the file has. */
const MARKS = 60;
const whole = wholeWorkspace(MARKS);

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  ({ page } = await ownerOf(browser, crossread.url, whole));
  await openDialog(page);
});

const dialog = (one = page) => one.getByRole('dialog');
const version = () => dialog().getByLabel('Version');
const round = () => dialog().getByLabel('Marks', { exact: true });
const seesText = (words: string | RegExp) => dialog().getByText(words).waitFor();

async function openDialog(one: Page): Promise<void> {
  await one.getByRole('button', { name: 'Export', exact: true }).click();
  await dialog(one).waitFor();
  await dialog(one).locator('summary').click();
  const label = formats.find(({ id }) => id === 'csv')?.label ?? '';
  await dialog(one).getByRole('radio', { name: label, exact: true }).check();
}

async function marksInFile(): Promise<number> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog().getByRole('button', { name: 'Download' }).click(),
  ]);
  await seesText(/^Saved: crossread-/);
  const text = readFileSync(await download.path(), 'utf8');
  const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
  return new Set(rows.map((row) => row['annotation_id'])).size;
}

describe('the number of marks that is said is that of the file', () => {
  test('as adjudicated', async () => {
    await version().selectOption('adjudicated');
    await seesText('Chosen: 1 adjudicated mark.');
    expect(await marksInFile()).toBe(1);
  });

  test('both', async () => {
    await version().selectOption('both');
    await seesText(`Chosen: all ${MARKS} marks. Beside them: 1 adjudicated mark.`);
    expect(await marksInFile()).toBe(MARKS + 1);
  });

  test('both, of a first pass', async () => {
    await round().selectOption('1');
    await seesText('Chosen: all 5 marks. Beside them: 1 adjudicated mark.');
    expect(await marksInFile()).toBe(6);
  });

  test('adjudicated marks of one who made none of them', async () => {
    const kept = whole.records.decisions.find(({ choice }) => choice === 'keep');
    const maker = whole.annotations.find(({ id }) => id === kept?.about)?.author;
    const name = whole.members.find(({ id }) => id === maker)?.displayName ?? '';
    const box = dialog().getByRole('checkbox', { name });
    await version().selectOption('adjudicated');
    await box.uncheck();
    await seesText('Chosen: 0 of 1 adjudicated mark.');
    expect(await marksInFile()).toBe(0);
    await box.check();
  });
});

test('adjudicated marks are those of now: no reveal can be chosen beside them, and it is said why', async () => {
  await version().selectOption('both');
  await round().selectOption('1');
  await version().selectOption('adjudicated');
  await seesText(/not of a reveal/);
  expect(await round().isDisabled()).toBe(true);
  expect(await round().inputValue()).toBe('');
  await seesText('Only the adjudicated version, with names');
  expect(await marksInFile()).toBe(1);
  await version().selectOption('annotators');
  expect(await round().isDisabled()).toBe(false);
});

test('where nothing is decided, it is said', async () => {
  const other = await ownerOf(browser, crossread.url, unmarked(whole));
  await openDialog(other.page);
  await dialog(other.page).getByLabel('Version').selectOption('adjudicated');
  await dialog(other.page).getByText('No mark has been kept or changed yet').waitFor();
  expect(await dialog(other.page).locator('.export-state').innerText()).toMatch(/^No mark has/);
  await other.context.close();
});
