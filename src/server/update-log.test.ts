import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { temporaryFolder } from '../testing/temporary-server.ts';
import { openStorage, openStorageReadOnly } from './storage-sqlite.ts';
import type { Storage } from './storage.ts';
import { UpdateLog } from './update-log.ts';

const logger = Fastify({ logger: { level: 'silent' } }).log;
let folder: ReturnType<typeof temporaryFolder>;
let storage: Storage;

beforeEach(() => {
  folder = temporaryFolder();
  storage = openStorage(folder.path);
});
afterEach(async () => {
  await storage.close();
  folder.remove();
});

/** A document and the updates that made it: `count` keys, then every second one removed. */
function history(count: number): { document: Y.Doc; updates: Uint8Array[] } {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on('update', (update) => updates.push(update));
  const map = document.getMap<string>('m');
  for (let key = 0; key < count; key++) map.set(String(key), 'x'.repeat(50));
  for (let key = 0; key < count; key += 2) map.delete(String(key));
  return { document, updates };
}

function toJson(state: Uint8Array | null): unknown {
  const document = new Y.Doc();
  if (state) Y.applyUpdate(document, state);
  return document.getMap('m').toJSON();
}

test('what append resolved for is read by another connection', async () => {
  const log = await UpdateLog.open(storage, logger);
  const { document, updates } = history(4);
  await Promise.all(updates.map((update) => log.append('d', update)));
  const reader = openStorageReadOnly(folder.path);
  expect(await reader.documents()).toEqual(['d']);
  expect(toJson(await reader.load('d'))).toEqual(document.getMap('m').toJSON());
  expect(await reader.load('nothing')).toBeNull();
  await reader.close();
});

test('updates that queue up together are one transaction', async () => {
  const batches: number[] = [];
  const counting: Storage = Object.assign(Object.create(storage), {
    append: (updates: Parameters<Storage['append']>[0]) => {
      batches.push(updates.length);
      return storage.append(updates);
    },
    sizes: () => storage.sizes(),
  });
  const log = await UpdateLog.open(counting, logger);
  const { updates } = history(10);
  await Promise.all(updates.map((update) => log.append('d', update)));
  expect(batches).toEqual([15]);
});

test('compaction keeps the content and takes the rows away', async () => {
  const log = await UpdateLog.open(storage, logger, 100);
  const { document, updates } = history(150);
  for (const update of updates) await log.append('d', update);
  await log.append('other', updates[0] ?? new Uint8Array());
  await log.close();
  const stored = await storage.read('d');
  expect(stored.updates).toHaveLength(0);
  expect(toJson(stored.snapshot)).toEqual(document.getMap('m').toJSON());
  expect(stored.snapshot?.byteLength).toBeLessThan(Buffer.concat(updates).byteLength);
});

test('compaction happens while the log runs, and again after reopening', async () => {
  const log = await UpdateLog.open(storage, logger, 10);
  const { document, updates } = history(40);
  for (const update of updates.slice(0, 35)) await log.append('d', update);
  expect((await storage.read('d')).updates.length).toBeLessThan(35);
  const again = await UpdateLog.open(storage, logger, 10);
  for (const update of updates.slice(35)) await again.append('d', update);
  expect(toJson(await again.load('d'))).toEqual(document.getMap('m').toJSON());
});

test('an update that waits for another survives compaction', async () => {
  const log = await UpdateLog.open(storage, logger);
  const { document, updates } = history(3);
  const [first = new Uint8Array(), ...rest] = updates;
  for (const update of rest) await log.append('d', update);
  await log.compact('d');
  expect(toJson(await log.load('d'))).toEqual({});
  await log.append('d', first);
  expect(toJson(await log.load('d'))).toEqual(document.getMap('m').toJSON());
});

test('a damaged row does not keep the others from opening', async () => {
  const log = await UpdateLog.open(storage, logger);
  const { document, updates } = history(3);
  await log.append('d', Uint8Array.of(1, 2, 3));
  for (const update of updates) await log.append('d', update);
  expect(toJson(await log.load('d'))).toEqual(document.getMap('m').toJSON());
});

test('a closed log takes nothing', async () => {
  const log = await UpdateLog.open(storage, logger);
  await log.close();
  await expect(log.append('d', Uint8Array.of(0, 0))).rejects.toThrow('closed');
});

test('a second server on the same folder is refused in a sentence', () => {
  expect(() => openStorage(folder.path)).toThrow('Another Crossread server uses the data folder');
});
