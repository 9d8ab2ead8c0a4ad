import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRoomAnnotations, readRoomMembers, readRoomRecords } from '#sync/documents.ts';
import { writeNotebookRecord, writePlainRecord } from '#sync/notebook-document.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { replyTo } from '../testing/talk-records.ts';
import { WireClass, type Pupil } from '../testing/wire-class.ts';
import { until, type Joined } from '../testing/wire-client.ts';
import { command, deskNow, sessionNow } from '../testing/wire-room.ts';

const SECRETS = ['zq-note-of-ada', 'zq-changed-note', 'zq-reply-of-ada', 'Zq Ada'];

let room: WireClass;
beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(() => room.leave());

const marksSeenBy = (pupil: Pupil): string[] =>
  [...readRoomAnnotations(pupil.readingRoom).keys()].toSorted();

/** What of the secrets stands in any file of the data folder, byte for byte. */
function foundOnDisk(): string[] {
  const files = readdirSync(room.folder.path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(room.folder.path, name))
    .filter((path) => /\.(?:db|db-wal|db-shm|lock)$/.test(path));
  const bytes = files.map((path) => readFileSync(path));
  return SECRETS.filter((secret) => bytes.some((file) => file.includes(Buffer.from(secret))));
}

/** Ada marks, changes the mark, talks; Ben marks too. */
async function lesson() {
  await room.do({ kind: 'set-phase', phase: 'independent' });
  const ada = await room.pupil('Zq Ada');
  const ben = await room.pupil('Ben');
  writeNotebookRecord(ada.notebook, smallMark('of-ada', { note: 'zq-note-of-ada' }), null);
  writeNotebookRecord(ben.notebook, smallMark('of-ben', { note: 'stays' }), null);
  await until(
    async () =>
      (await deskNow(room.server.url, room.owner)).board.rows.filter(
        ({ marks }) => Object.keys(marks).length > 0,
      ).length === 2,
  );
  await room.do({ kind: 'set-phase', phase: 'open' });
  writeNotebookRecord(ada.notebook, smallMark('of-ada', { note: 'zq-changed-note' }), null);
  const reply = replyTo('of-ben', 'r1', 'zq-reply-of-ada');
  writePlainRecord(ada.notebook, 'replies', reply, null);
  await until(() => [...readRoomRecords(ben.readingRoom, 'replies').values()].length === 1);
  await until(() => ben.heard().includes(Buffer.from('zq-changed-note')));
  return { ada, ben };
}

async function isShutOut(who: Joined): Promise<void> {
  expect((await sessionNow(room.server.url, who)).member).toBeNull();
}

describe('erasing a member', () => {
  test('leaves no byte of their text in the data folder, and all that is not theirs', async () => {
    const { ada, ben } = await lesson();
    expect(foundOnDisk()).toEqual(SECRETS);
    await room.do({ kind: 'erase-member', member: ada.member.id });
    expect(foundOnDisk()).toEqual([]);
    await until(() => marksSeenBy(ben).join() === 'of-ben');
    expect([...readRoomRecords(ben.readingRoom, 'replies').values()]).toEqual([]);
    expect([...readRoomMembers(ben.readingRoom).values()].map((one) => one.displayName)).toEqual(
      expect.arrayContaining(['Ben']),
    );
    expect(readRoomMembers(ben.readingRoom).has(ada.member.id)).toBe(false);
    await isShutOut(ada);

    await room.restart();
    expect(foundOnDisk()).toEqual([]);
    const again = await room.open(ben);
    expect(marksSeenBy(again)).toEqual(['of-ben']);
    expect([...readRoomAnnotations(again.readingRoom).values()][0]?.note).toBe('stays');
  });

  test('holds for the devices of the erased too: what they kept cannot come back', async () => {
    const { ada, ben } = await lesson();
    await room.do({ kind: 'erase-member', member: ada.member.id });
    writeNotebookRecord(ada.notebook, smallMark('again', { note: 'zq-note-of-ada' }), null);
    writeNotebookRecord(ben.notebook, smallMark('later'), null);
    await until(() => marksSeenBy(ben).includes('later'));
    expect(marksSeenBy(ben)).toEqual(['later', 'of-ben']);
    expect(foundOnDisk()).toEqual([]);
  });
});

describe('removing a member', () => {
  test('with the marks kept: they stay, signed; the member is out at once', async () => {
    const { ada, ben } = await lesson();
    await room.do({ kind: 'remove-member', member: ada.member.id, keepMarks: true });
    await isShutOut(ada);
    expect(marksSeenBy(ben)).toEqual(['of-ada', 'of-ben']);
    expect(readRoomMembers(ben.readingRoom).get(ada.member.id)?.displayName).toBe('Zq Ada');
    writeNotebookRecord(ada.notebook, smallMark('too-late'), null);
    writeNotebookRecord(ben.notebook, smallMark('later'), null);
    await until(() => marksSeenBy(ben).includes('later'));
    expect(marksSeenBy(ben)).toEqual(['later', 'of-ada', 'of-ben']);
  });

  test('the last owner stays', async () => {
    const { owner, server } = room;
    const asked = { kind: 'erase-member', member: owner.member.id } as const;
    await expect(command(server.url, owner, asked)).rejects.toThrow(/lastOwner/);
  });
});

describe('a date', () => {
  test('erases the whole workspace when it is past', async () => {
    const { ada } = await lesson();
    const eraseAt = new Date(Date.now() + 200).toISOString();
    await room.do({ kind: 'set-retention', eraseAt });
    const address = `${room.server.url}/api/workspaces/small/session`;
    await until(
      async () => (await fetch(address, { headers: { cookie: ada.cookie } })).status === 404,
    );
    await until(() => foundOnDisk().length === 0);
    expect(foundOnDisk()).toEqual([]);
  });

  test('a deletion can be undone until its day', async () => {
    await room.do({ kind: 'delete' });
    const { deleteAt } = await deskNow(room.server.url, room.owner);
    expect(new Date(deleteAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    await room.do({ kind: 'restore' });
    expect((await deskNow(room.server.url, room.owner)).deleteAt).toBeNull();
  });
});
