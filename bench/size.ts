/** What a browser loads until a member reads the articles, from the built pages (dist/). */
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { articleText, joinAs, openBrowser, READY_MADE } from '../e2e/readers.ts';
import { withCrossread } from './crossread-server.ts';
import { number, table, type Report } from './table.ts';

const KILO = 1000;

interface Loaded {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly gzip: number;
  readonly encoding: string;
}

/** Needs `vite build` before it. */
export function size(): Promise<Report> {
  return withCrossread(async ({ url }) => {
    const browser = await openBrowser();
    try {
      const { context } = await joinAs(browser, url, 'Reader', { serviceWorkers: 'block' });
      const page = await context.newPage();
      const responses: Response[] = [];
      page.on('response', (response) => responses.push(response));
      await page.goto(`${url}/w/${READY_MADE}`);
      await articleText(page, 2).waitFor();
      await page.waitForLoadState('networkidle');
      const loaded = await Promise.all(responses.filter((one) => one.ok()).map(weigh));
      return report(loaded);
    } finally {
      await browser.close();
    }
  });
}

async function weigh(response: Response): Promise<Loaded> {
  const body = await response.body();
  return {
    name: new URL(response.url()).pathname.split('/').at(-1) ?? '',
    type: response.request().resourceType(),
    bytes: body.byteLength,
    gzip: gzipSync(body).byteLength,
    encoding: (await response.headerValue('content-encoding')) ?? 'none',
  };
}

function report(loaded: readonly Loaded[]): Report {
  const rows = loaded
    .toSorted((a, b) => b.gzip - a.gzip)
    .map(({ name, type, bytes, gzip, encoding }) => [
      name || '/',
      type,
      number(bytes / KILO),
      number(gzip / KILO),
      encoding,
    ]);
  const scripts = loaded.filter(({ type }) => type === 'script');
  return {
    text: table(['loaded before anything is pressed', 'type', 'kB', 'kB gzip', 'sent as'], rows),
    figures: [
      {
        what: 'JavaScript on first load of the compare view, gzip',
        measured: scripts.reduce((sum, { gzip }) => sum + gzip, 0) / KILO,
        limit: 250,
        unit: 'kB',
      },
    ],
  };
}
