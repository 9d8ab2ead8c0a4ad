import { DatabaseSync } from 'node:sqlite';
import { WebSocketStatus } from '@hocuspocus/provider';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRoomAnnotations, readRoomMembers, readWorkspace } from '#sync/documents.ts';
import {
  readNotebook,
  removeNotebookRecord,
  writeNotebookRecord,
} from '#sync/notebook-document.ts';
import { documentName } from '#sync/names.ts';
import type { MemberId } from '#core/model/ids.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until, type OpenMember } from '../testing/wire-client.ts';
import type { RunningServer } from './start-server.ts';
import { openStorageReadOnly } from './storage-sqlite.ts';
import * as Y from 'yjs';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let open: OpenMember[];

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  open = [];
});
afterEach(async () => {
  for (const member of open) member.close();
  await server.stop();
  folder.remove();
});

async function enter(displayName: string) {
  const joined = await joinOverHttp(server.url, displayName);
  return { ...joined, ...(await comeBack(joined)) };
}

async function comeBack(joined: Awaited<ReturnType<typeof joinOverHttp>>) {
  const member = openMember(server.url, joined.cookie, joined.session);
  open.push(member);
  await member.synced;
  return member;
}

function notebookName(member: MemberId): string {
  return documentName({ kind: 'notebook', workspace: smallWorkspace.settings.id, member });
}

const publishedIn = (member: OpenMember) => [...readRoomAnnotations(member.readingRoom).values()];

describe('a mark', () => {
  test('reaches the others under the name of its author, and goes when it is removed', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const mark = smallMark('m1');
    writeNotebookRecord(ana.notebook, mark, null);
    await until(() => publishedIn(ben).length === 1);
    expect(publishedIn(ben)).toEqual([{ ...mark, author: ana.member.id }]);
    removeNotebookRecord(ana.notebook, mark.id, null);
    await until(() => publishedIn(ben).length === 0);
  });

  test('of many members at once reaches everybody', async () => {
    const members = await Promise.all(['Ana', 'Ben', 'Cem', 'Dee'].map(enter));
    members.forEach((member, place) => {
      for (let number = 0; number < 5; number++) {
        writeNotebookRecord(member.notebook, smallMark(`m-${place}-${number}`), null);
      }
    });
    await until(() => members.every((member) => publishedIn(member).length === 20));
    for (const mark of publishedIn(members[0] ?? (await enter('Eve')))) {
      expect(mark.author).toBe(members[Number(mark.id.split('-')[1])]?.member.id);
    }
  });

  test('that is acknowledged is on the disk, read by another connection', async () => {
    const ana = await enter('Ana');
    const reader = openStorageReadOnly(folder.path);
    for (let number = 0; number < 20; number++) {
      writeNotebookRecord(ana.notebook, smallMark(`m${number}`), null);
      await until(() => !ana.providers.notebook.hasUnsyncedChanges);
      const stored = new Y.Doc();
      Y.applyUpdate(
        stored,
        (await reader.load(notebookName(ana.member.id))) ?? Uint8Array.of(0, 0),
      );
      expect(readNotebook(stored).has(`m${number}`)).toBe(true);
    }
    await reader.close();
  });

  test('that cannot be written is neither acknowledged nor shown, and arrives when it can', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    await until(() => publishedIn(ben).length === 1);
    onDisk(folder.path, 'ALTER TABLE updates RENAME TO away');
    const closed = new Promise((resolve) => {
      ana.socket.on('close', resolve);
    });
    writeNotebookRecord(ana.notebook, smallMark('m2'), null);
    await closed;
    expect(ana.providers.notebook.hasUnsyncedChanges).toBe(true);
    expect(publishedIn(ben)).toHaveLength(1);
    onDisk(folder.path, 'ALTER TABLE away RENAME TO updates');
    await until(() => publishedIn(ben).length === 2);
    await until(() => !ana.providers.notebook.hasUnsyncedChanges);
  });

  test('written offline arrives on return, once', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    ana.socket.disconnect();
    await until(() => ana.socket.status === WebSocketStatus.Disconnected);
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    writeNotebookRecord(ana.notebook, smallMark('m2'), null);
    await ana.socket.connect();
    await until(() => publishedIn(ben).length === 2);
    await until(() => !ana.providers.notebook.hasUnsyncedChanges);
    expect(readNotebook(ana.notebook).size).toBe(2);
  });
});

describe('a refused record', () => {
  test('is told to its writer alone; the other records are published', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    const forged = { ...smallMark('forged'), author: ben.member.id };
    writeNotebookRecord(ana.notebook, forged, null);
    writeNotebookRecord(ana.notebook, smallMark('good'), null);
    await until(() => publishedIn(ben).length === 1 && ana.refusals().length === 1);
    expect(publishedIn(ben).map((mark) => mark.id)).toEqual(['good']);
    expect(ana.refusals()).toEqual([
      {
        kind: 'annotations',
        key: 'forged',
        problems: [{ path: 'author', message: 'the server sets the author, remove it' }],
      },
    ]);
    expect(ben.refusals()).toEqual([]);
  });

  test('is told again on the next visit and after a restart, and forgotten when it is gone', async () => {
    const ana = await enter('Ana');
    writeNotebookRecord(ana.notebook, { ...smallMark('huge'), note: 'x'.repeat(70_000) }, null);
    await until(() => ana.refusals().length === 1);
    const again = await comeBack(ana);
    await until(() => again.refusals().length === 1);
    await server.stop();
    server = await startTemporaryServer(folder.path);
    const later = await comeBack(ana);
    await until(() => later.refusals().length === 1);
    removeNotebookRecord(later.notebook, smallMark('huge').id, null);
    await until(() => later.refusals().length === 0);
    expect(publishedIn(later)).toEqual([]);
  });

  test('under the id of a mark of somebody else leaves that mark alone', async () => {
    const ana = await enter('Ana');
    const ben = await enter('Ben');
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    await until(() => publishedIn(ben).length === 1);
    writeNotebookRecord(ben.notebook, smallMark('m1', { note: 'mine' }), null);
    await until(() => ben.refusals().length === 1);
    removeNotebookRecord(ben.notebook, smallMark('m1').id, null);
    await until(() => ben.refusals().length === 0);
    expect(publishedIn(ana)).toEqual([{ ...smallMark('m1'), author: ana.member.id }]);
  });
});

describe('a restart', () => {
  test('keeps members, marks, notebook and workspace', async () => {
    const ana = await enter('Ana');
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    await until(() => publishedIn(ana).length === 1);
    ana.close();
    await server.stop();
    server = await startTemporaryServer(folder.path);
    const back = await comeBack(ana);
    expect(publishedIn(back)).toEqual([{ ...smallMark('m1'), author: ana.member.id }]);
    expect(readNotebook(back.notebook).get('m1')).toEqual(smallMark('m1'));
    expect(readRoomMembers(back.readingRoom).get(ana.member.id)).toEqual(ana.member);
    expect(readWorkspace(back.workspace)).toEqual(smallWorkspace);
  });

  test('publishes what was in a notebook and not yet in the reading room', async () => {
    const ana = await enter('Ana');
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    await until(() => publishedIn(ana).length === 1);
    ana.close();
    await server.stop();
    withoutReadingRoom(folder.path);
    server = await startTemporaryServer(folder.path);
    const ben = await enter('Ben');
    expect(publishedIn(ben)).toEqual([{ ...smallMark('m1'), author: ana.member.id }]);
    expect(readRoomMembers(ben.readingRoom).get(ana.member.id)).toEqual(ana.member);
  });

  test('lets a connected member go on without doing anything', async () => {
    const ana = await enter('Ana');
    const { port } = server;
    await server.stop();
    writeNotebookRecord(ana.notebook, smallMark('m1'), null);
    server = await startTemporaryServer(folder.path, { port });
    await until(() => publishedIn(ana).length === 1);
    expect(publishedIn(ana)).toEqual([{ ...smallMark('m1'), author: ana.member.id }]);
  });
});

/** As if the server had died before the first commit of the reading room. */
function withoutReadingRoom(dataFolder: string): void {
  onDisk(
    dataFolder,
    "DELETE FROM snapshots WHERE document LIKE '%/reading-room'; DELETE FROM updates WHERE document LIKE '%/reading-room'",
  );
}

function onDisk(dataFolder: string, statements: string): void {
  const database = new DatabaseSync(`${dataFolder}/crossread.db`, { timeout: 5000 });
  database.exec(statements);
  database.close();
}
