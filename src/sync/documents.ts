/*
 * The schema of every Yjs document, in one readable place, and the only typed way in and out of them.
 * Not the network and not the rules: the server decides what is published. Nobody else calls `getMap`.
 * Comes from the editor's intents and the librarian; goes to snapshots that screens and exports read.
 *
 *   <workspace>/workspace        sources: map of Source; settings, codeBook, sourceOrder: `current` of each
 *   <workspace>/notebook/<id>    annotations: map of maps, one field a key, so that two devices of one
 *                                member that change different fields of one mark both win
 *                                replies, votes: maps of plain records
 *   <workspace>/handout[/<a>]    as workspace, with what audience <a> is handed
 *   <workspace>/reading-room[/<a>]  annotations, replies, votes: maps of published records, members: map of Member
 *   <workspace>/first-pass       annotations: map of PublishedAnnotation by "<round>/<id>", as they stood at the reveal
 *   <workspace>/notes            prose: fragment
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import type { Annotation, PublishedAnnotation } from '#core/model/annotation.ts';
import type { CodeBook } from '#core/model/codebook.ts';
import type { AnnotationId, MemberId, SourceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import type { Source } from '#core/model/source.ts';
import type { PublishedReply, PublishedVote, Reply, Vote } from '#core/model/talk.ts';
import {
  settingsSchema,
  type WorkspaceContent,
  type WorkspaceSettings,
} from '#core/model/workspace.ts';

/** Fields of a notebook record; an attribute is a field of its own, so that it merges on its own. */
const ATTRIBUTE_FIELD = 'attribute:';

/** Writes all that differs from what is there. Sources keep the order given; those that left are taken out. */
export function writeWorkspace(document: Y.Doc, content: WorkspaceContent): void {
  const { settings, codeBook, order, sources } = workspaceParts(document);
  document.transact(() => {
    setCurrent(settings, content.settings);
    setCurrent(codeBook, content.codeBook);
    setCurrent(
      order,
      content.sources.map((source) => source.id),
    );
    for (const source of content.sources) {
      if (!isSame(sources.get(source.id), source)) sources.set(source.id, source);
    }
    const kept = new Set<string>(content.sources.map((source) => source.id));
    for (const id of [...sources.keys()]) if (!kept.has(id)) sources.delete(id);
  });
}

function setCurrent<T>(map: Y.Map<T>, value: T): void {
  if (!isSame(map.get('current'), value)) map.set('current', value);
}

/** Null until the document has arrived. Written by the server alone, so it is trusted here. */
export function readWorkspace(document: Y.Doc): WorkspaceContent | null {
  const parts = workspaceParts(document);
  const settings = v.safeParse(settingsSchema, parts.settings.get('current'));
  const codeBook = parts.codeBook.get('current');
  const order = parts.order.get('current');
  if (!settings.success || !codeBook || !order) return null;
  return {
    settings: settings.output,
    codeBook,
    sources: order.flatMap((id) => parts.sources.get(id) ?? []),
  };
}

function workspaceParts(document: Y.Doc) {
  return {
    settings: document.getMap<WorkspaceSettings>('settings'),
    codeBook: document.getMap<CodeBook>('codeBook'),
    order: document.getMap<readonly SourceId[]>('sourceOrder'),
    sources: document.getMap<Source>('sources'),
  };
}

/* The notebook */

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

/* Replies and votes in the notebook: plain records, written as a whole. */

export const TALK_KINDS = ['replies', 'votes'] as const;
export type TalkKind = (typeof TALK_KINDS)[number];

function notebookTalk(document: Y.Doc, kind: TalkKind): Y.Map<unknown> {
  return document.getMap<unknown>(kind);
}

/** A reply stands under its id, a vote under the id of its mark. */
export function writeNotebookTalk(
  document: Y.Doc,
  record:
    | { readonly kind: 'replies'; readonly value: Reply }
    | { readonly kind: 'votes'; readonly value: Vote },
  origin: unknown,
): void {
  const key = record.kind === 'replies' ? record.value.id : record.value.about;
  document.transact(() => notebookTalk(document, record.kind).set(key, record.value), origin);
}

export function removeNotebookTalk(
  document: Y.Doc,
  kind: TalkKind,
  key: string,
  origin: unknown,
): void {
  document.transact(() => notebookTalk(document, kind).delete(key), origin);
}

/** Every reply or vote of a notebook as unknown data, by key: its reader parses. */
export function readNotebookTalk(document: Y.Doc, kind: TalkKind): Map<string, unknown> {
  return new Map(
    [...notebookTalk(document, kind).entries()].map(([key, value]) => [key, plain(value)]),
  );
}

export function readNotebookTalkRecord(document: Y.Doc, kind: TalkKind, key: string): unknown {
  return plain(notebookTalk(document, kind).get(key));
}

/** Calls back with the keys that a transaction touched. @returns the way to stop. */
export function observeNotebookTalk(
  document: Y.Doc,
  kind: TalkKind,
  changed: (keys: ReadonlySet<string>) => void,
): () => void {
  return observeKeys(notebookTalk(document, kind), changed);
}

/** Undo of one person's own edits: only transactions of the tracked origin, each intent one step. */
export function notebookUndo(document: Y.Doc, origin: unknown): Y.UndoManager {
  const talk = TALK_KINDS.map((kind) => notebookTalk(document, kind));
  return new Y.UndoManager([notebookRecords(document), ...talk], {
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

/** Fields are strings, numbers, or a target as plain JSON. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
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

/* The reading room: written by the server alone, so it is trusted here. */

function roomAnnotations(document: Y.Doc): Y.Map<PublishedAnnotation> {
  return document.getMap<PublishedAnnotation>('annotations');
}

function roomMembers(document: Y.Doc): Y.Map<Member> {
  return document.getMap<Member>('members');
}

function roomReplies(document: Y.Doc): Y.Map<PublishedReply> {
  return document.getMap<PublishedReply>('replies');
}

/** By `voteKey`. */
function roomVotes(document: Y.Doc): Y.Map<PublishedVote> {
  return document.getMap<PublishedVote>('votes');
}

/** Votes of several members on one mark stand beside one another. */
export function voteKey(about: AnnotationId, author: MemberId): string {
  return `${about}/${author}`;
}

/** What the librarian changes in one go. Null takes the record out. */
export interface ReadingRoomChange {
  readonly annotations: ReadonlyMap<AnnotationId, PublishedAnnotation | null>;
  readonly replies: ReadonlyMap<string, PublishedReply | null>;
  /** By `voteKey`. */
  readonly votes: ReadonlyMap<string, PublishedVote | null>;
  readonly members: ReadonlyMap<MemberId, Member | null>;
}

export function writeReadingRoom(document: Y.Doc, change: Partial<ReadingRoomChange>): void {
  document.transact(() => {
    setAll(roomAnnotations(document), change.annotations);
    setAll(roomReplies(document), change.replies);
    setAll(roomVotes(document), change.votes);
    setAll(roomMembers(document), change.members);
  });
}

function setAll<T>(map: Y.Map<T>, changes: ReadonlyMap<string, T | null> = new Map()): void {
  for (const [key, value] of changes) {
    if (value === null) {
      if (map.has(key)) map.delete(key);
    } else if (!isSame(map.get(key), value)) map.set(key, value);
  }
}

export function readRoomAnnotation(document: Y.Doc, id: string): PublishedAnnotation | undefined {
  return roomAnnotations(document).get(id);
}

export function readRoomAnnotations(document: Y.Doc): Map<AnnotationId, PublishedAnnotation> {
  return new Map([...roomAnnotations(document).values()].map((record) => [record.id, record]));
}

export function readRoomReplies(document: Y.Doc): PublishedReply[] {
  return [...roomReplies(document).values()];
}

export function readRoomVotes(document: Y.Doc): PublishedVote[] {
  return [...roomVotes(document).values()];
}

export function readRoomMembers(document: Y.Doc): Map<MemberId, Member> {
  return new Map([...roomMembers(document).values()].map((member) => [member.id, member]));
}

/** Calls back with the keys of the annotations that a transaction touched. @returns the way to stop. */
export function observeRoomAnnotations(
  document: Y.Doc,
  changed: (keys: ReadonlySet<string>) => void,
): () => void {
  return observeKeys(roomAnnotations(document), changed);
}

/** Calls back when a reply or a vote is published, changed or taken out. @returns the way to stop. */
export function observeRoomTalk(document: Y.Doc, changed: () => void): () => void {
  const stops = [
    observeKeys(roomReplies(document), changed),
    observeKeys(roomVotes(document), changed),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export function observeRoomMembers(document: Y.Doc, changed: () => void): () => void {
  return observeKeys(roomMembers(document), changed);
}

/* The first pass: written by the server alone at each reveal, and never changed after it. */

function firstPassRecords(document: Y.Doc): Y.Map<PublishedAnnotation> {
  return document.getMap<PublishedAnnotation>('annotations');
}

/** Keeps the records as they stand now as those of the round. A record that the round has already stays. */
export function writeFirstPass(
  document: Y.Doc,
  round: number,
  records: readonly PublishedAnnotation[],
): void {
  document.transact(() => {
    for (const record of records) {
      const key = `${round}/${record.id}`;
      if (!firstPassRecords(document).has(key)) firstPassRecords(document).set(key, record);
    }
  });
}

/** The records of one round as they stood when it was revealed. */
export function readFirstPass(document: Y.Doc, round: number): PublishedAnnotation[] {
  return [...firstPassRecords(document).entries()].flatMap(([key, record]) =>
    key.startsWith(`${round}/`) ? [record] : [],
  );
}

/** Takes out all records of an author, of every round. */
export function removeFromFirstPass(document: Y.Doc, author: MemberId): void {
  document.transact(() => {
    for (const [key, record] of [...firstPassRecords(document).entries()]) {
      if (record.author === author) firstPassRecords(document).delete(key);
    }
  });
}

export function observeWorkspace(document: Y.Doc, changed: () => void): () => void {
  const { settings, codeBook, order, sources } = workspaceParts(document);
  const stops = [
    observeKeys(settings, changed),
    observeKeys(codeBook, changed),
    observeKeys(order, changed),
    observeKeys(sources, changed),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function observeKeys<T>(map: Y.Map<T>, changed: (keys: ReadonlySet<string>) => void): () => void {
  const listen = (event: Y.YMapEvent<T>) => changed(event.keysChanged);
  map.observe(listen);
  return () => map.unobserve(listen);
}
