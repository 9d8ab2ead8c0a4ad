import { unzipSync, strFromU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { command, joinByCode, makeRoom, TWO_BRIDGES, type Person } from './people.ts';
import { articleText, markWords } from './readers.ts';
import { Stage } from './stage.ts';

/* An owner adjudicates what annotators marked; they see it, cannot do it, and the export has it. */
const stage = Stage.ofThisFile();
let teacher: Person;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  const { url } = await stage.crossread();
  const person = async (): Promise<Person> => {
    const page = await stage.newPage();
    return { page, context: page.context() };
  };
  [teacher, ada, ben] = [await person(), await person(), await person()];
  const made = await makeRoom(teacher, url, 'Bridges', TWO_BRIDGES);
  await command(teacher, made.workspace, { kind: 'set-phase', phase: 'open' });
  for (const [pupil, name] of [
    [ada, 'Ada'],
    [ben, 'Ben'],
  ] as const) {
    await joinByCode(pupil, url, made.code, name);
    await articleText(pupil.page, 0).waitFor();
    await markWords(pupil.page, 0, 'furious', 'l');
    await saved(pupil.page);
  }
  await markWords(ada.page, 1, 'Nobody was hurt', 'c');
  await saved(ada.page);
});

const saved = (page: Page) => page.getByText('Saved', { exact: true }).waitFor();
const decision = ({ page }: Person) => page.getByRole('region', { name: 'Decision' });
const button = (person: Person, name: string) =>
  decision(person).getByRole('button', { name, exact: true });

/** Opens the mark of that maker: by the note in the margin, then among the other marks on the words. */
async function openMark({ page }: Person, column: number, maker: string): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Mark' });
  await page.locator('.column').nth(column).locator('.margin-note').first().click();
  await panel.locator('.inspector-quote').waitFor();
  if ((await panel.locator('.inspector-by').innerText()).includes(maker)) return;
  await panel.locator('.also-here').getByRole('button', { name: maker }).click();
  await panel.locator('.inspector-by', { hasText: maker }).waitFor();
}

describe('adjudicating', () => {
  test('“Keep” is one press, for the same mark by others too, and all see it', async () => {
    await openMark(teacher, 0, 'Ada');
    await decision(teacher).getByText('Not decided.').waitFor();
    await decision(teacher)
      .getByRole('checkbox', { name: 'Also for the same mark by Ben' })
      .waitFor();
    await button(teacher, 'Keep').click();
    await decision(teacher).getByText('Kept by Ms Weber.').waitFor();
    expect(await button(teacher, 'Keep').getAttribute('aria-pressed')).toBe('true');
    for (const pupil of [ada, ben]) {
      for (const maker of ['Ada', 'Ben']) {
        await openMark(pupil, 0, maker);
        await decision(pupil).getByText('Kept by Ms Weber.').waitFor();
      }
      expect(await decision(pupil).getByRole('button').count()).toBe(0);
    }
  });

  test('by keys alone: another tag, with its reason; Escape leaves the form and not the panel', async () => {
    await openMark(teacher, 1, 'Ada');
    await button(teacher, 'Change tag').focus();
    await teacher.page.keyboard.press('Enter');
    await teacher.page.keyboard.press('Escape');
    await decision(teacher).getByText('Not decided.').waitFor();
    await teacher.page.keyboard.press('Enter');
    expect(await button(teacher, 'Change it').isDisabled()).toBe(true);
    await teacher.page.keyboard.press('ArrowDown');
    await teacher.page.keyboard.press('Tab');
    await teacher.page.keyboard.type('The city says so.');
    await teacher.page.keyboard.press('Control+Enter');
    await decision(teacher)
      .getByText(/^Changed to “.+” by Ms Weber: The city says so\.$/)
      .waitFor();
    expect(await teacher.page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Change tag',
    );
    await openMark(ada, 1, 'Ada');
    await decision(ada)
      .getByText(/^Changed to “.+” by Ms Weber: The city says so\.$/)
      .waitFor();
  });

  test('undo is one step for all that were decided together', async () => {
    await openMark(teacher, 0, 'Ben');
    await button(teacher, 'Drop').click();
    await decision(teacher).getByLabel('Why').fill('Drivers said it themselves.');
    await button(teacher, 'Drop it').click();
    await decision(teacher)
      .getByText(/^Dropped by Ms Weber/)
      .waitFor();
    await openMark(ben, 0, 'Ben');
    await decision(ben).getByText('Dropped by Ms Weber: Drivers said it themselves.').waitFor();
    await teacher.page.getByRole('button', { name: 'Undo' }).click();
    for (const maker of ['Ada', 'Ben']) {
      await openMark(ben, 0, maker);
      await decision(ben).getByText('Kept by Ms Weber.').waitFor();
      expect(await decision(ben).innerText()).not.toContain('Dropped');
    }
  });

  test('a mark that its maker changes afterwards has to be decided again', async () => {
    await openMark(ben, 0, 'Ben');
    const tag = ben.page.getByRole('complementary', { name: 'Mark' }).getByLabel('Tag');
    const before = await tag.inputValue();
    const other = await tag.locator('option').nth(3).getAttribute('value');
    await tag.selectOption(other);
    await decision(ben).getByText('has changed since').waitFor();
    await tag.selectOption(before);
    await decision(ben).getByText('has changed since').waitFor({ state: 'detached' });
    expect(await decision(ben).innerText()).toContain('Kept by Ms Weber.');
  });

  test('the export has the adjudicated version, made of three marks', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('summary').click();
    await dialog.getByLabel('Version').selectOption('adjudicated');
    await dialog.getByRole('radio', { name: /all sheets in one ZIP/ }).check();
    const waiting = page.waitForEvent('download');
    await dialog.getByText('Download', { exact: true }).click();
    const files = unzipSync(readFileSync(await (await waiting).path()));
    const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    const rows = text('annotations.csv').trim().split('\r\n"').slice(1);
    expect(rows).toHaveLength(2);
    expect(rows.join('\n')).toContain('"Adjudicated"');
    expect(text('annotations.csv')).toMatch(/Marked by (Ada, Ben|Ben, Ada)\.\nKept by Ms Weber\./);
    expect(text('decisions.csv')).toContain('The city says so.');
    expect(text('README.txt')).toContain('made of 3 marks that owners and editors kept or changed');
  });
});
