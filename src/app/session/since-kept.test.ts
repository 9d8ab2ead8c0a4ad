import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Annotation } from '#core/model/annotation.ts';
import { memberIdSchema } from '#core/model/ids.ts';
import { writeReadingRoom } from '#sync/documents.ts';
import { removeNotebookRecord, writeNotebookRecord } from '#sync/notebook-document.ts';
import { smallMark } from '../../testing/small-workspace.ts';
import { MarkStore } from './marks.ts';
import { Observable } from './observable.ts';
import { SinceKept } from './since-kept.ts';

const ana = v.parse(memberIdSchema, 'ana');

/** What outlasts a page: the copy of the notebook, and what is kept beside it. */
interface Lasting {
  readonly notebook: Y.Doc;
  readonly beside: Map<string, unknown>;
}

function device(before?: Lasting) {
  const [notebook, readingRoom] = [new Y.Doc(), new Y.Doc()];
  const lasting: Lasting = { notebook, beside: new Map<string, unknown>(before?.beside) };
  if (before) Y.applyUpdate(notebook, Y.encodeStateAsUpdate(before.notebook));
  const sinceKept = new SinceKept(notebook, {
    get: async (key) => structuredClone(lasting.beside.get(key)),
    set: async (key, value) => lasting.beside.set(key, structuredClone(value)),
  });
  const anchor = new Observable((target: Annotation['target']) => {
    return { standing: 'current' as const, target };
  });
  const marks = new MarkStore(notebook, readingRoom, ana, anchor);
  return {
    lasting,
    recall: () => sinceKept.recall(),
    write: (mark: Annotation) => writeNotebookRecord(notebook, mark, null),
    remove: (mark: Annotation) => removeNotebookRecord(notebook, mark.id, null),
    publish: (mark: Annotation) =>
      writeReadingRoom(readingRoom, {
        annotations: new Map([[mark.id, { ...mark, author: ana }]]),
      }),
    told: (kept: boolean) => sinceKept.told(kept),
    count: () => marks.countKeptHere(sinceKept.keys),
  };
}

const [one, two] = [smallMark('one'), smallMark('two')];

test('a mark that the server keeps is not on this device alone, though nobody has shown it yet', () => {
  const { write, told, count } = device();
  write(one);
  expect(count()).toBe(1);
  told(true);
  expect(count()).toBe(0);
  told(false);
  write(two);
  expect(count()).toBe(1);
});

test('what was taken out again, or is shown as it is here, does not count', () => {
  const { write, remove, publish, told, count } = device();
  write(one);
  publish(one);
  told(true);
  write(two);
  remove(two);
  expect(count()).toBe(0);
  remove(one);
  expect(count()).toBe(1);
});

test('after a reload without a connection only what the server did not keep counts, shown to anybody or not', async () => {
  const { lasting, write, told } = device();
  write(one);
  told(true);
  write(two);
  const next = device(lasting);
  expect(next.count()).toBe(2);
  await next.recall();
  expect(next.count()).toBe(1);
  next.remove(one);
  expect(next.count()).toBe(2);
  next.told(true);
  expect(next.count()).toBe(0);
  const last = device(next.lasting);
  await last.recall();
  expect(last.count()).toBe(0);
  last.write({ ...two, modified: '2031-01-01T00:00:00.000Z' });
  expect(last.count()).toBe(1);
});

test('what the server never kept is unsaved after a reload, whatever stands beside the copy', async () => {
  const { lasting, write } = device();
  write(one);
  for (const beside of [new Map(), new Map([['kept', 'nonsense']])]) {
    const next = device({ ...lasting, beside });
    await next.recall();
    expect(next.count()).toBe(1);
  }
});

test('after a reload without a connection, and without a word of the server, the reading room of this device tells', () => {
  const { write, publish, count } = device();
  write(one);
  write(two);
  publish(one);
  expect(count()).toBe(1);
});
