import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DeviceCopy } from './device-copy.ts';

interface Deletion {
  onsuccess: ((event: unknown) => void) | null;
  onerror: ((event: unknown) => void) | null;
}
let deletions: Deletion[];

beforeEach(() => {
  vi.useFakeTimers();
  deletions = [];
  vi.stubGlobal('indexedDB', {
    open: () => ({}),
    deleteDatabase: () => {
      const deletion: Deletion = { onsuccess: null, onerror: null };
      deletions.push(deletion);
      return deletion;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function copyBeingCleared() {
  const progress = { isCleared: false };
  const cleared = new DeviceCopy('some notebook', new Y.Doc()).clearData();
  void cleared.then(() => (progress.isCleared = true));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(deletions).toHaveLength(1);
  return progress;
}

test('a copy is called gone when the browser has said so', async () => {
  const progress = await copyBeingCleared();
  await vi.advanceTimersByTimeAsync(100);
  expect(progress.isCleared).toBe(false);
  deletions[0]?.onsuccess?.({ target: {} });
  await vi.advanceTimersByTimeAsync(0);
  expect(progress.isCleared).toBe(true);
});

test.each([
  ['fails', () => deletions[0]?.onerror?.({ target: { error: 'disk' } })],
  ['never answers', () => undefined],
])('a storage that %s holds nobody on the page', async (_, act) => {
  const progress = await copyBeingCleared();
  act();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(progress.isCleared).toBe(true);
});
