/** People in front of real browsers, and what they do and see there. */
import { isDeepStrictEqual } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { watchScreens } from './screens.ts';

/** How long anything that a test waits for may take, as in vite.config.ts: several programs may share the machine. */
export const PATIENCE_MS = 20_000;

export async function openBrowser(): Promise<Browser> {
  const options = { executablePath: chromiumPath(), args: [...chromiumArguments] };
  return watchScreens(await chromium.launch(options));
}

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** The workspace that a new data folder begins with; its door is open. */
export const READY_MADE = 'one-imam';

/** A person with a device of their own who joins the ready-made workspace under a name and waits for the articles. */
export async function joinAs(
  browser: Browser,
  url: string,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
  device?: BrowserContext,
): Promise<Reader> {
  const context =
    device ??
    (await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    }));
  context.setDefaultTimeout(PATIENCE_MS);
  await saveWithoutAsking(context);
  const page = await context.newPage();
  await page.goto(`${url}/w/${READY_MADE}`);
  await page.getByLabel('Your name here').fill(name);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await articleText(page, 0).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  return { context, page };
}

/** For some 20 ms after the focus ProseMirror may still put the caret back to where it was. */
export async function caretIsSet(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
}

export function articleText(page: Page, column: number) {
  return page.locator('.column').nth(column).getByRole('textbox');
}

/** Selects the words with the mouse, as they stand in a paragraph of the column. */
export async function selectWords(page: Page, column: number, words: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const until = Date.now() + PATIENCE_MS;
  let ends = await endsOf(page, column, words);
  let isStill = false;
  while (!isStill && Date.now() < until) {
    await page.waitForTimeout(50);
    const before = ends;
    ends = await endsOf(page, column, words);
    isStill = ends !== null && isDeepStrictEqual(ends, before);
  }
  if (!ends) throw new Error(`“${words}” is not in column ${column}`);
  if (!isStill) throw new Error(`“${words}” does not stand still in column ${column}`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move((ends.from.x + ends.to.x) / 2, ends.to.y);
  await page.mouse.move(ends.to.x, ends.to.y);
  await page.mouse.up();
}

/** Where the words begin and end on the screen, which is moved there; null while they are not drawn. */
function endsOf(page: Page, column: number, words: string) {
  return articleText(page, column).evaluate((text, wanted) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return null;
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
    return null;
  }, words);
}

/** Selects the words and gives them the first tag of the layer whose key this is. */
export async function markWords(
  page: Page,
  column: number,
  words: string,
  layerKey: string,
): Promise<void> {
  await selectWords(page, column, words);
  await page.keyboard.press(layerKey);
  await page.locator('.chooser-search').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.chooser-search').waitFor({ state: 'detached' });
}

/** What the page paints when it paints the whole articles, as for a printer: see `paintedNearWindow`. */
export async function paintedText(page: Page): Promise<Record<string, string[]>> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const painted = await paintedNearWindow(page);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return painted;
}

/** What the page paints now: for each highlight name, the text under its ranges. */
export async function paintedNearWindow(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, highlight]) => [
        name,
        [...highlight].map((range) => {
          const copy = document.createRange();
          copy.setStart(range.startContainer, range.startOffset);
          copy.setEnd(range.endContainer, range.endOffset);
          return copy.toString();
        }),
      ]),
    ),
  );
}

/** A browser that saves piece by piece asks where, in a dialog of the system that no test can press. */
export async function saveWithoutAsking(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });
}
