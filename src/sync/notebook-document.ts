/*
 * The notebook: what one member wrote, the only document that a client writes. Schema: documents.ts.
 * Not trusted by anybody who reads it: records come out as unknown data and are parsed by their reader.
 * Comes from the editor's intents; goes to the member's own screen and to the librarian.
 */
import * as Y from 'yjs';
import type { Annotation } from '#core/model/annotation.ts';
import type { AnnotationId } from '#core/model/ids.ts';
import {
  PLAIN_KINDS,
  PLAIN_RULES,
  type PlainKind,
  type PlainRecords,
} from '#core/model/plain-records.ts';
import { isSame, observeKeys } from './maps.ts';

/** Fields of a notebook record; an attribute is a field of its own, so that it merges on its own. */
const ATTRIBUTE_FIELD = 'attribute:';

function notebookRecords(document: Y.Doc): Y.Map<Y.Map<unknown>> {
  return document.getMap<Y.Map<unknown>>('annotations');
}

/** Writes a record as a whole, in one transaction of the given origin. */
export function writeNotebookRecord(document: Y.Doc, record: Annotation, origin: unknown): void {
  document.transact(() => {
    const fields = new Y.Map<unknown>();
    for (const [field, value] of toFields(record)) fields.set(field, value);
    notebookRecords(document).set(record.id, fields);
  }, origin);
}

/** The parts of a mark that its writer may change after it is made. */
export type AnnotationChange = Partial<
  Pick<Annotation, 'tag' | 'codeBookRevision' | 'note' | 'attributes' | 'target'>
>;

/**
 * Changes fields that differ; `attributes` names only those to change, '' removes one.
 * @returns false when the record is gone or nothing differs.
 */
export function changeNotebookRecord(
  document: Y.Doc,
  id: AnnotationId,
  change: AnnotationChange,
  modified: string,
  origin: unknown,
): boolean {
  const fields = notebookRecords(document).get(id);
  if (!(fields instanceof Y.Map)) return false;
  const { attributes, ...whole } = change;
  const wanted = new Map<string, unknown>(Object.entries(whole));
  for (const [attribute, value] of Object.entries(attributes ?? {})) {
    wanted.set(ATTRIBUTE_FIELD + attribute, value === '' ? undefined : value);
  }
  const differing = [...wanted].filter(([field, value]) => !isSame(fields.get(field), value));
  if (differing.length === 0) return false;
  document.transact(() => {
    for (const [field, value] of differing) {
      if (value === undefined) fields.delete(field);
      else fields.set(field, value);
    }
    fields.set('modified', modified);
  }, origin);
  return true;
}

/** By key, because a refused record need not have an id. */
export function removeNotebookRecord(document: Y.Doc, key: string, origin: unknown): void {
  document.transact(() => notebookRecords(document).delete(key), origin);
}

/**
 * Every record of a notebook as unknown data: a notebook is written by a client, so its reader parses.
 * Keys are what the writer used as ids, also where they are not.
 */
export function readNotebook(document: Y.Doc): Map<string, unknown> {
  const records = new Map<string, unknown>();
  for (const [key, value] of notebookRecords(document).entries()) records.set(key, toRecord(value));
  return records;
}

/** One record as unknown data, undefined when it is not there. */
export function readNotebookRecord(document: Y.Doc, key: string): unknown {
  return toRecord(notebookRecords(document).get(key));
}

/** Calls back with the keys of the records that a transaction touched. @returns the way to stop. */
export function observeNotebook(
  document: Y.Doc,
  changed: (keys: ReadonlySet<string>, transaction: Y.Transaction) => void,
): () => void {
  const records = notebookRecords(document);
  const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const keys = new Set<string>();
    for (const event of events) {
      const [first] = event.path;
      if (typeof first === 'string') keys.add(first);
      else for (const key of event.keys.keys()) keys.add(key);
    }
    changed(keys, transaction);
  };
  records.observeDeep(listen);
  return () => records.unobserveDeep(listen);
}

/* Beside its marks a notebook holds plain records, written as a whole. */

function plainRecords(document: Y.Doc, kind: PlainKind): Y.Map<unknown> {
  return document.getMap<unknown>(kind);
}

/** Under the key that its kind gives it. */
export function writePlainRecord<Kind extends PlainKind>(
  document: Y.Doc,
  kind: Kind,
  record: PlainRecords[Kind],
  origin: unknown,
): void {
  const key = PLAIN_RULES[kind].keyOf(record);
  document.transact(() => plainRecords(document, kind).set(key, record), origin);
}

export function removePlainRecord(
  document: Y.Doc,
  kind: PlainKind,
  key: string,
  origin: unknown,
): void {
  document.transact(() => plainRecords(document, kind).delete(key), origin);
}

/** Every record of a kind as unknown data, by key: its reader parses. */
export function readPlainRecords(document: Y.Doc, kind: PlainKind): Map<string, unknown> {
  return new Map(
    [...plainRecords(document, kind).entries()].map(([key, value]) => [key, plain(value)]),
  );
}

export function readPlainRecord(document: Y.Doc, kind: PlainKind, key: string): unknown {
  return plain(plainRecords(document, kind).get(key));
}

/** Calls back with the keys that a transaction touched. @returns the way to stop. */
export function observePlainRecords(
  document: Y.Doc,
  kind: PlainKind,
  changed: (keys: ReadonlySet<string>) => void,
): () => void {
  return observeKeys(plainRecords(document, kind), changed);
}

/** Undo of one person's own edits: only transactions of the tracked origin, each intent one step. */
export function notebookUndo(document: Y.Doc, origin: unknown): Y.UndoManager {
  const others = PLAIN_KINDS.map((kind) => plainRecords(document, kind));
  return new Y.UndoManager([notebookRecords(document), ...others], {
    trackedOrigins: new Set([origin]),
    captureTimeout: 0,
  });
}

function toFields(record: Annotation): [string, unknown][] {
  const { attributes, ...whole } = record;
  const attributeFields = Object.entries(attributes).map(
    ([attribute, value]): [string, unknown] => [ATTRIBUTE_FIELD + attribute, value],
  );
  return [...Object.entries(whole), ...attributeFields];
}

/** A key that is not a map of fields is null or what it is, for the schema to refuse it. */
function toRecord(value: unknown): unknown {
  if (!(value instanceof Y.Map)) return value instanceof Y.AbstractType ? null : value;
  const record: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const [field, content] of value.entries()) {
    if (field.startsWith(ATTRIBUTE_FIELD)) {
      define(attributes, field.slice(ATTRIBUTE_FIELD.length), plain(content));
    } else define(record, field, plain(content));
  }
  return { ...record, attributes };
}

/** Nested shared types are not even looked into: they may be deeper than the stack. */
function plain(content: unknown): unknown {
  return content instanceof Y.AbstractType || content instanceof Y.Doc ? null : content;
}

/** Plain assignment would let a hostile `__proto__` field change the prototype and so go unseen. */
function define(record: Record<string, unknown>, field: string, value: unknown): void {
  Object.defineProperty(record, field, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
