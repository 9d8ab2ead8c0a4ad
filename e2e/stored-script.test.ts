import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeBookSchema } from '#core/model/codebook.ts';
import { sourceSchema } from '#core/model/source.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import type { RunningServer } from '#server/start-server.ts';
import { writeNotebookRecord, writePlainRecord } from '#sync/notebook-document.ts';
import { smallMark, smallWorkspace } from '../src/testing/small-workspace.ts';
import { replyTo, voteOn } from '../src/testing/talk-records.ts';
import { startTemporaryServer, temporaryFolder } from '../src/testing/temporary-server.ts';
import { enterOverHttp, openMember } from '../src/testing/wire-client.ts';
import { command, enterAsOwner } from '../src/testing/wire-room.ts';
import { articleText, openBrowser, PATIENCE_MS } from './readers.ts';

/** Whatever anybody can store, stored as markup that would run: it is read as the text that it is. */
const SCRIPT = '<img src=x onerror=hacked=1>';
const TEXT = `${SCRIPT} hits </script><script>hacked=1</script>\n\nOfficials said: <svg onload=hacked=1>.`;

function hostileWorkspace(): WorkspaceContent {
  const { settings, sources, codeBook } = smallWorkspace;
  const [source] = sources;
  if (!source) throw new Error('the small workspace has an article');
  const split = TEXT.indexOf('\n');
  return {
    earlierCodeBooks: [],
    settings: { ...settings, title: `Title ${SCRIPT}` },
    sources: [
      v.parse(sourceSchema, {
        ...source,
        metadata: { ...source.metadata, outlet: `Outlet ${SCRIPT}`, headline: `Head ${SCRIPT}` },
        revisions: [
          {
            ...source.revisions[0],
            text: TEXT,
            blocks: [
              { kind: 'heading', start: 0, end: split },
              { kind: 'paragraph', start: split + 2, end: TEXT.length },
            ],
          },
        ],
      }),
    ],
    codeBook: v.parse(codeBookSchema, {
      ...codeBook,
      layers: codeBook.layers.map((layer) => ({
        ...layer,
        label: `${layer.label} ${SCRIPT}`,
        tags: layer.tags.map((tag) => ({ ...tag, label: `Tag ${SCRIPT}`, guideline: SCRIPT })),
      })),
    }),
  };
}

const folder = temporaryFolder();
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTemporaryServer(folder.path, {
    staticFolder: path.resolve(import.meta.dirname, '../dist'),
    firstContent: hostileWorkspace,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

async function isHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: 'hacked' in globalThis,
    injected: document.querySelectorAll('img[src=x], svg[onload], body script:not([src])').length,
  }));
  expect(found).toEqual({ ran: false, injected: 0 });
}

test('nothing that is stored runs on any screen', async () => {
  const owner = await enterAsOwner(server);
  const nickname = SCRIPT;
  const eve = await enterOverHttp(server.url, '/api/workspaces/small/session', {
    displayName: nickname,
  });
  const open = openMember(server.url, eve.cookie, eve.session);
  await open.synced;
  const start = TEXT.indexOf('Officials');
  const words = { start, end: start + 9, quote: 'Officials', prefix: '', suffix: '' };
  const mark = smallMark('m1', { note: `note ${SCRIPT}` });
  writeNotebookRecord(
    open.notebook,
    { ...mark, target: { ...mark.target, segments: [words] } },
    null,
  );
  writePlainRecord(open.notebook, 'replies', replyTo('m1', 'r1', `reply ${SCRIPT}`), null);
  writePlainRecord(open.notebook, 'votes', voteOn('m1', 'agree', `reason ${SCRIPT}`), null);
  await command(server.url, owner, { kind: 'add-seats', names: [`Seat${SCRIPT}`] });

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const [name = '', value = ''] = owner.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/w/small?mark=m1`);
  await articleText(page, 0).getByText(SCRIPT).first().waitFor();
  for (const said of [`note ${SCRIPT}`, `reply ${SCRIPT}`, `reason ${SCRIPT}`, `Tag ${SCRIPT}`]) {
    const inspector = page.locator('.inspector');
    await expect
      .poll(async () => {
        const fields = await inspector
          .locator('textarea, input')
          .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
        return [await inspector.innerText(), ...fields].join('\n');
      })
      .toContain(said);
  }
  await isHarmless(page);
  await articleText(page, 0).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await page.locator('.chooser-search').waitFor();
  await isHarmless(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Desk' }).click();
  await page.getByText(`Seat${SCRIPT}`).first().waitFor();
  await isHarmless(page);
  await page.goto(server.url);
  await page.getByText(`Title ${SCRIPT}`).first().waitFor();
  await isHarmless(page);
  expect(dialogs).toEqual([]);
  open.close();
  await context.close();
});
