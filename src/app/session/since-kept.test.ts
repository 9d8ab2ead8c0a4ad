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

function device() {
  const [notebook, readingRoom] = [new Y.Doc(), new Y.Doc()];
  const sinceKept = new SinceKept(notebook);
  const anchor = new Observable((target: Annotation['target']) => {
    return { standing: 'current' as const, target };
  });
  const marks = new MarkStore(notebook, readingRoom, ana, anchor);
  return {
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

test('after a reload without a connection the reading room of this device tells', () => {
  const { write, publish, count } = device();
  write(one);
  write(two);
  publish(one);
  expect(count()).toBe(1);
});
