/** A server that is hung, or dies before it answers: no button stays busy, and nothing is promised that nobody knows. */
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { ownJson } from '#core/formats/own/write-own.ts';
import { EXPORTED_AT } from '../src/testing/exported.ts';
import { wholeWorkspace } from '../src/testing/whole-workspace.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { ownerOf, unmarked } from './filled-workspace.ts';
import { newPerson, seesText } from './people.ts';
import { Stage } from './stage.ts';

/** Longer than the page waits for an answer. */
const AFTER_PATIENCE = { timeout: 45_000 };
const whole = wholeWorkspace();

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
});

/** It takes connections, and says nothing. */
async function whileHung(act: () => Promise<void>): Promise<void> {
  process.kill(crossread.processId, 'SIGSTOP');
  try {
    await act();
  } finally {
    process.kill(crossread.processId, 'SIGCONT');
  }
}

/** Once a file has left the browser whole, the page bears `data-sent`. */
async function tellWhenSent(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { prototype } = XMLHttpRequest;
    const send = Object.getOwnPropertyDescriptor(prototype, 'send') ?? {};
    Object.defineProperty(prototype, 'send', {
      ...send,
      value(this: XMLHttpRequest, body: XMLHttpRequestBodyInit) {
        this.upload.addEventListener('load', () => {
          document.documentElement.dataset['sent'] = '';
        });
        Reflect.apply(send.value as XMLHttpRequest['send'], this, [body]);
      },
    });
  });
}

test('a workspace that is being made: the button is free again, and what was typed is there', async () => {
  const { page } = await newPerson(browser);
  await page.goto(`${crossread.url}/new`);
  await page.getByLabel('Title', { exact: true }).fill('Three papers');
  await page.getByLabel('Your name here').fill('Ms Weber');
  await page.getByLabel('Use the ready-made three articles').check();
  await whileHung(async () => {
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await page.getByText('The Crossread server does not answer').waitFor(AFTER_PATIENCE);
    expect(await page.getByRole('button', { name: 'Make the workspace' }).isVisible()).toBe(true);
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Three papers');
  });
});

test('a draft that is to be frozen can be looked at again', async () => {
  const { page } = await ownerOf(browser, crossread.url, unmarked(whole));
  await page.keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Correct A' }).click();
  await page.getByText('Draft saved', { exact: true }).waitFor();
  const dialog = page.getByRole('dialog');
  const draft = /\/api\/workspaces\/[^/]+\/drafts\//;
  await page.context().route(draft, (route) => route.abort());
  await page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await dialog.getByText('is not known yet').waitFor();
  await page.context().unroute(draft);
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await dialog.getByText('Nothing differs from the article').waitFor();
  expect(await dialog.getByRole('button', { name: 'Look again' }).count()).toBe(0);
});

test('a server that dies with the whole file in hand: nobody says that nothing was imported', async () => {
  const person = await newPerson(browser);
  const { page } = person;
  await page.goto(crossread.url);
  await page.getByRole('button', { name: 'Import a workspace' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'whole.json',
    mimeType: 'application/json',
    buffer: Buffer.from([...ownJson.write(whole, EXPORTED_AT)].join('')),
  });
  await tellWhenSent(page);
  process.kill(crossread.processId, 'SIGSTOP');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('html[data-sent]').waitFor({ state: 'attached' });
  await crossread.kill();
  await seesText(person, 'What it was writing may be here already');
  expect(await page.getByText('nothing was imported').count()).toBe(0);
  await crossread.run();
});
