import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseAnnotation, type Annotation } from '#core/model/annotation.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import {
  observeRoomAnnotations,
  readRoomAnnotations,
  readWorkspace,
  writeReadingRoom,
  writeWorkspace,
} from './documents.ts';
import {
  changeNotebookRecord,
  notebookUndo,
  observeNotebook,
  readNotebook,
  readNotebookRecord,
  removeNotebookRecord,
  writeNotebookRecord,
  type AnnotationChange,
} from './notebook-document.ts';

/** Attribute ids are brands, tests write plain words. */
const coded = (values: Record<string, string>): Annotation['attributes'] => values;

const LATER = '2026-01-31T10:00:00.000Z';
const mark = smallMark('m1', {
  attributes: coded({ strength: 'weak' }),
});

function notebookWith(...marks: Annotation[]): Y.Doc {
  const document = new Y.Doc();
  for (const one of marks) writeNotebookRecord(document, one, 'me');
  return document;
}

/** A second device of the same member. */
function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

const change = (document: Y.Doc, what: AnnotationChange, origin: unknown = 'me') =>
  changeNotebookRecord(document, mark.id, what, LATER, origin);

describe('a notebook record', () => {
  test('is read as it was written, also on another device', () => {
    const document = notebookWith(mark, smallMark('m2'));
    const read = readNotebook(copyOf(document));
    expect([...read.keys()].toSorted()).toEqual(['m1', 'm2']);
    expect(read.get('m1')).toEqual(mark);
    expect(readNotebookRecord(document, 'm2')).toEqual(smallMark('m2'));
    expect(parseAnnotation(read.get('m1'))).toEqual({ ok: true, value: mark });
  });

  test('is gone when it is removed', () => {
    const document = notebookWith(mark);
    removeNotebookRecord(document, mark.id, 'me');
    expect(readNotebook(document).size).toBe(0);
    expect(readNotebookRecord(document, mark.id)).toBeUndefined();
    expect(change(document, { note: 'late' })).toBe(false);
  });

  test.each<[string, AnnotationChange, Partial<Annotation>]>([
    ['a note', { note: 'so' }, { note: 'so' }],
    [
      'a new attribute',
      { attributes: coded({ reason: 'x' }) },
      { attributes: coded({ strength: 'weak', reason: 'x' }) },
    ],
    [
      'another value',
      { attributes: coded({ strength: 'strong' }) },
      { attributes: coded({ strength: 'strong' }) },
    ],
    ['no value any more', { attributes: coded({ strength: '' }) }, { attributes: coded({}) }],
    [
      'two fields at once',
      { tag: smallMark('m', {}).tag, note: 'so', attributes: coded({ reason: 'x' }) },
      { note: 'so', attributes: coded({ strength: 'weak', reason: 'x' }) },
    ],
  ])('takes %s', (_, what, expected) => {
    const document = notebookWith(mark);
    expect(change(document, what)).toBe(true);
    // Strictly: an attribute left behind as undefined would be refused by the librarian.
    expect(readNotebookRecord(document, mark.id)).toStrictEqual({
      ...mark,
      ...expected,
      modified: LATER,
    });
  });

  test.each<[string, AnnotationChange]>([
    ['nothing', {}],
    ['the same note', { note: mark.note }],
    ['the same value', { attributes: coded({ strength: 'weak' }) }],
    ['an attribute removed that is not there', { attributes: coded({ reason: '' }) }],
    ['an equal target', { target: structuredClone(mark.target) }],
  ])('stays as it is, without an update, for %s', (_, what) => {
    const document = notebookWith(mark);
    const before = Y.encodeStateAsUpdate(document);
    expect(change(document, what)).toBe(false);
    expect(Y.encodeStateAsUpdate(document)).toEqual(before);
  });
});

describe('two devices of one member', () => {
  test('that change different fields of one mark both win', () => {
    const phone = notebookWith(mark);
    const laptop = copyOf(phone);
    change(phone, { note: 'from the phone', attributes: coded({ reason: 'x' }) });
    change(laptop, { attributes: coded({ strength: 'strong' }) });
    exchange(phone, laptop);
    const expected = {
      ...mark,
      note: 'from the phone',
      attributes: coded({ strength: 'strong', reason: 'x' }),
      modified: LATER,
    };
    expect(readNotebookRecord(phone, mark.id)).toEqual(expected);
    expect(readNotebookRecord(laptop, mark.id)).toEqual(expected);
  });

  test('that change one field agree on one of the two', () => {
    const phone = notebookWith(mark);
    const laptop = copyOf(phone);
    change(phone, { note: 'phone' });
    change(laptop, { note: 'laptop' });
    exchange(phone, laptop);
    const there = readNotebookRecord(phone, mark.id);
    expect(readNotebookRecord(laptop, mark.id)).toEqual(there);
    expect(['phone', 'laptop'].map((note) => ({ ...mark, note, modified: LATER }))).toContainEqual(
      there,
    );
  });

  test('of which one removes what the other changes agree that it is gone', () => {
    const phone = notebookWith(mark);
    const laptop = copyOf(phone);
    removeNotebookRecord(phone, mark.id, 'me');
    change(laptop, { note: 'still here' });
    exchange(phone, laptop);
    expect([readNotebook(phone).size, readNotebook(laptop).size]).toEqual([0, 0]);
  });
});

describe('undo', () => {
  test('takes back one intent at a time, of its own origin alone', () => {
    const document = notebookWith();
    const undo = notebookUndo(document, 'me');
    writeNotebookRecord(document, mark, 'me');
    change(document, { note: 'mine' });
    writeNotebookRecord(document, smallMark('m2'), 'another device');
    undo.undo();
    expect(readNotebookRecord(document, mark.id)).toEqual(mark);
    undo.undo();
    expect([...readNotebook(document).keys()]).toEqual(['m2']);
    expect(undo.canUndo()).toBe(false);
    undo.redo();
    undo.redo();
    expect(readNotebookRecord(document, mark.id)).toEqual({
      ...mark,
      note: 'mine',
      modified: LATER,
    });
  });

  test('brings back what was removed, as it was', () => {
    const document = notebookWith(mark);
    const undo = notebookUndo(document, 'me');
    removeNotebookRecord(document, mark.id, 'me');
    undo.undo();
    expect(readNotebookRecord(document, mark.id)).toEqual(mark);
  });

  test('knows no step for a change that changes nothing', () => {
    const document = notebookWith(mark);
    const undo = notebookUndo(document, 'me');
    change(document, { target: structuredClone(mark.target) });
    expect(undo.canUndo()).toBe(false);
  });
});

describe('an observer of a notebook', () => {
  test('hears the keys that a transaction touched, and nothing after it stopped', () => {
    const document = notebookWith(mark, smallMark('m2'));
    const heard: string[][] = [];
    const stop = observeNotebook(document, (keys) => heard.push([...keys].toSorted()));
    change(document, { note: 'so' });
    writeNotebookRecord(document, smallMark('m3'), 'me');
    removeNotebookRecord(document, 'm2', 'me');
    document.transact(() => {
      change(document, { note: 'again' });
      removeNotebookRecord(document, 'm3', 'me');
    });
    stop();
    change(document, { note: 'unheard' });
    expect(heard).toEqual([['m1'], ['m3'], ['m2'], ['m1', 'm3']]);
  });
});

/** A notebook as a hostile client may write it: anything at all under the name of the map. */
function hostileNotebook(write: (records: Y.Map<unknown>) => void): Y.Doc {
  const document = notebookWith(mark);
  document.transact(() => write(document.getMap('annotations')));
  return copyOf(document);
}

function fieldsOf(record: Annotation, different: Record<string, unknown> = {}): Y.Map<unknown> {
  const { attributes: _, ...whole } = record;
  return new Y.Map(Object.entries({ ...whole, ...different }));
}

/** Puts a map under the key, a map into that, and so on. */
function nest(outermost: Y.Map<unknown>, key: string, depth: number): void {
  let outer = outermost;
  for (let level = 0; level < depth; level++) {
    const inner = new Y.Map<unknown>();
    outer.set(level === 0 ? key : 'a', inner);
    outer = inner;
  }
}

describe('a hostile notebook', () => {
  test.each<[string, (records: Y.Map<unknown>) => void]>([
    ['a word', (records) => records.set('x', 'word')],
    ['null', (records) => records.set('x', null)],
    ['a list', (records) => records.set('x', [mark])],
    ['a plain object', (records) => records.set('x', { ...mark, id: 'x', author: 'somebody' })],
    ['bytes', (records) => records.set('x', Uint8Array.of(1, 2))],
    ['a shared text', (records) => records.set('x', new Y.Text('x'))],
    ['a shared list', (records) => records.set('x', new Y.Array())],
    ['a document inside', (records) => records.set('x', new Y.Doc())],
    ['an empty map', (records) => records.set('x', new Y.Map())],
    [
      'a shared type as a field',
      (records) => records.set('x', fieldsOf(mark, { note: new Y.Text('n') })),
    ],
    ['a document as a field', (records) => records.set('x', fieldsOf(mark, { note: new Y.Doc() }))],
    ['a number for a note', (records) => records.set('x', fieldsOf(mark, { note: 1n }))],
    ['an author', (records) => records.set('x', fieldsOf(mark, { author: 'somebody' }))],
    [
      'a prototype with a field',
      (records) =>
        records.set('x', fieldsOf(mark, { note: undefined, ['__proto__']: { note: '' } })),
    ],
    ['a target as a shared type', (records) => nest(records.set('x', fieldsOf(mark)), 'target', 2)],
    ['shared types deeper than the stack', (records) => nest(records, 'x', 20_000)],
    ['such as a field', (records) => nest(records.set('x', fieldsOf(mark)), 'target', 20_000)],
  ])('with %s is read, refused by the schema, and harms no other record', (_, write) => {
    const read = readNotebook(hostileNotebook(write));
    expect(read.has('x')).toBe(true);
    expect(parseAnnotation(read.get('x')).ok).toBe(false);
    expect(parseAnnotation(read.get('m1'))).toEqual({ ok: true, value: mark });
  });

  test('cannot reach the prototype of anything', () => {
    const document = hostileNotebook((records) => {
      for (const key of ['x', '__proto__']) {
        const fields = records.set(key, fieldsOf(mark));
        fields.set('__proto__', { polluted: true });
        fields.set('attribute:__proto__', { polluted: true });
      }
    });
    for (const record of readNotebook(document).values()) {
      expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
      const { attributes } = record as Annotation;
      expect(Object.getPrototypeOf(attributes)).toBe(Object.prototype);
    }
    expect(readNotebook(document).size).toBe(3);
    expect({}).not.toHaveProperty('polluted');
  });

  test('with a word in the place of a record takes no change there', () => {
    const document = hostileNotebook((records) => records.set(mark.id, 'word'));
    expect(change(document, { note: 'so' })).toBe(false);
  });
});

describe('the documents that the server writes', () => {
  test('a workspace is read as it was written, and null before it arrives', () => {
    const document = new Y.Doc();
    expect(readWorkspace(document)).toBeNull();
    writeWorkspace(document, smallWorkspace);
    expect(readWorkspace(copyOf(document))).toEqual(smallWorkspace);
  });

  test('the reading room gains and loses records, and tells which', () => {
    const document = new Y.Doc();
    const heard: string[][] = [];
    const stop = observeRoomAnnotations(document, (keys) => heard.push([...keys]));
    const author = 'ada' as never;
    const published = { ...mark, author };
    writeReadingRoom(document, {
      annotations: new Map([[mark.id, published]]),
      members: new Map(),
    });
    expect(readRoomAnnotations(copyOf(document))).toEqual(new Map([[mark.id, published]]));
    const gone = { annotations: new Map([[mark.id, null]]), members: new Map() };
    writeReadingRoom(document, gone);
    writeReadingRoom(document, gone);
    stop();
    expect(readRoomAnnotations(document).size).toBe(0);
    expect(heard).toEqual([['m1'], ['m1']]);
  });
});
