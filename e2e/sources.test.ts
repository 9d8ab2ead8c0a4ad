import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STORM, stormCsv, stormDocx, stormHtml, stormText } from '../src/testing/source-files.ts';
import { violations, bringAxe } from './axe.ts';
import { CrossreadProcess } from './crossread-process.ts';
import { newPerson, type Person } from './people.ts';
import { articleText, openBrowser } from './readers.ts';

let crossread: CrossreadProcess;
let browser: Browser;
let teacher: Person;

beforeAll(async () => {
  crossread = await CrossreadProcess.start({ CROSSREAD_FETCH: 'on' });
  browser = await openBrowser();
  teacher = await newPerson(browser);
});
afterAll(async () => {
  await browser?.close();
  await crossread?.stop();
});

const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const choose = (page: Page, files: readonly ReturnType<typeof file>[]) =>
  page.getByLabel('Add from files').setInputFiles([...files]);
const tabs = (page: Page) => page.getByRole('tab').allInnerTexts();

/** As a browser prints it. */
async function stormPdf(): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(stormHtml.replace(/<img[^>]*>/, ''));
  const bytes = await page.pdf({ format: 'A4' });
  await page.close();
  return bytes;
}

describe('articles from files', () => {
  test('come one by one, each to be confirmed; a bad one is named and keeps none back', async () => {
    const { page } = teacher;
    await page.goto(`${crossread.url}/new`);
    await choose(page, [
      file('storm.html', stormHtml),
      file('broken.pdf', '%PDF-1.7 and no more'),
      file('storm.docx', await stormDocx()),
      file('storm.pdf', await stormPdf()),
      file('corpus.csv', stormCsv),
      file('storm.txt', stormText),
    ]);
    await expect.poll(() => tabs(page), { timeout: 60_000 }).toHaveLength(6);
    await expect.poll(() => page.getByText('is no whole PDF').isVisible()).toBe(true);
    expect(await page.getByText('broken.pdf').isVisible()).toBe(true);
    expect(await tabs(page)).toEqual([
      'A\nThe Herald',
      `B\n${STORM.headline}`,
      expect.stringContaining('C\n'),
      'D\nThe Herald',
      'E\nThe Post',
      `F\n${STORM.headline}`,
    ]);
  });

  test('show what the page states and what to look at', async () => {
    const { page } = teacher;
    await page.getByRole('tab', { name: 'The Herald' }).first().click();
    expect(await page.getByLabel('Byline').first().inputValue()).toBe('Ben Reed');
    expect(await page.getByLabel('Published').first().inputValue()).toBe(
      '2026-01-05T09:00:00+01:00',
    );
    expect(await page.getByText('were left out').first().isVisible()).toBe(true);
    const kinds = () =>
      page
        .locator('.preview-block:visible')
        .evaluateAll((blocks) => blocks.map((block) => (block as HTMLElement).dataset['kind']));
    await expect
      .poll(kinds)
      .toEqual(['heading', 'deck', 'caption', 'paragraph', 'paragraph', 'paragraph', 'quotation']);
  });

  test('printed on paper and read back have the same words', async () => {
    const { page } = teacher;
    await page.getByRole('tab').nth(2).click();
    const text = await page.getByLabel('Text of article C').inputValue();
    for (const paragraph of STORM.paragraphs) {
      expect(text.replace(/\s+/g, ' ')).toContain(paragraph.replace(/ 🌪/, '').slice(0, 60));
    }
  });

  test('from an address inside the network are refused where they are asked for', async () => {
    const { page } = teacher;
    await page.getByLabel('Or from an address').fill(`${crossread.url}/`);
    await page.getByLabel('Or from an address').press('Enter');
    await expect.poll(() => page.getByText('lies in a network of its own').isVisible()).toBe(true);
  });

  test('keep over a reload, and become the workspace', async () => {
    const { page } = teacher;
    await page.reload();
    await expect.poll(() => tabs(page)).toHaveLength(6);
    await page.getByLabel('Title', { exact: true }).fill('One storm');
    await page.getByLabel('Your name here').fill('Ada');
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await page.getByLabel('I have kept the key').check();
    await page.getByRole('button', { name: 'Open the workspace' }).click();
    await articleText(page, 1).waitFor();
    expect(await articleText(page, 0).innerText()).toContain(STORM.quotation);
  });
});

describe('a rich paste', () => {
  test('keeps headings, quotations and captions, and no script of it runs', async () => {
    const { page } = await newPerson(browser);
    await page.goto(`${crossread.url}/new`);
    const field = page.getByLabel('Text of article A');
    await field.waitFor();
    await field.evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      clipboardData.setData('text/plain', 'plain');
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, `<h2>Storm</h2><p>It <b>rained</b> all day.</p><blockquote>“Wet,” she said.</blockquote><img src=x onerror="document.title='run'"><script>document.title='run'</script>`);
    await expect
      .poll(() => field.inputValue())
      .toBe('Storm\n\nIt rained all day.\n\n“Wet,” she said.');
    const kinds = page.locator('.preview-block:visible');
    await expect
      .poll(() =>
        kinds.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['kind'])),
      )
      .toEqual(['heading', 'paragraph', 'quotation']);
    expect(await page.title()).not.toBe('run');
  });

  test('the page with files has no fault that axe-core finds', async () => {
    const { page } = await newPerson(browser);
    await bringAxe(page.context());
    await page.goto(`${crossread.url}/new`);
    await choose(page, [file('storm.html', stormHtml), file('a.pdf', 'no')]);
    await expect.poll(() => tabs(page), { timeout: 30_000 }).toContain('A\nThe Herald');
    expect(await violations(page)).toEqual([]);
  });
});
