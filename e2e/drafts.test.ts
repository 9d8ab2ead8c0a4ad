import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeRound } from './axe-round.ts';
import { command, joinByCode, makeRoom, TWO_BRIDGES, type Person } from './people.ts';
import { Keyboard } from './keyboard.ts';
import { articleText, caretIsSet, markWords, paintedText } from './readers.ts';
import { Stage } from './stage.ts';

/** An owner and an editor prepare one article together; a pupil reads and has marked. */
const stage = Stage.ofThisFile();
let url: string;
let owner: Person;
let editor: Person;
let pupil: Person;
let workspace: string;

beforeAll(async () => {
  ({ url } = await stage.crossread());
  [owner, editor, pupil] = [await person(), await person(), await person()];
  const made = await makeRoom(owner, url, 'Bridges', TWO_BRIDGES);
  ({ workspace } = made);
  await command(owner, workspace, { kind: 'set-phase', phase: 'open' });
  await joinByCode(pupil, url, made.code, 'Pia');
  await articleText(pupil.page, 0).waitFor();
  const invitation = await command(owner, workspace, { kind: 'invite', role: 'editor' });
  await joinByCode(editor, url, invitation ?? '', 'Ed');
  await articleText(editor.page, 0).waitFor();
}, 180_000);

/** What any page threw and nobody caught. */
const thrown: string[] = [];

async function person(): Promise<Person> {
  const page = await stage.newPage();
  page.on('pageerror', ({ message }) => thrown.push(message));
  return { page, context: page.context() };
}

const textOf = ({ page }: Person) => page.getByRole('textbox', { name: /^Text of/ });
const wordsOf = (who: Person) => textOf(who).innerText();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const isSaved = ({ page }: Person) => page.getByText('Draft saved', { exact: true }).waitFor();
/** In the dialog that has shown what would change. */
const freeze = ({ page }: Person) =>
  page.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
async function goInto(who: Person, key: string): Promise<void> {
  await textOf(who).click();
  await caretIsSet(who.page);
  await who.page.keyboard.press(key);
  // Browsers tell of a caret that a key has moved after a while; the next key may come before that.
  await caretIsSet(who.page);
}
/** IndexedDB answers once it has written all that it was given before; a letter takes it some milliseconds. */
const isOnDisk = ({ page }: Person) =>
  page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('error', () => reject(new Error(`${name} does not open`)));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('updates');
          reading.objectStore('updates').count();
          reading.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      });
    }
  });
/** Letter by letter; what stays must have reached the other before it goes on, or the next words meet the last letters. */
async function takeAwayFirst(words: string): Promise<void> {
  await goInto(editor, 'Control+Home');
  for (const _ of words) await editor.page.keyboard.press('Delete');
  await expect.poll(() => wordsOf(owner)).toMatch(/^Old Bridge/);
}
const isInFirstBlock = (who: Person) =>
  textOf(who)
    .locator('.draft-block')
    .first()
    .evaluate((block) => block.contains(getSelection()?.anchorNode ?? null));
const blocksOf = (who: Person) =>
  textOf(who)
    .locator('.draft-block')
    .evaluateAll((blocks) =>
      blocks.map((block) => [block.getAttribute('data-kind'), block.textContent]),
    );

describe('a correction that two people write', () => {
  test('opens from the desk for one, and for the other by what the desk shows', async () => {
    await markWords(pupil.page, 0, 'closed on Monday', 'f');
    await markWords(pupil.page, 0, 'furious', 'l');
    await markWords(pupil.page, 0, 'Drivers', 'l');
    await markWords(pupil.page, 0, 'Drivers were furious', 'c');
    await pupil.page.getByText('Saved', { exact: true }).waitFor();
    await editor.page.keyboard.press('Shift+D');
    await button(owner.page, 'Desk').click();
    await button(owner.page, 'Correct A').click();
    await textOf(owner).waitFor();
    await button(editor.page, 'Open the draft').click();
    await textOf(editor).waitFor();
    expect(await blocksOf(editor)).toEqual([
      ['heading', 'Bridge closed'],
      ['paragraph', 'The bridge was closed on Monday.'],
      ['paragraph', 'Drivers were furious about it.'],
    ]);
    await owner.page.getByRole('img', { name: 'Here too: Ed' }).waitFor();
  });

  test('shows what the other writes, and where', async () => {
    await goInto(owner, 'Control+Home');
    await owner.page.keyboard.type('Old ');
    await expect.poll(() => wordsOf(editor)).toContain('Old Bridge closed');
    await editor.page.locator('.draft-caret[data-name="Ms Weber"]').waitFor({ state: 'attached' });
    await goInto(editor, 'Control+End');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('Nobody was hurt.');
    await expect.poll(() => wordsOf(owner)).toContain('Nobody was hurt.');
  });

  test('undo takes back what I wrote and nothing else', async () => {
    await goInto(owner, 'Control+z');
    await expect.poll(() => wordsOf(editor)).not.toContain('Old');
    expect(await wordsOf(editor)).toContain('Nobody was hurt.');
    await owner.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => wordsOf(editor)).toContain('Old Bridge closed');
  });

  test('a kind that one chooses takes nothing away from what the other types there', async () => {
    await goInto(editor, 'Control+End');
    const typing = editor.page.keyboard.type(' It is being repaired.', { delay: 15 });
    await goInto(owner, 'Control+End');
    await owner.page.keyboard.press('Control+Alt+4');
    await typing;
    await expect
      .poll(async () => (await blocksOf(owner)).at(-1))
      .toEqual(['quotation', 'Nobody was hurt. It is being repaired.']);
    await expect.poll(() => blocksOf(editor)).toEqual(await blocksOf(owner));
  });

  test('a caret that I move stays there while the other writes', async () => {
    await goInto(editor, 'Control+End');
    const typing = editor.page.keyboard.type(' And so on.'.repeat(20), { delay: 10 });
    const reached: string[] = [];
    for (let turn = 0; turn < 20; turn++) {
      for (const key of ['Control+Home', 'Control+End'] as const) {
        await owner.page.keyboard.press(key);
        await caretIsSet(owner.page);
        reached.push((await isInFirstBlock(owner)) ? 'Control+Home' : 'Control+End');
      }
    }
    await typing;
    expect(reached).toEqual(
      reached.map((_, at) => (at % 2 === 0 ? 'Control+Home' : 'Control+End')),
    );
    // A pause in the typing, which a busy machine makes by itself, begins another step.
    while ((await wordsOf(editor)).includes('And so on.')) await goInto(editor, 'Control+z');
    await expect.poll(() => wordsOf(owner)).not.toContain('And so on.');
  });

  test('whoever writes goes on at the same place when the other fills in the language', async () => {
    const same = await textOf(editor).elementHandle();
    await goInto(editor, 'Control+Home');
    await editor.page.keyboard.type('Very ');
    await isSaved(editor);
    await owner.page.getByLabel('Language').fill('en-GB');
    await owner.page.getByLabel('Language').press('Enter');
    await expect.poll(() => textOf(editor).getAttribute('lang')).toBe('en-GB');
    await editor.page.keyboard.type('much ');
    await expect.poll(() => wordsOf(owner)).toMatch(/^Very much Old Bridge/);
    expect(await textOf(editor).evaluate((now, before) => now === before, same)).toBe(true);
    // A pause in the typing, which a busy machine makes by itself, begins another step.
    while ((await wordsOf(editor)).startsWith('Very')) {
      expect(await button(editor.page, 'Undo in the draft').isEnabled()).toBe(true);
      await editor.page.keyboard.press('Control+z');
    }
    await expect.poll(() => wordsOf(owner)).toMatch(/^Old Bridge/);
  });

  test('letters that are keys elsewhere are letters here', async () => {
    await goInto(owner, 'Control+End');
    await owner.page.keyboard.type(' D? n x');
    expect(new URL(owner.page.url()).searchParams.has('desk')).toBe(false);
    expect(await owner.page.getByRole('dialog').count()).toBe(0);
    await owner.page.keyboard.press('Control+z');
    await expect.poll(() => wordsOf(editor)).not.toContain('D? n x');
  });

  test('a pasted page becomes blocks of plain text', async () => {
    await goInto(owner, 'Control+End');
    await owner.page.keyboard.press('Enter');
    await textOf(owner).evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        'text/html',
        '<h2 onclick="globalThis.hacked=1">Why</h2><script>globalThis.hacked=1</script>' +
          '<blockquote>“Rust.”</blockquote><p>An <b>engineer</b><br>said so.</p>',
      );
      clipboardData.setData('text/plain', 'not this');
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await expect
      .poll(async () => (await blocksOf(editor)).slice(-3))
      .toEqual([
        ['heading', 'Why'],
        ['quotation', '“Rust.”'],
        ['paragraph', 'An engineer\nsaid so.'],
      ]);
    expect(await owner.page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    await owner.page.keyboard.press('Control+z');
    await expect.poll(() => wordsOf(editor)).not.toContain('Rust');
  });

  test('survives a reload, and what was written offline arrives later', async () => {
    await isSaved(owner);
    await owner.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await owner.context.setOffline(true);
    await owner.page.getByText('Offline: kept on this device').waitFor();
    await goInto(owner, 'Control+Home');
    await owner.page.keyboard.type('Offline ');
    await isOnDisk(owner);
    await owner.page.reload();
    await expect.poll(() => wordsOf(owner)).toContain('Offline Old Bridge closed');
    await owner.context.setOffline(false);
    await expect.poll(() => wordsOf(editor)).toContain('Offline Old Bridge');
    await isSaved(owner);
    await takeAwayFirst('Offline ');
  });

  test('is sent also when it was left for the desk without a connection', async () => {
    await owner.context.setOffline(true);
    await owner.page.getByText('Offline: kept on this device').waitFor();
    await goInto(owner, 'Control+Home');
    await owner.page.keyboard.type('Left ');
    await button(owner.page, 'Back to the desk').click();
    await owner.context.setOffline(false);
    await expect.poll(() => wordsOf(editor)).toContain('Left Old Bridge');
    await owner.page.goBack();
    await expect.poll(() => wordsOf(owner)).toContain('Left Old Bridge');
    await isSaved(owner);
    await takeAwayFirst('Left ');
  });

  test('is shown before it is frozen: words, kinds and marks', async () => {
    await goInto(editor, 'Control+End');
    await articleSelect(editor, 'Drivers were furious');
    await editor.page.keyboard.type('People complained');
    await isSaved(editor);
    await button(editor.page, 'Freeze').click();
    const dialog = editor.page.getByRole('dialog');
    await dialog.locator('ins', { hasText: 'Old' }).waitFor();
    expect(await dialog.locator('del').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Drivers')]),
    );
    const counts = await dialog.locator('.marks-counts strong').allInnerTexts();
    expect(counts).toEqual(['0', '1', '0', '3']);
    expect(await dialog.locator('.marks-touched').innerText()).toMatch(/Drivers[\s\S]*gone/);
  });

  test('freezes what was seen, and nothing that came after', async () => {
    await goInto(owner, 'Control+End');
    await owner.page.keyboard.type(' One more thing.');
    await isSaved(owner);
    const dialog = editor.page.getByRole('dialog');
    await freeze(editor);
    await dialog.getByText('Somebody has changed the draft').waitFor();
    await dialog.locator('ins', { hasText: 'One more thing' }).waitFor();
    await freeze(editor);
    await dialog.waitFor({ state: 'detached' });
    await articleText(editor.page, 0).waitFor();
    await expect.poll(() => articleText(pupil.page, 0).innerText()).toContain('One more thing.');
    await owner.page.getByText('This draft is no longer there').waitFor();
    expect(await owner.page.locator('.draft-copy').count()).toBe(0);
    expect(thrown).toEqual([]);
  });

  test('leaves every mark where its words are, and the earlier text to be read', async () => {
    await expect
      .poll(async () => (await paintedText(pupil.page))['crossread-tint-1'])
      .toEqual(['closed on Monday']);
    await button(pupil.page, /show what changed/).click();
    await pupil.page.locator('.change-list ins', { hasText: 'Old' }).waitFor();
    expect(await pupil.page.locator('.marks-counts strong').allInnerTexts()).toEqual([
      '0',
      '1',
      '0',
      '3',
    ]);
    await button(pupil.page, 'Read this text').first().click();
    const first = pupil.page.getByRole('region', { name: 'First text' });
    expect(await first.innerText()).toContain('Drivers were furious about it.');
    await button(pupil.page, 'Read this text').last().click();
    const last = pupil.page.getByRole('region', { name: /^Corrected on/ });
    expect(await last.innerText()).toContain('People complained');
    await button(pupil.page, 'Back to the articles').click();
    await articleText(pupil.page, 0).waitFor();
  });

  test('no longer has the claim whose words are gone, and leads to its mark', async () => {
    await button(pupil.page, 'Claim grid').click();
    const cell = pupil.page.locator('.claim-cell').first();
    await cell.getByText('Only in an earlier text', { exact: true }).waitFor();
    await cell.getByText('Not marked').waitFor();
    await pupil.page.getByText('From marks: 0 claims').waitFor();
    const line = pupil.page.locator('.figures-table').first().locator('tbody tr').first();
    expect(await line.getByRole('cell').allInnerTexts()).toEqual(['0', '–', '0', '0']);
    await cell.getByRole('button', { name: 'Drivers were furious', exact: true }).click();
    await pupil.page.getByText('These words were taken out of the article').waitFor();
  });
});

/** Selects words of the draft with the mouse's double, the browser's own selection. */
async function articleSelect(who: Person, words: string): Promise<void> {
  await textOf(who).evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” is not in the draft`);
  }, words);
  await caretIsSet(who.page);
}

describe('a new article', () => {
  test('is pasted, filled in by two, discarded and brought back, and frozen', async () => {
    await button(owner.page, 'To the desk').click();
    await button(owner.page, 'Add an article').click();
    await owner.page.getByLabel('Paste the text').fill('Bridge opens\n\nIt is open again.');
    await button(owner.page, 'Begin the draft').click();
    await textOf(owner).waitFor();
    await owner.page.getByLabel('Outlet').fill('The Herald');
    await owner.page.getByLabel('Byline').focus();
    await button(editor.page, 'Desk').click();
    await button(editor.page, 'Open the draft').click();
    await expect.poll(() => editor.page.getByLabel('Outlet').inputValue()).toBe('The Herald');
    await editor.page.getByLabel('Published').fill('2026-03-01');
    await editor.page.getByLabel('Published').press('Enter');
    await expect.poll(() => owner.page.getByLabel('Published').inputValue()).toBe('2026-03-01');
    await button(owner.page, 'Discard').click();
    await owner.page.getByText('This draft was discarded').waitFor();
    await editor.page.getByText('This draft was discarded').waitFor();
    await button(editor.page, 'Bring it back').click();
    await expect.poll(() => wordsOf(editor)).toContain('It is open again.');
    await expect.poll(() => wordsOf(owner)).toContain('It is open again.');
    // Until the server takes words again the page is made anew now and then, and a dialog would go with it.
    await owner.page.getByRole('toolbar', { name: 'Blocks' }).waitFor();
    await button(owner.page, 'Freeze').click();
    await freeze(owner);
    await expect
      .poll(() => pupil.page.locator('.column-outlet').allInnerTexts())
      .toEqual(['Source A', 'Source B', 'The Herald']);
  });

  test('is corrected with the keyboard alone', async () => {
    const keyboard = new Keyboard(owner.page);
    await articleText(owner.page, 0).waitFor();
    await keyboard.press('Shift+D');
    await keyboard.activate('Correct C');
    await keyboard.goTo(/^Text of C, The Herald/);
    await keyboard.press('Control+End');
    await keyboard.type(' At last.');
    await isSaved(owner);
    await keyboard.press('Control+Alt+2');
    await expect.poll(async () => (await blocksOf(owner)).at(-1)?.[0]).toBe('deck');
    await keyboard.goTo('Freeze', 'Shift+Tab');
    await keyboard.press('Enter');
    await owner.page.getByRole('dialog').locator('ins', { hasText: 'At last' }).waitFor();
    await keyboard.activate('Freeze');
    await expect.poll(() => articleText(pupil.page, 2).innerText()).toContain('At last.');
  });
});

describe('words that come too late for what is frozen', () => {
  test('because of a dead line are shown to whoever wrote them, and can be copied', async () => {
    await bothCorrect();
    await editor.context.setOffline(true);
    await editor.page.getByText('Offline: kept on this device').waitFor();
    await goInto(editor, 'Control+End');
    await editor.page.keyboard.type(' Boats wait for days.');
    await ownerFreezes('Freshly ');
    await editor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.context.setOffline(false);
    expect(await lateWords()).toBe('Boats wait for days.');
    await button(editor.page, 'Copy these words').click();
    await editor.page.getByText('Copied.').waitFor();
    const copied = await editor.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe('Boats wait for days.');
    await button(editor.page, 'To the articles').click();
    await articleText(editor.page, 0).waitFor();
  });

  test('because they are still on their way are shown too', async () => {
    let isHeld = false;
    await editor.page.routeWebSocket(/^ws/, (browser) => {
      const server = browser.connectToServer();
      browser.onMessage((message) => {
        if (!isHeld) server.send(message);
      });
    });
    await editor.page.reload();
    await articleText(editor.page, 0).waitFor();
    await bothCorrect();
    await goInto(editor, 'Control+End');
    isHeld = true;
    await editor.page.keyboard.type(' Trains run.');
    await ownerFreezes('Very ');
    expect(await lateWords()).toBe('Trains run.');
    expect(thrown).toEqual([]);
    isHeld = false;
    await button(editor.page, 'To the articles').click();
  });
});

async function lateWords(): Promise<string> {
  await editor.page.getByText('This draft is no longer there').waitFor();
  await editor.page.getByText('words that are not in the frozen text').waitFor();
  return editor.page.locator('.draft-copy').innerText();
}

async function bothCorrect(): Promise<void> {
  await button(owner.page, 'Desk').click();
  await button(owner.page, 'Correct A').click();
  await textOf(owner).waitFor();
  await editor.page.keyboard.press('Shift+D');
  await button(editor.page, 'Open the draft').click();
  await textOf(editor).waitFor();
}

async function ownerFreezes(more: string): Promise<void> {
  await goInto(owner, 'Control+Home');
  await owner.page.keyboard.type(more);
  await isSaved(owner);
  await button(owner.page, 'Freeze').click();
  await freeze(owner);
  await articleText(owner.page, 0).waitFor();
}

describe('the draft page', () => {
  test('opens for axe-core', async () => {
    await button(owner.page, 'Desk').click();
    await button(owner.page, 'Correct B').click();
    await textOf(owner).waitFor();
    expect(new URL(owner.page.url()).searchParams.get('draft')).not.toBeNull();
  });

  axeRound(
    () => owner,
    async (page) => {
      await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
      await page.getByLabel('Outlet').waitFor();
    },
  );
});

describe('the corrections of an article', () => {
  axeRound(
    () => pupil,
    async (page) => {
      await page.goto(`${url}/w/${workspace}?corrections=source-a`);
      await page.getByText('What changed in the text').waitFor();
    },
  );
});
