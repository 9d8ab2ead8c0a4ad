/*
 * The schema of every Yjs document, in one readable place, and the typed way in and out of them; that of notebooks is
 * in notebook-document.ts, that of drafts in draft-document.ts. Beside these three files nobody calls `getMap`.
 * Not the network and not the rules: the server decides what is published.
 * Comes from the editor's intents and the librarian; goes to snapshots that screens and exports read.
 *
 *   <workspace>/workspace        sources: map of Source; settings, codeBook, sourceOrder: `current` of each;
 *                                codeBook holds earlier revisions too, by their number
 *   <workspace>/notebook/<id>    annotations: map of maps, one field a key, so that two devices of one
 *                                member that change different fields of one mark both win
 *                                and a map for each of PLAIN_KINDS (replies, votes, links …): plain records
 *   <workspace>/handout[/<a>]    as workspace, with what audience <a> is handed
 *   <workspace>/reading-room[/<a>]  annotations and each of PLAIN_KINDS: maps of published records;
 *                                members: map of Member
 *   <workspace>/first-pass       annotations: map of PublishedAnnotation by "<round>/<id>", as they stood at the reveal
 *   <workspace>/notes            prose: fragment
 *   <workspace>/draft/<id>       see draft-document.ts
 */
import * as v from 'valibot';
import type * as Y from 'yjs';
import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { CodeBook } from '#core/model/codebook.ts';
import type { AnnotationId, MemberId, SourceId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import {
  PLAIN_KINDS,
  type PlainKind,
  type PlainRecords,
  type Published,
  type PublishedPlain,
} from '#core/model/plain-records.ts';
import type { Source } from '#core/model/source.ts';
import {
  settingsSchema,
  type WorkspaceContent,
  type WorkspaceSettings,
} from '#core/model/workspace.ts';
import { isSame, observeKeys } from './maps.ts';

/** Writes all that differs from what is there. Sources keep the order given; those that left are taken out. */
export function writeWorkspace(document: Y.Doc, content: WorkspaceContent): void {
  const { settings, codeBook, order, sources } = workspaceParts(document);
  document.transact(() => {
    setCurrent(settings, content.settings);
    setCurrent(codeBook, content.codeBook);
    for (const earlier of content.earlierCodeBooks) {
      const key = String(earlier.revision);
      if (!isSame(codeBook.get(key), earlier)) codeBook.set(key, earlier);
    }
    setCurrent(
      order,
      content.sources.map((source) => source.id),
    );
    for (const source of content.sources) {
      if (!isSame(sources.get(source.id), source)) sources.set(source.id, source);
    }
    const kept = new Set<string>(content.sources.map((source) => source.id));
    for (const id of sources.keys()) if (!kept.has(id)) sources.delete(id);
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
    earlierCodeBooks: [...parts.codeBook.entries()]
      .flatMap(([key, earlier]) => (key === 'current' ? [] : [earlier]))
      .toSorted((a, b) => a.revision - b.revision),
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

/* The reading room: written by the server alone, so it is trusted here. */

function roomAnnotations(document: Y.Doc): Y.Map<PublishedAnnotation> {
  return document.getMap<PublishedAnnotation>('annotations');
}

function roomMembers(document: Y.Doc): Y.Map<Member> {
  return document.getMap<Member>('members');
}

/** By `publishedKey`. */
function roomRecords<Kind extends PlainKind>(
  document: Y.Doc,
  kind: Kind,
): Y.Map<Published<PlainRecords[Kind]>> {
  return document.getMap<Published<PlainRecords[Kind]>>(kind);
}

/** Plain records to change, by kind and `publishedKey`. */
export type PlainChange = {
  readonly [Kind in PlainKind]?: ReadonlyMap<string, PublishedPlain | null>;
};

/** What the librarian changes in one go. Null takes the record out. */
export interface ReadingRoomChange {
  readonly annotations: ReadonlyMap<AnnotationId, PublishedAnnotation | null>;
  readonly records: PlainChange;
  readonly members: ReadonlyMap<MemberId, Member | null>;
}

export function writeReadingRoom(document: Y.Doc, change: Partial<ReadingRoomChange>): void {
  document.transact(() => {
    setAll(roomAnnotations(document), change.annotations);
    for (const kind of PLAIN_KINDS) {
      setAll<PublishedPlain>(document.getMap(kind), change.records?.[kind]);
    }
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

/** By `publishedKey`. */
export function readRoomRecords<Kind extends PlainKind>(
  document: Y.Doc,
  kind: Kind,
): Map<string, Published<PlainRecords[Kind]>> {
  return new Map(roomRecords(document, kind).entries());
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

/** Calls back when a record of that kind is published, changed or taken out. @returns the way to stop. */
export function observeRoomRecords(
  document: Y.Doc,
  kind: PlainKind,
  changed: () => void,
): () => void {
  return observeKeys(roomRecords(document, kind), changed);
}

export function observeRoomMembers(document: Y.Doc, changed: () => void): () => void {
  return observeKeys(roomMembers(document), changed);
}

/** The prose of the shared notes, for the editor to bind to. */
export function notesProse(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment('prose');
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

/** Takes out the records that are meant, of every round. */
export function removeFromFirstPass(
  document: Y.Doc,
  isMeant: (record: PublishedAnnotation) => boolean,
): void {
  document.transact(() => {
    for (const [key, record] of firstPassRecords(document).entries()) {
      if (isMeant(record)) firstPassRecords(document).delete(key);
    }
  });
}

export function observeFirstPass(document: Y.Doc, changed: () => void): () => void {
  return observeKeys(firstPassRecords(document), changed);
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
