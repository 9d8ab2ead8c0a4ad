/** Builds bench/page as the product is built, and opens it in a real Chromium, each time as a new page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build, preview } from 'vite';
import { openBrowser } from '../e2e/readers.ts';

export interface BenchPages {
  readonly chromiumVersion: string;
  withPage<T>(use: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openBenchPages(): Promise<BenchPages> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'crossread-bench-'));
  const site = {
    configFile: false,
    root: path.join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
    preview: { host: '127.0.0.1', port: 0 },
  } as const;
  await build(site);
  const server = await preview(site);
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('the bench page is not served');
  const browser = await openBrowser();
  return {
    chromiumVersion: browser.version(),
    async withPage(use) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      try {
        page.setDefaultTimeout(120_000);
        await page.goto(url);
        await page.waitForFunction(() => 'bench' in globalThis.window);
        return await use(page);
      } finally {
        await page.close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
