import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEAST_WIDTH } from '#app/view-address.ts';
import { countWords } from '#core/text/words.ts';
import { makeRoom, TWO_BRIDGES } from './people.ts';
import { articleText, markWords, paintedText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

/** The outlets of the columns from left to right. */
function outlets(page: Page): Promise<string[]> {
  return page.locator('.column-outlet').allInnerTexts();
}

function column(page: Page, name: string) {
  return page.getByRole('region', { name });
}

function lineBeside(page: Page, name: string) {
  return page.getByRole('separator', { name: `Width of ${name}` });
}

async function widthOf(page: Page, name: string): Promise<number> {
  return column(page, name).evaluate((element) => element.getBoundingClientRect().width);
}

async function dragLine(page: Page, name: string, by: number): Promise<void> {
  const box = await lineBeside(page, name).boundingBox();
  if (!box) throw new Error(`there is no line beside ${name}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
  await page.mouse.up();
}

/** What the address says under this name. */
function inAddress(page: Page, name: string): Promise<string | null> {
  return page.evaluate((key) => new URLSearchParams(location.search).get(key), name);
}

async function opened({ context }: Reader, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await articleText(page, 0).waitFor();
  return page;
}

describe('the width of a column', () => {
  test('is equal until a line is dragged, and the address then keeps it', async () => {
    const { page } = ada;
    const equal = await widthOf(page, 'Mailonline');
    expect(await widthOf(page, 'Source C')).toBeCloseTo(equal, 0);
    expect(await lineBeside(page, 'Mailonline').getAttribute('aria-valuetext')).toBe('equal share');
    expect(await inAddress(page, 'widths')).toBeNull();

    await dragLine(page, 'Mailonline', 120);
    const dragged = await widthOf(page, 'Mailonline');
    expect(Math.abs(dragged - equal - 120)).toBeLessThan(5);
    expect(await inAddress(page, 'widths')).toBe(`imam-a:${dragged}`);
    expect(await widthOf(page, 'Source B')).toBeCloseTo(await widthOf(page, 'Source C'), 0);

    await page.reload();
    await articleText(page, 0).waitFor();
    expect(await widthOf(page, 'Mailonline')).toBe(dragged);
  });

  test('changes with the arrow keys, down to the least', async () => {
    const { page } = ada;
    const line = lineBeside(page, 'Source B');
    const before = await widthOf(page, 'Source B');
    await line.focus();
    await page.keyboard.press('ArrowRight');
    const wider = await widthOf(page, 'Source B');
    expect(wider).toBe(Math.round(before + 24));
    expect(await inAddress(page, 'widths')).toMatch(new RegExp(`^imam-a:\\d+,imam-b:${wider}$`));
    expect(await line.getAttribute('aria-valuetext')).toBe(`${wider} pixels`);

    for (let presses = 0; presses < 20; presses++) await page.keyboard.press('ArrowLeft');
    expect(await widthOf(page, 'Source B')).toBe(LEAST_WIDTH);
    expect(await inAddress(page, 'widths')).toMatch(new RegExp(`imam-b:${LEAST_WIDTH}$`));
  });

  test('opens in a link as the sender saw it, also in a narrow window', async () => {
    const url = ada.page.url();
    const page = await opened(ben, url);
    for (const name of ['Mailonline', 'Source B', 'Source C']) {
      expect(await widthOf(page, name)).toBeCloseTo(await widthOf(ada.page, name), 0);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => widthOf(page, 'Mailonline')).toBe(390);
    await page.close();

    const malformed = await opened(ben, url.replace(/widths=[^&]+/, 'widths=imam-a:huge,,imam-b'));
    const equal = await widthOf(malformed, 'Source C');
    expect(await widthOf(malformed, 'Mailonline')).toBeCloseTo(equal, 0);
    await malformed.close();
  });

  test('is an equal share again after a double click, or Enter', async () => {
    const { page } = ada;
    await lineBeside(page, 'Mailonline').dblclick();
    expect(await inAddress(page, 'widths')).toBe(`imam-b:${LEAST_WIDTH}`);
    await lineBeside(page, 'Source B').focus();
    await page.keyboard.press('Enter');
    expect(await inAddress(page, 'widths')).toBeNull();
    const equal = await widthOf(page, 'Source C');
    expect(await widthOf(page, 'Mailonline')).toBeCloseTo(equal, 0);
    expect(await widthOf(page, 'Source B')).toBeCloseTo(equal, 0);
  });
});

describe('the order of the columns', () => {
  const moved = ['Source B', 'Mailonline', 'Source C'];

  test('changes with the arrows in their heads, which stop at both ends', async () => {
    const { page } = ada;
    const move = (name: string, way: 'left' | 'right') =>
      page.getByRole('button', { name: `Move ${name} ${way}` });
    expect(await outlets(page)).toEqual(['Mailonline', 'Source B', 'Source C']);
    await expect.poll(() => move('Mailonline', 'left').isDisabled()).toBe(true);
    await expect.poll(() => move('Source C', 'right').isDisabled()).toBe(true);

    await move('Mailonline', 'right').click();
    expect(await outlets(page)).toEqual(moved);
    await move('Mailonline', 'right').click();
    expect(await outlets(page)).toEqual(['Source B', 'Source C', 'Mailonline']);
    await expect.poll(() => move('Mailonline', 'right').isDisabled()).toBe(true);
    await move('Mailonline', 'left').click();
    expect(await outlets(page)).toEqual(moved);
    expect(await inAddress(page, 'order')).toBe('imam-b,imam-a,imam-c');
  });

  test('is the same on the screen, after a reload and in a link', async () => {
    const { page } = ada;
    const lefts = await Promise.all(
      moved.map((name) =>
        column(page, name).evaluate((element) => element.getBoundingClientRect().left),
      ),
    );
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));

    await page.reload();
    await articleText(page, 0).waitFor();
    expect(await outlets(page)).toEqual(moved);
    const linked = await opened(ben, page.url());
    expect(await outlets(linked)).toEqual(moved);
    await linked.close();
  });

  test('takes the width of a column and what is marked in it along', async () => {
    const { page } = ada;
    await dragLine(page, 'Source B', 60);
    const width = await widthOf(page, 'Source B');
    await markWords(page, 0, 'moderate Muslim leader', 'f');
    await page.getByRole('button', { name: 'Move Source B right' }).click();
    expect(await outlets(page)).toEqual(['Mailonline', 'Source B', 'Source C']);
    expect(await widthOf(page, 'Source B')).toBe(width);
    await expect
      .poll(async () => (await paintedText(page))['crossread-tint-1'])
      .toEqual(['moderate Muslim leader']);
    expect(await column(page, 'Source B').locator('.margin-note').count()).toBe(1);
  });
});

describe('a folded column', () => {
  test('is a narrow strip with its name, kept by the address and a reload', async () => {
    const { page } = ada;
    const before = await widthOf(page, 'Source C');
    await page.getByRole('button', { name: 'Fold Source C' }).click();
    expect(await widthOf(page, 'Source C')).toBeLessThan(60);
    expect(await column(page, 'Source C').getByRole('textbox').count()).toBe(0);
    expect(await lineBeside(page, 'Source C').count()).toBe(0);
    expect(await inAddress(page, 'folded')).toBe('imam-c');

    await page.reload();
    await articleText(page, 0).waitFor();
    expect(await widthOf(page, 'Source C')).toBeLessThan(60);
    const linked = await opened(ben, page.url());
    expect(await widthOf(linked, 'Source C')).toBeLessThan(60);
    await linked.close();

    await page.getByRole('button', { name: 'Unfold Source C' }).click();
    await articleText(page, 2).waitFor();
    expect(await inAddress(page, 'folded')).toBeNull();
    expect(await widthOf(page, 'Source C')).toBeCloseTo(before, 0);
  });

  test('that was resized has its width again when it is unfolded, and its marks', async () => {
    const { page } = ada;
    const width = await widthOf(page, 'Source B');
    await page.getByRole('button', { name: 'Fold Source B' }).click();
    expect(await widthOf(page, 'Source B')).toBeLessThan(60);
    await page.getByRole('button', { name: 'Unfold Source B' }).click();
    expect(await widthOf(page, 'Source B')).toBe(width);
    await expect
      .poll(async () => (await paintedText(page))['crossread-tint-1'])
      .toEqual(['moderate Muslim leader']);
  });
});

describe('page furniture', () => {
  test('is folded in all columns at once, and deleted in none', async () => {
    const { page } = ada;
    const furniture = page.getByText('Israelis Under Attack - Donate');
    const article = page.getByText('We must thank Imam Chalghoumi’s');
    const words = await column(page, 'Source B').locator('.column-facts').innerText();
    expect(await furniture.isVisible()).toBe(true);

    await page.getByRole('button', { name: 'Fold page furniture' }).click();
    for (const shown of [furniture, page.getByText('Follow Kurt Zindulka')]) {
      await expect.poll(() => shown.isVisible()).toBe(false);
      expect(await shown.count()).toBe(1);
    }
    expect(await article.isVisible()).toBe(true);
    expect(await column(page, 'Source B').locator('.column-facts').innerText()).toBe(words);
    expect(await inAddress(page, 'furniture')).toBe('folded');

    await page.reload();
    await article.waitFor();
    expect(await furniture.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Page furniture folded' }).click();
    await furniture.waitFor();
    expect(await inAddress(page, 'furniture')).toBeNull();
  });

  test('that is folded is not a place for the caret', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'Fold page furniture' }).click();
    await articleText(page, 0).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('s');
    await expect
      .poll(() => page.evaluate(() => String(getSelection())))
      .toMatch(/^A French imam who condemned/);
  });
});

test('words with full stops in them are counted as on the server, whatever the browser takes for a word', async () => {
  const paragraph = 'The U.S. closed it at 8 p.m., says example.com, e.g. in a report.On Monday.';
  const page = await stage.newPage();
  const { url } = await stage.crossread();
  const article = `Bridge closed\n\n${paragraph}`;
  await makeRoom({ context: page.context(), page }, url, 'Full stops', [article, TWO_BRIDGES[1]]);
  const count = countWords('Bridge closed', null) + countWords(paragraph, null);
  const told = page.getByText(/^\d+ words$/);
  await told.first().waitFor();
  expect((await told.allInnerTexts())[0]).toBe(`${count} words`);
  await page.context().close();
});
