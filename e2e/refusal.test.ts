import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { sessionSchema } from '#sync/api.ts';
import { openMember } from '../src/testing/wire-client.ts';
import { selectWords, type Reader } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let ada: Reader;

beforeAll(async () => {
  ada = await stage.reader('Ada');
});

/** The same person on a second device that writes by hand. */
async function secondDevice() {
  const cookies = await ada.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { url } = await stage.crossread();
  const response = await fetch(`${url}/api/workspaces/one-imam/session`, { headers: { cookie } });
  const device = openMember(url, cookie, v.parse(sessionSchema, await response.json()));
  await device.synced;
  return device;
}

test('a refused record tells its writer why, can be taken out, and harms no other', async () => {
  await selectWords(ada.page, 0, 'interfaith tolerance');
  await ada.page.locator('.palette-layer').first().click();
  await ada.page.locator('.chooser-search').waitFor();
  await ada.page.keyboard.press('c');
  await ada.page.getByText('Saved', { exact: true }).waitFor();

  const device = await secondDevice();
  device.notebook.getMap('annotations').set('forged', { id: 'forged', author: 'somebody-else' });
  const panel = ada.page.locator('.inspector');
  await panel.getByText('Something that you wrote is not shown to the others.').waitFor();
  expect(await panel.locator('.problem').innerText()).toMatch(/author/);

  await panel.getByRole('button', { name: 'Take it out of my notebook' }).click();
  await expect.poll(() => panel.locator('.problem').count()).toBe(0);
  expect(await ada.page.locator('.margin-note').count()).toBe(1);
  device.close();
});
