import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringAxe, SIZES, violations } from './axe.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import { articleText, markWords, PATIENCE_MS } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
});

async function pageWith(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  await bringAxe(context);
  return context.newPage();
}

describe.each(['light', 'dark'] as const)(
  'axe-core finds no violation in rooms, %s',
  (colorScheme) => {
    test.each(SIZES)('$width x $height', async (viewport) => {
      const teacher = await pageWith({ viewport, colorScheme });
      const pupil = await pageWith({ viewport, colorScheme });
      const { url } = crossread;

      await teacher.goto(url);
      await teacher.getByRole('heading', { name: 'One event' }).waitFor();
      expect(await violations(teacher), 'start page').toEqual([]);
      await teacher.getByRole('link', { name: 'New workspace' }).click();
      await teacher.getByLabel('Title', { exact: true }).fill('One imam');
      await teacher.getByLabel('Your name here').fill('Ms Teacher');
      const text = teacher.getByLabel('Text of article A');
      await text.fill('Storm\n\nIt rained.\n\nClick here');
      expect(await violations(teacher), 'new workspace').toEqual([]);
      await teacher.getByLabel(/Use the ready-made/).check();
      await teacher.getByRole('button', { name: 'Make the workspace' }).click();
      await teacher.locator('.room-code').waitFor();
      expect(await violations(teacher), 'made').toEqual([]);
      const code = await teacher.locator('.room-code').innerText();
      await teacher.getByLabel('I have kept the key').check();
      await teacher.getByRole('button', { name: 'Open the workspace' }).click();
      await teacher.getByRole('button', { name: 'Desk' }).click();
      await teacher.getByText('Ways in').waitFor();
      await teacher.getByRole('button', { name: 'Make groups' }).click();
      await teacher.getByRole('button', { name: 'No groups' }).waitFor();
      expect(await violations(teacher), 'desk').toEqual([]);
      await teacher.getByRole('button', { name: 'No groups' }).click();
      await teacher.getByRole('button', { name: 'Remove' }).first().click();
      await teacher.getByRole('alertdialog').waitFor();
      expect(await violations(teacher), 'removing').toEqual([]);
      await teacher.keyboard.press('Escape');

      await pupil.goto(`${url}/join`);
      await pupil.getByLabel('Room code').fill(code);
      expect(await violations(pupil), 'room code').toEqual([]);
      await pupil.getByRole('button', { name: 'Go on' }).click();
      await pupil.getByLabel('Your name here').fill('Ada');
      expect(await violations(pupil), 'name').toEqual([]);
      await pupil.getByRole('button', { name: 'Open', exact: true }).click();
      await pupil.getByText('is still preparing').waitFor();
      expect(await violations(pupil), 'waiting').toEqual([]);

      await teacher.getByRole('button', { name: '5 min', exact: true }).click();
      await teacher.getByRole('button', { name: 'Independent work' }).click();
      await articleText(pupil, 0).waitFor();
      await markWords(pupil, 0, 'interfaith tolerance', 'f');
      await pupil.locator('.mark-links').waitFor();
      await pupil.getByRole('button', { name: 'I’m done' }).click();
      expect(await violations(pupil), 'independent work').toEqual([]);
      await teacher.getByRole('button', { name: 'Reveal' }).click();
      await teacher.getByRole('alertdialog').waitFor();
      expect(await violations(teacher), 'reveal').toEqual([]);
      await teacher.getByRole('button', { name: 'Reveal now' }).click();

      await pupil.getByRole('button', { name: 'Agree 0', exact: true }).click();
      await pupil.getByLabel('Because').fill('It says so.');
      await pupil.getByLabel('Reply', { exact: true }).fill('*Why*?');
      await pupil.getByRole('button', { name: 'Send' }).click();
      await pupil.locator('.reply-body').waitFor();
      expect(await violations(pupil), 'thread').toEqual([]);
      await pupil.getByRole('button', { name: /^Here now/ }).click();
      await pupil.getByRole('button', { name: 'Make a return code' }).click();
      await pupil.locator('.recovery-key').waitFor();
      expect(await violations(pupil), 'the menu about me').toEqual([]);
      await pupil.keyboard.press('Escape');
      await pupil.getByRole('button', { name: 'Read it plainly' }).click();
      await pupil.getByText('Nobody has given a plain wording').first().waitFor();
      expect(await violations(pupil), 'read plainly').toEqual([]);

      await teacher.getByRole('button', { name: 'Back to the articles' }).click();
      await teacher.getByRole('button', { name: /^New: / }).click();
      await teacher.locator('.activity').waitFor();
      expect(await violations(teacher), 'what is new').toEqual([]);
      await teacher.context().close();
      await pupil.context().close();
    });
  },
);
