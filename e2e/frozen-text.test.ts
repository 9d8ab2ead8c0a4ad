import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  articleText,
  caretIsSet,
  joinAs,
  openBrowser,
  paintedText,
  type Reader,
} from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let page: Page;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ({ page } = ada);
});

const text = () => articleText(page, 0);

/** Painted ranges over text nodes that the browser has thrown away. */
function lostPaint(): Promise<number> {
  return page.evaluate(
    () =>
      [...CSS.highlights.values()]
        .flatMap((highlight) => [...highlight])
        .filter(({ startContainer }) => !startContainer.isConnected).length,
  );
}

async function intoTheText(): Promise<void> {
  await text().focus();
  await caretIsSet(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press(']');
}

const ATTEMPTS: readonly { readonly what: string; readonly act: () => Promise<void> }[] = [
  { what: 'letters', act: () => page.keyboard.type('uvwUVW 123') },
  { what: 'text from an input method', act: () => page.keyboard.insertText('日本語') },
  {
    what: 'a composition that is ended',
    act: async () => {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Input.imeSetComposition', {
        text: 'にほ',
        selectionStart: 2,
        selectionEnd: 2,
      });
      await cdp.send('Input.insertText', { text: '日本' });
      await cdp.detach();
    },
  },
  {
    what: 'Enter, Backspace and Delete',
    act: async () => {
      for (const key of ['Enter', 'Escape', 'Backspace', 'Delete', 'Control+Backspace']) {
        await page.keyboard.press(key);
      }
    },
  },
  {
    what: 'bold and italic',
    act: async () => {
      await page.keyboard.press('Shift+ArrowRight');
      for (const key of ['Control+b', 'Control+i', 'Control+u']) await page.keyboard.press(key);
    },
  },
  {
    what: 'a plain and a rich paste',
    act: () =>
      text().evaluate((element) => {
        for (const [type, content] of [
          ['text/plain', 'pasted'],
          ['text/html', '<b>pasted</b><img src=x onerror=alert(1)>'],
        ] as const) {
          const clipboardData = new DataTransfer();
          clipboardData.setData(type, content);
          const options = { clipboardData, bubbles: true, cancelable: true };
          element.dispatchEvent(new ClipboardEvent('paste', options));
        }
        document.execCommand('insertText', false, 'commanded');
        document.execCommand('insertHTML', false, '<b>commanded</b>');
      }),
  },
  {
    what: 'a cut of a selection',
    act: async () => {
      await page.keyboard.press('Control+Shift+ArrowRight');
      await page.keyboard.press('Control+x');
      await text().evaluate(() => document.execCommand('delete'));
    },
  },
  {
    what: 'something that is dropped on it',
    act: () =>
      text().evaluate((element) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/plain', 'dropped');
        const { left, top } = element.getBoundingClientRect();
        const place = { clientX: left + 60, clientY: top + 60 };
        const options = { dataTransfer, bubbles: true, cancelable: true, ...place };
        element.dispatchEvent(new DragEvent('drop', options));
      }),
  },
];

describe('the text of an article is frozen', () => {
  beforeAll(async () => {
    // Under the caret of every attempt lies a mark, so that lost paint is seen.
    await intoTheText();
    await page.keyboard.press('s');
    await page.keyboard.press('f');
    await page.locator('.chooser-search').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.margin-note').first().waitFor();
  });

  test.each(ATTEMPTS)('$what change nothing', async ({ act }) => {
    await intoTheText();
    const before = await text().innerText();
    const painted = await paintedText(page);
    await act();
    await expect.poll(() => text().innerText()).toBe(before);
    expect(await paintedText(page)).toEqual(painted);
    expect(await lostPaint()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  test('and the caret goes on working after all of it', async () => {
    await intoTheText();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await page.evaluate(() => String(getSelection()))).toHaveLength(2);
  });
});

describe('a browser without the Custom Highlight API', () => {
  test('paints with decorations: overlapping marks, undo, and the same offsets', async () => {
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addInitScript(() => {
        Reflect.deleteProperty(CSS, 'highlights');
        Reflect.deleteProperty(globalThis, 'Highlight');
      });
      const { url } = await stage.crossread();
      const ben = await joinAs(browser, url, 'Ben', {}, context);
      expect(await ben.page.evaluate(() => 'highlights' in CSS)).toBe(false);
      await ben.page.locator('.margin-note').first().waitFor();
      await articleText(ben.page, 0).focus();
      await caretIsSet(ben.page);
      const press = async (...keys: string[]) => {
        for (const key of keys) await ben.page.keyboard.press(key);
      };
      await press('Control+Home', ']', ']', ']', 's', 'f');
      await ben.page.locator('.chooser-search').waitFor();
      await press('Enter');
      const tint = ben.page.locator('.reading-text .crossread-tint-1');
      await tint.first().waitFor();
      const sentence = (await tint.allInnerTexts()).join('');
      await press('Escape', 'Control+Shift+ArrowLeft', 'l');
      await ben.page.locator('.chooser-search').waitFor();
      await press('Enter');
      const wave = ben.page.locator('.reading-text .crossread-wave-1');
      await wave.first().waitFor();
      const word = (await wave.allInnerTexts()).join('');
      expect(sentence).toContain(word.trim());
      expect((await tint.allInnerTexts()).join('')).toBe(sentence);
      await articleText(ben.page, 0).focus();
      await press('Control+z');
      await expect.poll(() => wave.count()).toBe(0);
      expect((await tint.allInnerTexts()).join('')).toBe(sentence);
    } finally {
      await browser.close();
    }
  });
});

describe('a finger', () => {
  test('selects with the handles of the system, and the palette makes the mark', async () => {
    const browser = await openBrowser();
    try {
      const { url } = await stage.crossread();
      const phone = await joinAs(browser, url, 'Cem', {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      });
      await articleText(phone.page, 0).evaluate((element) => {
        const node = [...element.querySelectorAll('[data-kind="paragraph"]')][0]?.firstChild;
        if (node) getSelection()?.setBaseAndExtent(node, 2, node, 14);
      });
      const layer = phone.page.locator('.palette-layer').first();
      await layer.tap();
      await phone.page.locator('.chooser-item').first().tap();
      await phone.page.locator('.margin-note').first().waitFor();
      const words = () =>
        phone.page.evaluate(() =>
          [...(CSS.highlights.get('crossread-tint-1') ?? [])].map((range) =>
            (range.startContainer.textContent ?? '').slice(range.startOffset, range.endOffset),
          ),
        );
      const isPainted = async () =>
        (await words()).some((one) => 'French imam '.includes(one.trim()));
      await expect.poll(isPainted).toBe(true);
    } finally {
      await browser.close();
    }
  });
});
