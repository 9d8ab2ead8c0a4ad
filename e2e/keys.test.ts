import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { articleText, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

/** The paragraph of the first article that has three sentences; it is the last. */
const THREE = 19;
const SENTENCES = [
  '‘We need to end the victimisation discourse.',
  'We all have rights in France, like everyone else.',
  'Parents should tell their children about the good that exists in this republic,’ he said.',
] as const;

const stage = Stage.ofThisFile();
let ada: Reader;
let page: Page;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  page = ada.page;
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Finds the button and presses it with Enter. */
async function pressButton(name: RegExp | string, within = page.locator('body')): Promise<void> {
  await within.getByRole('button', { name }).first().focus();
  await press('Enter');
}

async function pressTimes(key: string, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await page.keyboard.press(key);
}

/** Puts the caret at the beginning of a paragraph of the first article, with nothing selected or open. */
async function caretIn(paragraph: number): Promise<void> {
  await articleText(page, 0).focus();
  const go = async () => {
    await press('Escape', 'Control+Home');
    await pressTimes(']', paragraph);
    return caretNow();
  };
  // For 20 ms after the focus came, ProseMirror may put the caret back to where it was.
  await expect.poll(go).toEqual({ paragraph, offset: 0, selected: '' });
}

interface Caret {
  readonly paragraph: number;
  /** In UTF-16 units from the beginning of the paragraph. */
  readonly offset: number;
  readonly selected: string;
}

async function caretNow(): Promise<Caret> {
  return page.evaluate(() => {
    const selection = getSelection();
    const node = selection?.focusNode;
    const text = (node instanceof Element ? node : node?.parentElement)?.closest('.reading-text');
    const blocks = [...(text?.children ?? [])];
    const paragraph = blocks.findIndex((block) => block.contains(node ?? null));
    const before = document.createRange();
    if (blocks[paragraph] && node) {
      before.setStart(blocks[paragraph], 0);
      before.setEnd(node, selection?.focusOffset ?? 0);
    }
    return { paragraph, offset: before.toString().length, selected: String(selection) };
  });
}

/** What has the focus, in the words of this file. */
async function focusNow(): Promise<string> {
  return page.evaluate(() => {
    const places = {
      '.reading-text': 'text',
      '.chooser-search': 'tags',
      '[role=dialog]': 'dialog',
      '.inspector': 'panel',
      body: 'nothing',
    };
    const element = document.activeElement;
    for (const [selector, name] of Object.entries(places)) {
      const inside = element?.closest(selector);
      if (inside) return element === document.body || name !== 'nothing' ? name : 'control';
    }
    return 'nothing';
  });
}

function paragraphNow() {
  return expect.poll(async () => (await caretNow()).paragraph);
}

function painted(name: string) {
  return expect.poll(async () => (await paintedText(page))[name]?.toSorted() ?? []);
}

function panel() {
  return page.locator('.inspector');
}

async function markSentence(): Promise<void> {
  await press('s', 'f');
  await page.locator('.chooser-search').waitFor();
  await press('c');
}

function openQuote() {
  return expect.poll(() => panel().locator('.inspector-quote').allInnerTexts());
}

function listedKeys(): Promise<string[]> {
  return page.getByRole('dialog').locator('kbd').allInnerTexts();
}

/** For each row of the keys dialog: that its keys do what it says. They build on each other, in order. */
const ROWS: Readonly<Record<string, () => Promise<void>>> = {
  Tab: async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const visited: string[] = [];
    for (let stops = 0; stops < 60 && visited.length < 3; stops++) {
      await press('Tab');
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.classList.contains('reading-text')
          ? element.getAttribute('aria-label')
          : '';
      });
      expect(await focusNow()).not.toBe('nothing');
      if (label) visited.push(label.replace(/:.*/, ''));
    }
    expect(visited).toEqual(['Mailonline', 'Source B', 'Source C']);
    await press('Tab');
    await expect.poll(focusNow).toBe('control');
    await press('Shift+Tab');
    await expect.poll(focusNow).toBe('text');
  },
  'Arrows, Ctrl+arrows, Home, End': async () => {
    await caretIn(THREE);
    await press('ArrowRight', 'ArrowRight');
    expect(await caretNow()).toEqual({ paragraph: THREE, offset: 2, selected: '' });
    await press('ArrowLeft');
    expect((await caretNow()).offset).toBe(1);
    await press('Control+ArrowRight');
    expect((await caretNow()).offset).toBeGreaterThanOrEqual('‘We'.length);
    await press('ArrowUp');
    expect((await caretNow()).paragraph).toBe(THREE - 1);
    await press('ArrowDown', 'End');
    const lineEnd = await caretNow();
    expect(lineEnd.offset).toBeGreaterThan(10);
    await press('Home');
    expect(await caretNow()).toEqual({ paragraph: THREE, offset: 0, selected: '' });
    // As in caretIn: ProseMirror may put a caret back that was moved at the wrong moment.
    const toTop = async () => {
      await press('Control+Home');
      return (await caretNow()).paragraph;
    };
    await expect.poll(toTop).toBe(0);
  },
  'Shift with any of these': async () => {
    await caretIn(THREE);
    await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect((await caretNow()).selected).toBe('‘We');
    await press('Control+Shift+ArrowRight');
    expect((await caretNow()).selected).toMatch(/^‘We need ?$/);
    await press('Shift+Home');
    expect((await caretNow()).selected).toBe('');
    await press('Shift+End');
    const { selected, offset } = await caretNow();
    expect(selected.length).toBeGreaterThan(10);
    expect(offset).toBe(selected.length);
  },
  's / Shift+S': async () => {
    await caretIn(THREE);
    await press('s');
    expect((await caretNow()).selected).toBe(SENTENCES[0]);
    await press('s');
    expect((await caretNow()).selected).toBe(SENTENCES.slice(0, 2).join(' '));
    await press('s');
    expect((await caretNow()).selected).toBe(SENTENCES.join(' '));
    await press('Shift+S');
    expect((await caretNow()).selected).toBe(SENTENCES.slice(0, 2).join(' '));
  },
  p: async () => {
    await caretIn(THREE);
    await press('End', 'p');
    expect((await caretNow()).selected).toBe(SENTENCES.join(' '));
  },
  '[ / ]': async () => {
    await caretIn(4);
    await press(']');
    expect(await caretNow()).toEqual({ paragraph: 5, offset: 0, selected: '' });
    await press('[', '[');
    expect(await caretNow()).toEqual({ paragraph: 3, offset: 0, selected: '' });
    await press('Control+Home', '[');
    expect((await caretNow()).paragraph).toBe(0);
    await press('Control+End', ']');
    expect((await caretNow()).paragraph).toBe(THREE);
  },
  Esc: async () => {
    await caretIn(THREE);
    await press('s');
    await page.locator('.palette').waitFor();
    await press('Escape');
    await page.locator('.palette').waitFor({ state: 'detached' });
    await press('Escape');
    expect((await caretNow()).selected).toBe('');
    await expect.poll(focusNow).toBe('text');
  },
  'f, c, l': async () => {
    await caretIn(THREE);
    await press('s', 'f');
    await expect.poll(focusNow).toBe('tags');
    await press('m');
    await painted('crossread-tint-1').toEqual([SENTENCES[0]]);
    await expect.poll(focusNow).toBe('text');
    await openQuote().toEqual([SENTENCES[0]]);

    await press('s', 'c');
    await expect.poll(focusNow).toBe('tags');
    await press('o');
    await painted('crossread-underline-1').toEqual([SENTENCES[1]]);
    await expect.poll(focusNow).toBe('text');

    await caretIn(THREE);
    await press('Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'l');
    await expect.poll(focusNow).toBe('tags');
    await press('e');
    await painted('crossread-wave-1').toEqual(['‘We']);
    await expect.poll(focusNow).toBe('text');
    expect(await panel().locator('h2').innerText()).toMatch(/\S/);
  },
  'a, or Alt while selecting': async () => {
    await caretIn(2);
    await press('Control+Shift+ArrowRight', 'a');
    await painted('crossread-pending').toHaveLength(1);
    await expect.poll(focusNow).toBe('text');
    await press('Escape');
    await painted('crossread-pending').toEqual([]);
  },
  'Enter, all tags': async () => {
    await caretIn(THREE);
    await press('s', 's', 's', 'Shift+S', 'Enter');
    await expect.poll(focusNow).toBe('tags');
    await page.keyboard.type('slogan');
    await expect.poll(() => page.locator('.chooser-item').count()).toBe(1);
    await press('Enter');
    await expect.poll(focusNow).toBe('text');
    await openQuote().toEqual([SENTENCES.slice(0, 2).join(' ')]);
  },
  'Enter, open': async () => {
    await caretIn(THREE);
    await press('ArrowRight', 'Enter');
    await openQuote().toEqual(['‘We']);
    await press('Escape');
    await pressTimes('Control+ArrowRight', 4);
    await press('Enter');
    await openQuote().toEqual([SENTENCES[0]]);
    await expect.poll(focusNow).toBe('text');
  },
  'n / Shift+N': async () => {
    await caretIn(2);
    const seen: string[] = [];
    for (const key of ['n', 'n', 'n', 'n', 'n', 'Shift+N', 'Shift+N']) {
      const before = page.url();
      await press(key);
      await expect.poll(() => page.url()).not.toBe(before);
      seen.push(await panel().locator('.inspector-quote').innerText());
    }
    expect(new Set(seen.slice(0, 4))).toHaveLength(4);
    expect(seen[4]).toBe(seen[0]);
    expect(seen.slice(5)).toEqual([seen[3], seen[2]]);
    await expect.poll(focusNow).toBe('text');
  },
  i: async () => {
    await caretIn(THREE);
    await press('n', 'i');
    await expect.poll(focusNow).toBe('panel');
    await press('Tab', 'Tab');
    await expect.poll(focusNow).toBe('panel');
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
    await paragraphNow().toBe(THREE);

    await press('i');
    expect(await focusNow(), 'there is no panel without a mark').toBe('text');
  },
  e: async () => {
    await caretIn(2);
    await press('Control+Shift+ArrowRight', 'e');
    await page.getByLabel(/^Who or what is called/).waitFor();
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
    await paragraphNow().toBe(2);
  },
  k: async () => {
    await caretIn(THREE);
    await press('n', 'k');
    await panel().getByText('Now open the other mark').waitFor();
    await press('n', 'k');
    await expect.poll(focusNow).toBe('panel');
    await press('Enter');
    await panel().getByText('Says the same as').waitFor();
    await expect.poll(focusNow).toBe('panel');
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
  },
  'x / Shift+X': async () => {
    await caretIn(2);
    await press('x');
    const across = page.getByRole('region', { name: 'Across the articles' });
    const asked = () => across.locator('.across-asked').innerText();
    await expect.poll(asked).toMatch(/^A/);
    const before = await asked();
    // There is nowhere to step to before the articles are compared, which says nothing more then.
    await expect.poll(() => across.locator('.across-status').innerText()).toBe('');
    await press('Shift+X');
    await expect.poll(asked).not.toBe(before);
    await expect.poll(focusNow).toBe('text');
    await press('x');
    await across.waitFor({ state: 'detached' });
    await expect.poll(focusNow).toBe('text');
  },
  b: async () => {
    await caretIn(2);
    await press('x');
    const across = page.getByRole('region', { name: 'Across the articles' });
    const asked = () => across.locator('.across-asked').innerText();
    await expect.poll(asked).toMatch(/^A/);
    const before = await asked();
    await press('Shift+X');
    await expect.poll(asked).not.toBe(before);
    const next = await asked();
    await press('b');
    await expect.poll(asked).not.toBe(next);
    await press('x');
    await across.waitFor({ state: 'detached' });
  },
  q: async () => {
    await caretIn(THREE);
    await press('s', 'q');
    const who = page.getByLabel(/^Who says this/);
    await who.waitFor();
    expect(await who.inputValue()).toBe('Hassen Chalghoumi');
    await press('Escape');
    await who.waitFor({ state: 'detached' });
    await expect.poll(focusNow).toBe('text');
  },
  Delete: async () => {
    await caretIn(THREE);
    await press('Delete');
    await painted('crossread-wave-1').not.toEqual([]);
    await press('ArrowRight', 'Enter');
    await openQuote().toEqual(['‘We']);
    const before = (await paintedText(page))['crossread-wave-1'] ?? [];
    await press('Delete');
    await painted('crossread-wave-1').not.toEqual(before);
    await openQuote().toEqual([]);
    await expect.poll(focusNow).toBe('text');
    expect(await articleText(page, 0).innerText()).toContain(SENTENCES.join(' '));
  },
  'Ctrl+Z / Ctrl+Shift+Z': async () => {
    await caretIn(THREE);
    const deleted = (await paintedText(page))['crossread-wave-1']?.toSorted();
    await press('Control+z');
    await painted('crossread-wave-1').not.toEqual(deleted);
    await press('Control+Shift+z');
    await painted('crossread-wave-1').toEqual(deleted);
    await expect.poll(focusNow).toBe('text');
    await pressTimes('Control+z', 9);
    await painted('crossread-tint-1').toEqual([]);
    await expect.poll(focusNow).toBe('text');
    await pressTimes('Control+Shift+z', 9);
    await painted('crossread-tint-1').toEqual([SENTENCES[0]]);
  },
  '?': async () => {
    await caretIn(THREE);
    await press('?');
    await expect.poll(focusNow).toBe('dialog');
    await press('Tab');
    await expect.poll(focusNow).toBe('dialog');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focusNow).toBe('text');
    await paragraphNow().toBe(THREE);
  },
};

describe('each key in the list of keys does what the list says', () => {
  test.each(Object.entries(ROWS))('%s', async (_, does) => {
    await does();
    expect(await focusNow()).not.toBe('nothing');
  });

  test('and the list has these rows', async () => {
    await caretIn(0);
    await press('?');
    await page.getByRole('dialog').waitFor();
    const rows = Object.keys(ROWS).map((row) => row.replace(/^Enter, .*/, 'Enter'));
    expect((await listedKeys()).toSorted()).toEqual(rows.toSorted());
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
  });

  test('and no other character does anything in a text', async () => {
    await caretIn(0);
    await press('?');
    await page.getByRole('dialog').waitFor();
    const listed = (await listedKeys())
      .flatMap((row) => row.split(/[\s,/]+/))
      .map((key) => key.replace('Shift+', ''))
      .filter((key) => key.length === 1);
    await press('Escape');
    await expect.poll(focusNow).toBe('text');

    const used: string[] = [];
    const look = async () => ({
      caret: await caretNow(),
      focus: await focusNow(),
      view: await page.evaluate(() => location.search),
      kept: (await paintedText(page))['crossread-pending'],
      scrolled: await page.evaluate(() =>
        [...document.querySelectorAll('.column-scroll')].map((column) => column.scrollTop),
      ),
      text: await page.locator('.reading-text').first().innerText(),
      linking: await page.locator('.link-hint').count(),
      // The focus goes there in a later frame.
      dialogs: await page.getByRole('dialog').count(),
    });
    const begin = async () => {
      await page.reload();
      await articleText(page, 0).waitFor();
      await caretIn(THREE - 1);
      await fetchLateParts();
      await caretIn(THREE - 1);
      await page.locator('.margin-note').first().waitFor();
      await press('Control+Shift+ArrowRight', 'n');
      // What an open mark is linked to is fetched with the first panel after a reload.
      await page.locator('.mark-links').waitFor();
      return look();
    };
    /** Dialog and chooser are fetched when they are first needed; from then on they are there at once. */
    const fetchLateParts = async () => {
      await press('?');
      await page.getByRole('dialog').waitFor();
      await press('Escape');
      await expect.poll(focusNow).toBe('text');
      await press('s', 'f');
      await page.locator('.chooser-search').waitFor();
      await press('Escape');
      await expect.poll(focusNow).toBe('text');
      for (const key of ['e', 'q']) {
        await press('s', key);
        await page.locator('.naming-form').waitFor();
        await press('Escape');
        await expect.poll(focusNow).toBe('text');
      }
    };
    let before = await begin();
    expect(before.caret.selected).toMatch(/^He ?$/);
    expect(before.view).toMatch(/mark=/);
    for (let code = 0x20; code < 0x7f; code++) {
      const key = String.fromCodePoint(code);
      await press(key === ' ' ? 'Space' : key);
      if (JSON.stringify(await look()) === JSON.stringify(before)) continue;
      used.push(key);
      before = await begin();
    }
    expect(used.toSorted()).toEqual(listed.toSorted());
  }, 480_000);
});

describe('the focus is never lost, also when what has it goes', () => {
  test('back in the text, the words are selected at once', async () => {
    await caretIn(THREE);
    await press('s', 'f');
    await expect.poll(focusNow).toBe('tags');
    // In one go: a moment later the browser's own caret would have been put right.
    const selected = await page.evaluate(() => {
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
      document.activeElement?.dispatchEvent(escape);
      return String(getSelection());
    });
    expect(selected).toBe(SENTENCES[0]);
    expect(await focusNow()).toBe('text');
  });

  test('another mark on the same words is opened from the panel', async () => {
    await caretIn(THREE);
    await press('ArrowRight', 'Enter');
    await openQuote().toEqual([SENTENCES[0]]);
    await pressButton(/Ada/, panel().locator('.also-here'));
    await openQuote().not.toEqual([SENTENCES[0]]);
    await expect.poll(focusNow).toBe('panel');
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
  });

  test('the open mark is undone while the focus is in the panel', async () => {
    await caretIn(5);
    await markSentence();
    await expect.poll(focusNow).toBe('text');
    await panel().getByRole('button', { name: 'Close' }).focus();
    await press('Control+z');
    await openQuote().toEqual([]);
    await expect.poll(focusNow).toBe('panel');
    await press('Escape');
    await expect.poll(focusNow).toBe('text');
  });

  test('the mark is deleted with the button in the panel', async () => {
    await caretIn(5);
    await markSentence();
    await pressButton('Delete this mark');
    await openQuote().toEqual([]);
    await expect.poll(focusNow).toBe('text');
  });

  test('Undo and Redo in the head are pressed until there is no more', async () => {
    await pressButton('Undo');
    await pressTimes('Enter', 9);
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    await expect.poll(focusNow).toBe('control');
    await pressButton('Redo');
    await pressTimes('Enter', 9);
    await expect.poll(focusNow).toBe('control');
  });

  test.each(['Keys', 'Export', 'Tags', 'People'])('%s is opened and closed', async (name) => {
    await pressButton(name);
    await expect.poll(focusNow).toBe('dialog');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(focusNow).toBe('control');
  });

  test('all marks are shown again', async () => {
    await pressButton('Framing');
    await pressButton('Show all marks');
    expect(await page.getByRole('button', { name: 'Show all marks' }).count()).toBe(0);
    await expect.poll(focusNow).toBe('control');
  });

  test('a column is moved and folded', async () => {
    const outlets = page.locator('.column-outlet');
    await pressButton('Move Source C left');
    await press('Enter');
    expect(await outlets.allInnerTexts()).toEqual(['Source C', 'Mailonline', 'Source B']);
    await expect.poll(focusNow).toBe('control');
    await pressButton('Move Source C right');
    await expect.poll(focusNow).toBe('control');
    await press('Enter');
    expect(await outlets.allInnerTexts()).toEqual(['Mailonline', 'Source B', 'Source C']);
    await expect.poll(focusNow).toBe('control');
    await pressButton('Fold Source C');
    await press('Enter');
    await expect.poll(focusNow).toBe('control');
    expect(await articleText(page, 2).count()).toBe(1);
  });
});
