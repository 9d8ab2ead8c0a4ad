import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SettingsChange } from '#sync/api.ts';
import { notesProse } from '#sync/documents.ts';
import { openDocument, openSocket, until } from '../src/testing/wire-client.ts';
import { violations, bringAxe } from './axe.ts';
import { command, joinByCode, makeRoom, newPerson, TWO_BRIDGES } from './people.ts';
import {
  articleText,
  caretIsSet,
  markWords,
  paintedText,
  selectWords,
  type Reader,
} from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

const notesOf = ({ page }: Reader) => page.getByRole('textbox', { name: 'Shared notes' });
async function goInto(reader: Reader): Promise<void> {
  await notesOf(reader).click();
  await caretIsSet(reader.page);
}
const textOf = (reader: Reader) => notesOf(reader).innerText();

describe('shared notes', () => {
  test('two people write at once, and see what the other writes', async () => {
    for (const { page } of [ada, ben]) {
      await page.getByRole('button', { name: 'Notes', exact: true }).click();
    }
    await goInto(ada);
    await ada.page.keyboard.type('The first article quotes the imam.');
    await expect.poll(() => textOf(ben)).toContain('quotes the imam.');
    await goInto(ben);
    await ben.page.keyboard.press('Control+End');
    await ben.page.keyboard.press('Enter');
    await ben.page.keyboard.type('The second thanks him.');
    await expect.poll(() => textOf(ada)).toContain('The second thanks him.');
    await ada.page.locator('.notes-kept', { hasText: 'Saved' }).waitFor();
  });

  test('undo takes back what I wrote and nothing else', async () => {
    await goInto(ada);
    await ada.page.keyboard.press('Control+z');
    await expect.poll(() => textOf(ben)).not.toContain('quotes the imam.');
    expect(await textOf(ben)).toContain('The second thanks him.');
    await ada.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => textOf(ben)).toContain('quotes the imam.');
  });

  test('a mark is cited as a chip that opens it on the other screen', async () => {
    await markWords(ada.page, 0, 'interfaith tolerance', 'f');
    await goInto(ada);
    await ada.page.getByRole('button', { name: 'Cite', exact: true }).click();
    const chip = ben.page.locator('.citation', { hasText: 'interfaith tolerance' });
    expect(await chip.innerText()).toMatch(/^A ¶\d+ “interfaith tolerance”$/);
    await expect
      .poll(async () => (await paintedText(ben.page))['crossread-tint-1'])
      .toEqual(['interfaith tolerance']);
    await chip.click();
    await ben.page.locator('.inspector', { hasText: 'interfaith tolerance' }).waitFor();
    expect(new URL(ben.page.url()).searchParams.get('mark')).not.toBeNull();
  });

  test('a passage is cited too, and the chip selects it', async () => {
    await ben.page.getByRole('button', { name: 'Close', exact: true }).click();
    await selectWords(ben.page, 1, 'stance for the truth');
    await ben.page.getByRole('button', { name: 'Cite', exact: true }).click();
    const chip = ada.page.locator('.citation', { hasText: 'stance for the truth' });
    await chip.waitFor();
    await articleText(ada.page, 1).focus();
    await chip.click();
    await expect
      .poll(() => ada.page.evaluate(() => String(getSelection())))
      .toContain('stance for the truth');
  });

  test('what a hostile client writes neither runs nor breaks the notes', async () => {
    const { url } = await stage.crossread();
    const cookies = await ben.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const socket = openSocket(url, cookie);
    const hostile = openDocument(socket, 'one-imam/notes');
    await until(() => hostile.isSynced);
    hostile.document.transact(() => {
      const paragraph = new Y.XmlElement('paragraph');
      const link = new Y.XmlText();
      link.insert(0, 'press here', { link: { href: 'javascript:globalThis.hacked=1' } });
      const chip = new Y.XmlElement('citation');
      chip.setAttribute('quote', '<img src=x onerror="globalThis.hacked=1">');
      chip.setAttribute('start', 'NaN');
      paragraph.insert(0, [link, chip]);
      notesProse(hostile.document).insert(0, [paragraph, new Y.XmlElement('script')]);
    });
    await ada.page.getByText('press here').waitFor();
    expect(
      await notesOf(ada)
        .locator('img:not(.ProseMirror-separator), script, a[href^="javascript"]')
        .count(),
    ).toBe(0);
    await ada.page.getByText('press here').click();
    await notesOf(ada).locator('.citation', { hasText: '<img' }).click();
    expect(await ada.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    await goInto(ada);
    await ada.page.keyboard.press('Control+End');
    await ada.page.keyboard.type(' Still here.');
    await expect.poll(() => textOf(ben)).toContain('Still here.');
    hostile.destroy();
    socket.destroy();
  });

  test('are kept over a reload, and axe-core finds nothing wrong with them', async () => {
    await ada.page.locator('.notes-kept', { hasText: 'Saved' }).waitFor();
    await bringAxe(ada.context);
    await ada.page.reload();
    await expect.poll(() => textOf(ada)).toContain('Still here.');
    for (const colorScheme of ['light', 'dark'] as const) {
      await ada.page.emulateMedia({ colorScheme });
      expect(await violations(ada.page), colorScheme).toEqual([]);
    }
  });
});

test('words that were written without a connection are sent also when the panel is closed', async () => {
  const cleo = await stage.reader('Cleo');
  const dan = await stage.reader('Dan');
  const { page, context } = cleo;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const reader of [cleo, dan]) {
    await reader.page.getByRole('button', { name: 'Notes', exact: true }).click();
    await reader.page.locator('.notes-kept', { hasText: 'Saved' }).waitFor();
  }
  await context.setOffline(true);
  await page.locator('.notes-kept', { hasText: 'Offline' }).waitFor();
  await goInto(cleo);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Written on the train.');
  await page.getByRole('button', { name: 'Close the notes' }).click();
  await context.setOffline(false);
  await expect.poll(() => textOf(dan)).toContain('Written on the train.');
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await page.locator('.notes-kept', { hasText: 'Saved' }).waitFor();
  await goInto(cleo);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And at home.');
  await expect.poll(() => textOf(dan)).toContain('Written on the train. And at home.');
});

test('whoever writes goes on at the same place when the owner renames the workspace or locks it', async () => {
  const { url } = await stage.crossread();
  const browser = await stage.browser();
  const [owner, writer] = [await newPerson(browser), await newPerson(browser)];
  const { workspace, code } = await makeRoom(owner, url, 'Bridges', TWO_BRIDGES);
  const set = (change: SettingsChange) =>
    command(owner, workspace, { kind: 'change-settings', change });
  await command(owner, workspace, { kind: 'set-phase', phase: 'open' });
  const { page } = writer;
  await joinByCode(writer, url, code, 'Finn');
  await articleText(page, 0).waitFor();
  await page.getByRole('button', { name: 'Notes', exact: true }).click();
  await goInto(writer);
  const same = await notesOf(writer).elementHandle();
  const isSame = () => notesOf(writer).evaluate((now, before) => now === before, same);
  await page.keyboard.type('Both closed.');
  for (const _ of 'closed.') await page.keyboard.press('ArrowLeft');
  await caretIsSet(page);

  const session = page.waitForResponse(`**/api/workspaces/${workspace}/session`);
  await set({ title: 'Two bridges' });
  await session;
  await expect.poll(() => page.title()).toContain('Two bridges');
  await page.keyboard.type('were ');
  expect(await textOf(writer)).toBe('Both were closed.');
  expect(await isSame()).toBe(true);

  await set({ locked: true });
  await expect.poll(() => notesOf(writer).getAttribute('aria-readonly')).toBe('true');
  expect(await notesOf(writer).getAttribute('contenteditable')).toBe('false');
  await set({ locked: false });
  await expect.poll(() => notesOf(writer).getAttribute('aria-readonly')).toBe('false');
  await goInto(writer);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' For long.');
  expect(await isSame()).toBe(true);
  await owner.page.getByRole('button', { name: 'Notes', exact: true }).click();
  await expect.poll(() => textOf(owner)).toBe('Both were closed. For long.');
});
