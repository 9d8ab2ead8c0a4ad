/** What a joining page gets from the kept state and the answer together is what Yjs would have encoded. */
import Fastify from 'fastify';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { smallMark } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until, type OpenMember } from '../testing/wire-client.ts';
import { removeNotebookRecord, writeNotebookRecord } from '#sync/notebook-document.ts';
import { readRoomAnnotations, readRoomMembers } from '#sync/documents.ts';
import { ServerDocument } from './server-document.ts';
import { openStorage } from './storage-sqlite.ts';
import type { Storage } from './storage.ts';
import { UpdateLog } from './update-log.ts';

/** Types of sync messages. */
const SYNC = { step2: 1, update: 2 } as const;

const marks = (member: OpenMember) => readRoomAnnotations(member.readingRoom).size;
const people = (member: OpenMember) => readRoomMembers(member.readingRoom).size;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('the kept state', () => {
  const logger = Fastify({ logger: { level: 'silent' } }).log;
  let storage: Storage;
  let document: ServerDocument;
  let live: Y.Doc;

  beforeEach(async () => {
    storage = openStorage(folder.path);
    document = await ServerDocument.open('d', await UpdateLog.open(storage, logger));
    live = new Y.Doc();
    document.attach(live);
    await set('first', 'x'.repeat(1000));
  });
  afterEach(() => storage.close());

  const set = (key: string, value: string) =>
    document.write((desk) => desk.getMap('m').set(key, value));
  const remove = (key: string) => document.write((desk) => desk.getMap('m').delete(key));

  /** As bytes, by the way of the kept state and by that of Yjs alone. */
  function arriving(): Uint8Array {
    const kept = document.durableState();
    const arrived = new Y.Doc();
    if (kept) Y.applyUpdate(arrived, kept.state);
    Y.applyUpdate(arrived, Y.encodeStateAsUpdate(live, kept?.vector));
    return Y.encodeStateAsUpdate(arrived);
  }

  test('is encoded once, and once more when what came since is a part of it', async () => {
    const kept = document.durableState();
    expect(kept?.state).toEqual(Y.encodeStateAsUpdate(live));
    await set('second', 'y');
    expect(document.durableState()).toBe(kept);
    expect(arriving()).toEqual(Y.encodeStateAsUpdate(live));
    await set('third', 'z'.repeat(1000));
    expect(document.durableState()).not.toBe(kept);
    expect(document.durableState()?.state).toEqual(Y.encodeStateAsUpdate(live));
  });

  test.each([
    { name: 'removed', change: () => remove('first') },
    { name: 'written over', change: () => set('first', 'y') },
  ])('never holds what was $name', async ({ change }) => {
    document.durableState();
    const changing = change();
    expect(document.durableState()).toBeNull();
    await changing;
    const text = Buffer.from(document.durableState()?.state ?? []).toString('latin1');
    expect(text).toContain('first');
    expect(text).not.toContain('xxx');
    expect(arriving()).toEqual(Y.encodeStateAsUpdate(live));
  });

  test('is never ahead of the disk', async () => {
    await remove('first');
    const writing = set('second', 'y');
    expect(document.durableState()).toBeNull();
    await writing;
    expect(arriving()).toEqual(Y.encodeStateAsUpdate(live));
  });

  test('and what came since are everything, whatever was written in between', async () => {
    let seed = 7;
    for (let step = 0; step < 200; step++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const key = String(seed % 12);
      await (seed % 5 === 0 ? remove(key) : set(key, 'v'.repeat(seed % 50)));
      expect(arriving()).toEqual(Y.encodeStateAsUpdate(live));
    }
  });
});

describe('who joins a reading room that is open', () => {
  test('gets all of it, from the kept state and what came since', async () => {
    const server = await startTemporaryServer(folder.path);
    const open: OpenMember[] = [];
    const enter = async (name: string) => {
      const heard: Buffer[] = [];
      const { cookie, session } = await joinOverHttp(server.url, name);
      const member = openMember(server.url, cookie, session, (message) => heard.push(message));
      open.push(member);
      await member.synced;
      return { ...member, parts: () => heard.flatMap((one) => roomUpdate(one)) };
    };
    try {
      const ana = await enter('Ana');
      for (let number = 0; number < 30; number++) {
        writeNotebookRecord(ana.notebook, smallMark(`m${number}`), null);
      }
      await until(() => marks(ana) === 30);
      const ben = await enter('Ben');
      writeNotebookRecord(ana.notebook, smallMark('late'), null);
      await until(() => marks(ana) === 31);
      const cem = await enter('Cem');
      removeNotebookRecord(ana.notebook, smallMark('m0').id, null);
      await until(() => [ana, ben, cem].every((member) => marks(member) === 30));
      const dee = await enter('Dee');

      for (const { parts } of [ben, cem, dee]) {
        const [kept, answer] = parts();
        expect(kept?.type).toBe(SYNC.update);
        expect(answer?.type).toBe(SYNC.step2);
        expect(answer?.length ?? Infinity).toBeLessThan((kept?.length ?? 0) / 2);
      }
      await until(() => open.every((member) => people(member) === 4));
      const whole = Y.encodeStateAsUpdate(ana.readingRoom);
      for (const { readingRoom } of [ben, cem, dee]) {
        expect(Y.encodeStateAsUpdate(readingRoom)).toEqual(whole);
      }
    } finally {
      for (const member of open) member.close();
      await server.stop();
    }
  });
});

/** What a message brings of the reading room. */
function roomUpdate(message: Buffer): { type: number; length: number }[] {
  if (message.length < 2) return [];
  const decoder = decoding.createDecoder(new Uint8Array(message));
  const name = decoding.readVarString(decoder).split('\0')[0];
  if (name !== 'small/reading-room' || decoding.readVarUint(decoder) !== 0) return [];
  const type = decoding.readVarUint(decoder);
  if (type !== SYNC.update && type !== SYNC.step2) return [];
  return [{ type, length: decoding.readVarUint8Array(decoder).byteLength }];
}
