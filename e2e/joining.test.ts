import * as v from 'valibot';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { groupIdSchema, memberIdSchema, sourceIdSchema } from '#core/model/ids.ts';
import type { CrossreadProcess } from './crossread-process.ts';
import {
  command,
  joinByCode,
  makeRoom,
  memberId,
  isSeen,
  seesText,
  newPerson,
  TWO_BRIDGES,
  type MadeRoom,
  type Person,
} from './people.ts';
import { articleText, markWords, paintedText } from './readers.ts';
import { Stage } from './stage.ts';

const stage = Stage.ofThisFile();
let crossread: CrossreadProcess;
let browser: Browser;
let teacher: Person;
let room: MadeRoom;

beforeAll(async () => {
  crossread = await stage.crossread();
  browser = await stage.browser();
  teacher = await newPerson(browser);
  room = await makeRoom(teacher, crossread.url, 'Two bridges', TWO_BRIDGES);
});

function painted(person: Person, name: string) {
  return expect.poll(async () => (await paintedText(person.page))[name] ?? []);
}

/** Selects a sentence with the keys: the palette comes to whoever may mark it. */
async function isOfferedTags({ page }: Person): Promise<boolean> {
  await articleText(page, 0).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('s');
  const palette = page.locator('.palette').waitFor({ timeout: 1_000 });
  return palette.then(
    () => true,
    () => false,
  );
}

describe('a pupil with the room code', () => {
  let pupil: Person;

  test('types it in any spelling, waits while the room is prepared, and comes in by itself', async () => {
    pupil = await newPerson(browser);
    await joinByCode(
      pupil,
      crossread.url,
      ` ${room.code.toUpperCase().replaceAll(' ', '')}`,
      'Ben',
    );
    await seesText(pupil, 'is still preparing');
    await command(teacher, room.workspace, { kind: 'set-phase', phase: 'independent' });
    await articleText(pupil.page, 0).waitFor();
    expect(await pupil.page.locator('.column').count()).toBe(2);
  });

  test('marks alone, and sees the others when the room is opened, with nothing lost', async () => {
    await markWords(pupil.page, 0, 'furious', 'l');
    await markWords(teacher.page, 0, 'Monday', 'f');
    await pupil.page.getByText('Saved', { exact: true }).waitFor();
    await painted(pupil, 'crossread-wave-1').toEqual(['furious']);
    expect((await paintedText(pupil.page))['crossread-tint-1'] ?? []).toEqual([]);

    await command(teacher, room.workspace, { kind: 'set-phase', phase: 'open' });
    await painted(pupil, 'crossread-tint-1').toEqual(['Monday']);
    await painted(teacher, 'crossread-wave-1').toEqual(['furious']);
    await articleText(pupil.page, 0).focus();
    await pupil.page.keyboard.press('Control+z');
    await painted(teacher, 'crossread-wave-1').toEqual([]);
    await pupil.page.keyboard.press('Control+Shift+z');
    await painted(teacher, 'crossread-wave-1').toEqual(['furious']);
  });

  test('gets into a group and out of it, and other documents are opened under the same page', async () => {
    const member = v.parse(memberIdSchema, await memberId(pupil, room.workspace));
    const group = v.parse(groupIdSchema, 'one');
    const sources = [v.parse(sourceIdSchema, 'source-b')];
    await command(teacher, room.workspace, {
      kind: 'change-settings',
      change: { groups: [{ id: group, name: 'One', sources, revealed: false }] },
    });
    await command(teacher, room.workspace, { kind: 'change-member', member, group });
    await command(teacher, room.workspace, { kind: 'set-phase', phase: 'independent' });
    await expect.poll(() => pupil.page.locator('.column').count()).toBe(1);
    await markWords(pupil.page, 0, 'shut', 'l');
    await pupil.page.getByText('Saved', { exact: true }).waitFor();
    await command(teacher, room.workspace, { kind: 'set-phase', phase: 'open' });
    await expect.poll(() => pupil.page.locator('.column').count()).toBe(2);
    await painted(teacher, 'crossread-wave-1').toEqual(['furious', 'shut']);
  });

  test('is offered only what a viewer may do once made one', async () => {
    const member = v.parse(memberIdSchema, await memberId(pupil, room.workspace));
    await command(teacher, room.workspace, { kind: 'change-member', member, role: 'viewer' });
    await pupil.page.getByRole('button', { name: /^Here now: Ben/ }).click();
    const role = pupil.page.getByText(/^Viewer: /);
    await role.waitFor();
    await pupil.page.keyboard.press('Escape');
    await role.waitFor({ state: 'detached' });
    await expect.poll(() => isOfferedTags(pupil)).toBe(false);
    await command(teacher, room.workspace, { kind: 'change-member', member, role: 'annotator' });
    await expect.poll(() => isOfferedTags(pupil)).toBe(true);
    await pupil.page.keyboard.press('Escape');
  });

  test('comes back on another device with a return code, as the same person', async () => {
    await pupil.page.getByRole('button', { name: /^Here now: Ben/ }).click();
    await pupil.page.getByRole('button', { name: 'Make a return code' }).click();
    const code = await pupil.page.locator('.recovery-key').innerText();
    const elsewhere = await newPerson(browser);
    // Typed where the room code belongs: it is understood all the same.
    await elsewhere.page.goto(`${crossread.url}/join#${code}`);
    await seesText(elsewhere, 'Come back');
    await elsewhere.page.getByRole('button', { name: 'Come back' }).click();
    await painted(elsewhere, 'crossread-wave-1').toEqual(['furious', 'shut']);
    expect(await memberId(elsewhere, room.workspace)).toBe(await memberId(pupil, room.workspace));
    await elsewhere.context.close();
  });

  test('is told when an owner has taken them out', async () => {
    const member = v.parse(memberIdSchema, await memberId(pupil, room.workspace));
    await command(teacher, room.workspace, { kind: 'remove-member', member, keepMarks: true });
    await expect.poll(() => isSeen(pupil, 'You are no longer a member')).toBe(true);
    await pupil.page.getByRole('link', { name: 'My workspaces' }).click();
    await seesText(pupil, 'One event');
  });
});

test('a list of names is offered instead of a field, and each name once', async () => {
  const seated = await makeRoom(await newPerson(browser), crossread.url, 'Seats', TWO_BRIDGES);
  const owner = await newPerson(browser);
  await owner.page.goto(`${crossread.url}/return#${seated.recoveryKey}`);
  await owner.page.getByRole('button', { name: 'Come back' }).click();
  await articleText(owner.page, 0).waitFor();
  await command(owner, seated.workspace, { kind: 'add-seats', names: ['Ana', 'Bo'] });
  const pupil = await newPerson(browser);
  await pupil.page.goto(`${crossread.url}/join#${seated.code.replaceAll(' ', '-')}`);
  await pupil.page.getByRole('button', { name: 'Ana' }).click();
  await seesText(pupil, 'You are in, Ana.');
  const other = await newPerson(browser);
  await other.page.goto(`${crossread.url}/join#${seated.code.replaceAll(' ', '-')}`);
  await other.page.getByRole('button', { name: 'Bo' }).waitFor();
  expect(await other.page.getByRole('button', { name: 'Ana' }).count()).toBe(0);
});

test('an invitation carries its role', async () => {
  const secret = await command(teacher, room.workspace, { kind: 'invite', role: 'editor' });
  const guest = await newPerson(browser);
  await guest.page.goto(`${crossread.url}/join#i-${secret}`);
  await seesText(guest, 'makes you an editor');
  await guest.page.getByLabel('Your name here').fill('Mr Otto');
  await guest.page.keyboard.press('Enter');
  await guest.page.getByRole('button', { name: /^Here now: Mr Otto/ }).click();
  await expect.poll(() => isSeen(guest, 'Editor: you run')).toBe(true);
});

test('wrong codes and closed doors end in a sentence with a next step', async () => {
  const stranger = await newPerson(browser);
  await stranger.page.goto(`${crossread.url}/join#babu-babu-babu`);
  await seesText(stranger, 'No workspace has this code');
  await stranger.page.goto(`${crossread.url}/w/${room.workspace}`);
  await seesText(stranger, 'This workspace is joined with a code');
  await stranger.page.goto(`${crossread.url}/w/nowhere`);
  await seesText(stranger, 'There is no such workspace');
  await stranger.page.goto(`${crossread.url}/nowhere/at/all`);
  await expect.poll(() => isSeen(stranger, 'nothing at this address')).toBe(true);
});

test('who leaves on a device leaves nothing there', async () => {
  const pupil = await newPerson(browser);
  await joinByCode(pupil, crossread.url, room.code, 'Cem');
  await articleText(pupil.page, 0).waitFor();
  await pupil.page.getByText('Saved', { exact: true }).waitFor();
  await pupil.page.getByRole('button', { name: /^Here now: Cem/ }).click();
  await pupil.page.getByRole('button', { name: 'Leave on this device' }).click();
  await pupil.page.getByRole('button', { name: 'Leave', exact: true }).click();
  await seesText(pupil, 'One event');
  const kept = () =>
    pupil.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      sessions: Object.keys(localStorage).filter((key) => key.includes('session')),
    }));
  await expect.poll(kept).toEqual({ databases: [], sessions: [] });
});
