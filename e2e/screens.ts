/** What stands on every open screen: when a test fails, a sentence there often says why. */
import type { Browser, Page } from 'playwright-core';

const opened = new Set<Browser>();
const MOST_CHARACTERS = 1_000;
const PATIENCE_MS = 2_000;

/** Its pages are told of from now on, until it is closed. */
export function watchScreens(browser: Browser): Browser {
  opened.add(browser);
  browser.on('disconnected', () => opened.delete(browser));
  return browser;
}

/** Address and first words of each page. */
export function screens(): Promise<string[]> {
  const pages = [...opened].flatMap((browser) =>
    browser.contexts().flatMap((context) => context.pages()),
  );
  return Promise.all(pages.map(async (page) => `${page.url()}\n${await wordsOn(page)}`));
}

async function wordsOn(page: Page): Promise<string> {
  const body = page.locator('body');
  const words = await body.innerText({ timeout: PATIENCE_MS }).catch(String);
  return words.replaceAll(/\n{2,}/g, '\n').slice(0, MOST_CHARACTERS);
}
