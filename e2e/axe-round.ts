/** axe-core over one screen in every size, light and dark. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import type { Reader } from './readers.ts';

/** @param ready brings the screen back after a reload, with all that is to be looked at. */
export function axeRound(reader: () => Reader, ready: (page: Page) => Promise<void>): void {
  describe.each(['light', 'dark'] as const)('axe-core finds no violation, %s', (colorScheme) => {
    test.each(SIZES)('$width x $height', async (size) => {
      const { page, context } = reader();
      await bringAxe(context);
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await ready(page);
      expect(await violations(page)).toEqual([]);
    });
  });
}
