/** The HTML report in a real browser: readable at every size, nothing runs in it, and it prints a page a hand-in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportHtml } from '#core/formats/report/report-formats.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { wholeExport } from '../src/testing/exported.ts';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import { bringAxe, SIZES, violations } from './axe.ts';
import { openBrowser } from './readers.ts';

const HOSTILE =
  '</style></title></mark><script>globalThis.ran = 1</script><img src=x onerror="ran=1">';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(path.join(tmpdir(), 'crossread-report-'));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function openReport(snapshot: WorkspaceSnapshot): Promise<Page> {
  const file = path.join(folder, 'report.html');
  await writeFile(file, await wholeExport(reportHtml, snapshot));
  const context = await browser.newContext();
  await bringAxe(context);
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** Everything that people write says the same hostile words. */
function hostileWorkspace(): WorkspaceSnapshot {
  const whole = wholeWorkspace();
  return {
    ...whole,
    settings: { ...whole.settings, title: HOSTILE },
    members: whole.members.map((member) => ({ ...member, displayName: HOSTILE })),
    annotations: whole.annotations.map((mark) => ({ ...mark, note: HOSTILE })),
    sources: whole.sources.map((source) => ({
      ...source,
      metadata: { ...source.metadata, outlet: HOSTILE, url: 'javascript:ran=1', language: '"><b>' },
    })),
    records: {
      ...whole.records,
      replies: whole.records.replies.map((reply) => ({ ...reply, body: HOSTILE })),
    },
  };
}

test('axe-core finds nothing at any size, and the page is no wider than the screen', async () => {
  const page = await openReport(wholeWorkspace());
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect(await violations(page)).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBe(0);
  }
  await page.context().close();
});

test('what people wrote stands as they wrote it: nothing runs, nothing is fetched', async () => {
  const asked: string[] = [];
  const page = await openReport(hostileWorkspace());
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  const found = await page.evaluate(() => ({
    ran: 'ran' in globalThis,
    elements: document.querySelectorAll('script, img, iframe, object, b, [onerror]').length,
    addresses: [...document.querySelectorAll('[href]')].map((one) => one.getAttribute('href')),
    styles: document.styleSheets.length,
  }));
  expect(found).toMatchObject({ ran: false, elements: 0, styles: 1 });
  expect(found.addresses.every((address) => address?.startsWith('#'))).toBe(true);
  expect(asked).toHaveLength(1);
  expect(await page.locator('h1').innerText()).toBe(`${HOSTILE}: report`);
  await page.context().close();
});

test('printed, each hand-in begins a page, with its name at the head of every page of it', async () => {
  const page = await openReport(wholeWorkspace());
  for (const format of ['A4', 'Letter']) {
    const pdf = await getDocumentProxy(
      new Uint8Array(await page.pdf({ format, preferCSSPageSize: false })),
    );
    const { text } = await extractText(pdf);
    expect(text[0]).toContain('What was read'); // the title has no sheet of its own
    const beginning = text.filter((one) => /Marks\s+20\s/.test(one));
    expect(beginning).toHaveLength(2);
    for (const name of ['Ana', 'Ben']) {
      const pages = text.filter((one) => one.includes(`Hand-in: ${name}`));
      expect(pages.length).toBeGreaterThan(1);
    }
  }
  await page.context().close();
});
