/*
 * A workspace out of our own JSON: its documents, members and notebooks as they were, all of it or nothing.
 * Not the reading of the file (core/formats/own). Ids are kept where this server has not given them to others.
 * Comes from the import route; goes through the log, so that what is answered is on the disk.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import * as v from 'valibot';
import * as Y from 'yjs';
import { withMemberIds } from '#core/formats/member-ids.ts';
import { memberIdSchema, type MemberId } from '#core/model/ids.ts';
import {
  forEachPlainKind,
  keyOfPublished,
  PLAIN_KINDS,
  type PlainKind,
} from '#core/model/plain-records.ts';
import { EVERYBODY } from '#core/model/audience.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { writeFirstPass, writeReadingRoom } from '#sync/documents.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import { writeNotebookRecord, writePlainRecord } from '#sync/notebook-document.ts';
import { writeNotes } from '#sync/prose.ts';
import { mayDecide } from './deciders.ts';
import type { Directory } from './directory.ts';
import { inTurns } from './in-turns.ts';
import { Judge, marksFirst } from './judge.ts';
import { Ledger } from './ledger.ts';
import { toLibrary } from './librarian.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { UpdateLog } from './update-log.ts';
import { newSettings } from './workspaces.ts';

/** Told of a file that is refused. */
const MOST_PROBLEMS = 200;

export interface ImportParts {
  readonly directory: Directory;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
}

/** A workspace from a file with the ids that it will have here, found to be whole; nothing of it is written yet. */
export interface WorkspaceToImport {
  readonly snapshot: WorkspaceSnapshot;
  readonly notebooks: ReadonlyMap<MemberId, Y.Doc>;
}

/**
 * Holds every record against the librarian's rules: what would not be published is told before anything is written.
 * Other people's work goes on meanwhile.
 */
export async function prepareImport(
  given: WorkspaceSnapshot,
  { directory, logger }: ImportParts,
): Promise<Result<WorkspaceToImport>> {
  const ids = freeIds(given, directory);
  const snapshot = withFreeIds(given, ids, directory);
  const inFile = new Map([...ids].map(([before, now]) => [now, before]));
  const members = new Map(snapshot.members.map((member) => [member.id, member]));
  const library = toLibrary(snapshot);
  const judge = new Judge({
    ledger: new Ledger(),
    library: () => library,
    isMember: (id) => members.has(id),
    mayDecide: (id) => mayDecide(members.get(id)),
    logger,
    tellRefusals: () => undefined,
  });
  const notebooks = await notebooksOf(snapshot);
  const changes = [...notebooks].flatMap(([id, notebook]) => notebookChanges(notebook, id));
  for await (const change of inTurns(marksFirst(changes))) {
    judge.enter([change]);
    if (judge.refusalsOf(change.writer).length >= MOST_PROBLEMS) break;
  }
  const problems = [...members.keys()].flatMap((id) =>
    problemsOf(judge.refusalsOf(id), inFile.get(id) ?? id),
  );
  return problems.length > 0
    ? refused(...problems.slice(0, MOST_PROBLEMS))
    : accepted({ snapshot, notebooks });
}

/** `member` as the file has it, so that whoever looks there finds the record. */
function problemsOf(refusals: ReturnType<Judge['refusalsOf']>, member: MemberId): Problem[] {
  return refusals.flatMap(({ key, problems }) =>
    problems.map(({ path, message }) => ({
      path: `notebook of ${member}, ${key}${path === '' ? '' : `, ${path}`}`,
      message,
    })),
  );
}

/** Writes members and documents; the workspace document itself is written by whoever makes the workspace. */
export async function fillImported(
  { snapshot, notebooks }: WorkspaceToImport,
  { directory, log }: ImportParts,
): Promise<void> {
  const workspace = snapshot.settings.id;
  const joined = new Date().toISOString();
  for (const member of snapshot.members) {
    await directory.putMember({
      ...member,
      workspace,
      joined,
      done: true,
      seatFree: false,
      listed: false,
      returning: null,
      subject: null,
      removed: false,
    });
  }
  const append = async (address: DocumentAddress, document: Y.Doc) => {
    await log.append(documentName(address), Y.encodeStateAsUpdate(document));
    document.destroy();
  };
  for (const [member, notebook] of notebooks) {
    await append({ kind: 'notebook', workspace, member }, notebook);
  }
  if (snapshot.settings.phase === 'setup') {
    await append({ kind: 'reading-room', workspace, audience: EVERYBODY }, shownBefore(snapshot));
  }
  const firstPass = new Y.Doc();
  for (const { round, annotations } of snapshot.firstPasses) {
    writeFirstPass(firstPass, round, annotations);
  }
  await append({ kind: 'first-pass', workspace }, firstPass);
  const notes = new Y.Doc();
  if (snapshot.notes) writeNotes(notes, snapshot.notes);
  await append({ kind: 'notes', workspace }, notes);
}

/**
 * In setup nothing new is shown, so what the file has was shown before. In later phases the librarian decides:
 * while members work alone, an owner's file may hold what the others must not see yet.
 */
function shownBefore({ annotations, records }: WorkspaceSnapshot): Y.Doc {
  const room = new Y.Doc();
  const keyed = (kind: PlainKind) =>
    new Map(records[kind].map((record) => [keyOfPublished(kind, record), record]));
  writeReadingRoom(room, {
    annotations: new Map(annotations.map((mark) => [mark.id, mark])),
    records: forEachPlainKind(keyed),
  });
  return room;
}

/** An id that somebody else has here is replaced by a new one. By the id in the file. */
function freeIds(given: WorkspaceSnapshot, directory: Directory): ReadonlyMap<MemberId, MemberId> {
  return new Map(
    given.members.map(({ id }) => [
      id,
      directory.member(id) ? v.parse(memberIdSchema, randomUUID()) : id,
    ]),
  );
}

/** Everywhere, also that of the workspace. */
function withFreeIds(
  given: WorkspaceSnapshot,
  ids: ReadonlyMap<MemberId, MemberId>,
  directory: Directory,
): WorkspaceSnapshot {
  const { settings } = given;
  const id = directory.workspace(settings.id) ? newSettings(settings.title).id : settings.id;
  const snapshot = withMemberIds(given, (member) => ids.get(member) ?? member);
  return { ...snapshot, settings: { ...settings, id } };
}

/** One for everybody, also for those who have written nothing. */
async function notebooksOf(snapshot: WorkspaceSnapshot): Promise<Map<MemberId, Y.Doc>> {
  const notebooks = new Map(snapshot.members.map(({ id }) => [id, new Y.Doc()]));
  const byAuthor = Map.groupBy(snapshot.annotations, ({ author }) => author);
  for await (const [member, notebook] of inTurns([...notebooks])) {
    notebook.transact(() => {
      for (const { author: _, ...mark } of byAuthor.get(member) ?? []) {
        writeNotebookRecord(notebook, mark, null);
      }
      for (const kind of PLAIN_KINDS) {
        for (const { author, ...record } of snapshot.records[kind]) {
          if (author === member) writePlainRecord(notebook, kind, record, null);
        }
      }
    });
  }
  return notebooks;
}
