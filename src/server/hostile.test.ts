/** A hand-written client that is logged in and means harm: each attempt is refused, everybody else is unharmed. */
import { once } from 'node:events';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readRoomAnnotations, readWorkspace, writeReadingRoom } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { EVERYBODY } from '#core/model/audience.ts';
import { documentName } from '#sync/names.ts';
import { CLOSE_CODES, type Presence } from '#sync/wire.ts';
import { nested } from '../testing/nested.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import {
  joinOverHttp,
  openDocument,
  openMember,
  openSocket,
  socketUrl,
  until,
  type OpenMember,
} from '../testing/wire-client.ts';
import type { RunningServer } from './start-server.ts';
import { openStorageReadOnly } from './storage-sqlite.ts';

const workspace = smallWorkspace.settings.id;

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let closings: (() => void)[];

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  closings = [];
});
afterEach(async () => {
  for (const close of closings) close();
  await server.stop();
  folder.remove();
});

async function enter(displayName: string) {
  const joined = await joinOverHttp(server.url, displayName);
  const member = openMember(server.url, joined.cookie, joined.session);
  closings.push(() => member.close());
  await member.synced;
  return { ...joined, ...member };
}

function openAs(cookie: string, name: string): HocuspocusProvider {
  const socket = openSocket(server.url, cookie);
  const provider = openDocument(socket, name);
  closings.push(() => {
    provider.destroy();
    socket.destroy();
  });
  return provider;
}

const bytes = (text: string) => [text.length, ...Buffer.from(text)];

const awarenessOf = (member: OpenMember) => {
  const { awareness } = member.providers.readingRoom;
  if (!awareness) throw new Error('the reading room has presence');
  return awareness;
};

const stateOf = (viewer: OpenMember, of: OpenMember) =>
  awarenessOf(viewer).getStates().get(of.readingRoom.clientID);

const refusalOf = (provider: HocuspocusProvider) =>
  new Promise<string>((resolve) => {
    provider.on('authenticationFailed', ({ reason }: { reason: string }) => resolve(reason));
  });

const marksIn = (member: OpenMember) => [...readRoomAnnotations(member.readingRoom).keys()];

/** The server is up and a mark of this member still reaches the reading room. */
async function isUnharmed(member: OpenMember, id: string) {
  writeNotebookRecord(member.notebook, smallMark(id), null);
  await until(() => marksIn(member).includes(smallMark(id).id));
}

describe('documents that are not theirs', () => {
  test.each([
    { name: 'a notebook of somebody else', address: (ana: string) => `small/notebook/${ana}` },
    { name: 'a notebook of nobody', address: () => 'small/notebook/nobody' },
    { name: 'another workspace', address: () => 'large/reading-room' },
  ])('$name does not open', async ({ address }) => {
    const ana = await enter('Ana');
    await isUnharmed(ana, 'm1');
    const ben = await joinOverHttp(server.url, 'Ben');
    const provider = openAs(ben.cookie, address(ana.member.id));
    provider.document.getMap('annotations').set('x', 'y');
    expect(await refusalOf(provider)).toMatch(/forbidden|not joined/);
    expect(provider.document.getMap('annotations').size).toBe(1);
    await isUnharmed(ana, 'm2');
    expect(ana.notebook.getMap('annotations').has('x')).toBe(false);
  });

  test.each([
    { name: 'no cookie', forge: () => '' },
    { name: 'an unsigned cookie', forge: (id: string) => `crossread=${id}` },
    { name: 'a forged signature', forge: (id: string) => `crossread=${id}.${'A'.repeat(43)}` },
  ])('nothing opens with $name', async ({ forge }) => {
    const ana = await enter('Ana');
    const name = documentName({ kind: 'reading-room', audience: EVERYBODY, workspace });
    expect(await refusalOf(openAs(forge(ana.member.id), name))).toBe('not joined');
  });
});

describe('documents that they may only read', () => {
  test('a write to the reading room changes nothing for anybody', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    await isUnharmed(ana, 'm1');
    const forged = { ...smallMark('forged'), author: ana.member.id };
    writeReadingRoom(ben.readingRoom, {
      annotations: new Map([[forged.id, forged]]),
    });
    await isUnharmed(ben, 'm2'); // comes after the forged write on the same socket
    await until(() => marksIn(ana).includes(smallMark('m2').id));
    expect(marksIn(ana)).toEqual(['m1', 'm2']);
    expect(ben.providers.readingRoom.hasUnsyncedChanges).toBe(true);
    const stored = await storedDocument(
      documentName({ kind: 'reading-room', audience: EVERYBODY, workspace }),
    );
    expect(readRoomAnnotations(stored).has(forged.id)).toBe(false);
  });

  test('a write to the workspace changes nothing for anybody', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    ben.workspace.getMap('settings').set('current', { title: 'mine' });
    await isUnharmed(ben, 'm1');
    expect(readWorkspace(ana.workspace)).toEqual(smallWorkspace);
    const stored = await storedDocument(documentName({ kind: 'workspace', workspace }));
    expect(readWorkspace(stored)).toEqual(smallWorkspace);
  });
});

async function storedDocument(name: string): Promise<Y.Doc> {
  const reader = openStorageReadOnly(folder.path);
  const document = new Y.Doc();
  Y.applyUpdate(document, (await reader.load(name)) ?? Uint8Array.of(0, 0));
  await reader.close();
  return document;
}

describe('raw sockets', () => {
  const roomBytes = bytes('small/reading-room');

  test.each([
    { name: 'nothing', frame: [], code: CLOSE_CODES.malformed },
    { name: 'noise', frame: [255, 255, 255, 255, 1, 2, 3], code: CLOSE_CODES.malformed },
    { name: 'text', frame: [...Buffer.from('hello')], code: CLOSE_CODES.malformed },
    {
      name: 'a broken update',
      frame: [...roomBytes, 0, 2, 3, 1, 200, 9],
      code: CLOSE_CODES.malformed,
    },
    {
      name: 'a length beyond the end',
      frame: [...roomBytes, 0, 2, 255, 127],
      code: CLOSE_CODES.malformed,
    },
    {
      name: 'a message of servers',
      frame: [...roomBytes, 6, ...bytes('{}')],
      code: CLOSE_CODES.malformed,
    },
    { name: 'too much', frame: Array.from({ length: 1024 * 1024 + 1 }, () => 0), code: 1009 },
  ])('that send $name are closed', async ({ frame, code }) => {
    const ana = await enter('Ana');
    const ben = await joinOverHttp(server.url, 'Ben');
    const socket = new WebSocket(socketUrl(server.url), { headers: { cookie: ben.cookie } });
    await once(socket, 'open');
    socket.send(Uint8Array.from(frame));
    const [closedWith] = await once(socket, 'close');
    expect(closedWith).toBe(code);
    await isUnharmed(ana, 'm1');
  });

  test('that opened a document and then send noise are closed', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const closed = new Promise<number>((resolve) => {
      ben.socket.on('close', ({ event }: { event: { code: number } }) => resolve(event.code));
    });
    ben.socket.webSocket?.send(Uint8Array.from([...roomBytes, 0, 2, 3, 1, 200, 9]));
    expect(await closed).toBe(CLOSE_CODES.malformed);
    await isUnharmed(ana, 'm1');
    await isUnharmed(ben, 'm2'); // came back by itself
  });

  test.each([
    { name: 'a page of another site', origin: 'http://evil.example', status: 403 },
    { name: 'another port of this machine', origin: 'http://127.0.0.1:1', status: 403 },
    { name: 'a page without an origin', origin: 'null', status: 403 },
  ])('from $name are turned away', async ({ origin, status }) => {
    const { cookie } = await joinOverHttp(server.url, 'Ana');
    const socket = new WebSocket(socketUrl(server.url), { headers: { cookie, origin } });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response).toMatchObject({ statusCode: status });
    socket.on('error', () => undefined);
    socket.terminate();
  });

  test('from the same site are admitted, at one address alone', async () => {
    const socket = new WebSocket(socketUrl(server.url), { headers: { origin: server.url } });
    await once(socket, 'open');
    socket.terminate();
    const elsewhere = new WebSocket(`${server.url.replace('http', 'ws')}/elsewhere`);
    const [, response] = await once(elsewhere, 'unexpected-response');
    expect(response).toMatchObject({ statusCode: 404 });
    elsewhere.on('error', () => undefined);
    elsewhere.terminate();
  });
});

describe('too much', () => {
  test('types nested without end are refused before they are written', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const closed = new Promise<number>((resolve) => {
      ben.socket.on('close', ({ event }: { event: { code: number } }) => resolve(event.code));
    });
    const maps = nested(ben.notebook.getMap('annotations'), 5_000);
    ben.notebook.transact(() => {
      for (const map of maps) map.set('each', 'changes');
    });
    expect(await closed).toBe(CLOSE_CODES.malformed);
    ben.socket.disconnect();
    await isUnharmed(ana, 'm1');
    const name = documentName({ kind: 'notebook', workspace, member: ben.member.id });
    expect((await storedDocument(name)).getMap('annotations').size).toBe(0);
  });

  test('messages without end are cut off, and nobody else notices', async () => {
    const ana = await enter('Ana');
    const ben = await joinOverHttp(server.url, 'Ben');
    const socket = new WebSocket(socketUrl(server.url), { headers: { cookie: ben.cookie } });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.on('open', () => {
      for (let count = 0; count < 5_000; count++) socket.send(Uint8Array.of(10));
    });
    expect(await closed).toBe(4429);
    await isUnharmed(ana, 'm1');
  });
});

describe('presence', () => {
  test('shows who is really connected, whatever a client says', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const forged: Presence = { member: ana.member.id, place: null };
    awarenessOf(ben).setLocalState(forged);
    await until(() => stateOf(ana, ben) !== undefined);
    expect(stateOf(ana, ben)).toEqual({ member: ben.member.id, place: null });
  });

  test('that is not of the schema is not passed on, and nothing else appears', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    awarenessOf(ben).setLocalState({ member: ben.member.id, place: null, text: 'x' });
    awarenessOf(ana).setLocalState({ member: ana.member.id, place: null });
    await until(() => stateOf(ben, ana) !== undefined);
    expect([...awarenessOf(ana).getStates().keys()]).toEqual([ana.readingRoom.clientID]);
  });

  test('cannot be put in the place of somebody else', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const cem = await enter('Cem');
    awarenessOf(ana).setLocalState({ member: ana.member.id, place: null });
    await until(() => stateOf(ben, ana) !== undefined && stateOf(cem, ana) !== undefined);
    const awareness = awarenessOf(ben);
    awareness.clientID = ana.readingRoom.clientID;
    awareness.setLocalState({ member: ben.member.id, place: null });
    awareness.setLocalState({ member: ben.member.id, place: null });
    awarenessOf(cem).setLocalState({ member: cem.member.id, place: null });
    await isUnharmed(ben, 'm1');
    await until(() => marksIn(cem).length === 1);
    expect(stateOf(cem, ana)).toEqual({ member: ana.member.id, place: null });
  });

  test.each([
    { name: 'a page leaves', leave: (ben: OpenMember) => awarenessOf(ben).setLocalState(null) },
    { name: 'a page closes', leave: (ben: OpenMember) => ben.close() },
    { name: 'a socket breaks', leave: (ben: OpenMember) => ben.socket.disconnect() },
  ])('ends when $name, also after coming back', async ({ leave }) => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const isShown = () => stateOf(ana, ben) !== undefined;
    for (const leaveOnce of [() => awarenessOf(ben).setLocalState(null), () => leave(ben)]) {
      awarenessOf(ben).setLocalState({ member: ben.member.id, place: null });
      await until(isShown);
      leaveOnce();
      await until(() => !isShown());
    }
    expect([...awarenessOf(ana).getStates().keys()]).not.toContain(ben.readingRoom.clientID);
  });
});
