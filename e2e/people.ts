/** People who make workspaces and join them, each with a device of their own. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Command } from '#sync/api.ts';
import { articleText, PATIENCE_MS, saveWithoutAsking } from './readers.ts';

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

export async function newPerson(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await saveWithoutAsking(context);
  return { context, page: await context.newPage() };
}

export async function isSeen({ page }: Person, words: string | RegExp): Promise<boolean> {
  return page.getByText(words).first().isVisible();
}

/** Resolves when the page says it. @throws when it does not. */
export async function seesText({ page }: Person, words: string | RegExp): Promise<void> {
  await page.getByText(words).first().waitFor();
}

/** Two short articles about one event. */
export const TWO_BRIDGES = [
  'Bridge closed\n\nThe bridge was closed on Monday.\n\nDrivers were furious about it.',
  'City shuts bridge\n\nThe city shut the bridge.\n\nNobody was hurt, it said.',
] as const;

export interface MadeRoom {
  readonly workspace: string;
  readonly code: string;
  readonly recoveryKey: string;
}

/** Fills in the page for a new workspace with these articles and opens it. */
export async function makeRoom(
  { page }: Person,
  url: string,
  title: string,
  articles: readonly string[],
): Promise<MadeRoom> {
  await page.goto(`${url}/new`);
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Your name here').fill('Ms Weber');
  for (const [index, article] of articles.entries()) {
    if ((await page.getByRole('tab').count()) <= index) {
      await page.getByRole('button', { name: 'Add an article' }).click();
    }
    await page.getByRole('tab').nth(index).click();
    await page.getByRole('tabpanel').getByRole('textbox').first().fill(article);
  }
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  const code = await page.locator('.room-code').innerText();
  const recoveryKey = await page.locator('.recovery-key').innerText();
  await page.getByLabel('I have kept the key').check();
  await page.getByRole('button', { name: 'Open the workspace' }).click();
  await articleText(page, 0).waitFor();
  const workspace = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return { workspace, code, recoveryKey };
}

/** As the teacher's desk does it, from the person's own page. @throws when the server refuses. */
export async function command(
  { page }: Person,
  workspace: string,
  asked: Command,
): Promise<string | null> {
  return page.evaluate(
    async ([path, body]) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const answer = (await response.json()) as { secret?: string | null; message?: string };
      if (!response.ok) throw new Error(answer.message);
      return answer.secret ?? null;
    },
    [`/api/workspaces/${workspace}/commands`, JSON.stringify(asked)] as const,
  );
}

/** The id of the member whose page this is. */
export async function memberId({ page }: Person, workspace: string): Promise<string> {
  return page.evaluate(async (path) => {
    const session = (await (await fetch(path)).json()) as { member: { id: string } };
    return session.member.id;
  }, `/api/workspaces/${workspace}/session`);
}

export async function joinByCode(
  { page }: Person,
  url: string,
  code: string,
  name: string,
): Promise<void> {
  await page.goto(`${url}/join`);
  await page.getByLabel('Room code').fill(code);
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name here').fill(name);
  await page.keyboard.press('Enter');
}
