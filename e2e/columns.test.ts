import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { LEAST_WIDTH } from '#app/view-address.ts';
import { articleText, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;
let ben: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
  ben = await stage.reader('Ben');
});

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
