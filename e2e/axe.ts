import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/** From the next page on, axe-core is there. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: axe.source });
}

/** What axe-core finds wrong on the page as it is now, each with the elements. */
export async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const found = await run.run(document);
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    );
  });
}
