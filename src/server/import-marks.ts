/*
 * Marks out of another tool's file into a workspace: each annotator of the file becomes a member whose notebook the
 * server writes, so that nobody's own notebook is touched. Not the reading and placing (core/formats).
 * Comes from the import route and the command line; goes through the log and then through the librarian, like everything that is marked.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import * as v from 'valibot';
import * as Y from 'yjs';
import { annotatorName, IMPORTED } from '#core/formats/placing/annotator-names.ts';
import { importReport, type ImportReport } from '#core/formats/placing/import-report.ts';
import { holdAgainst, type HeldPlan } from '#core/formats/placing/known-marks.ts';
import type { ImportPlan, PlacedMark } from '#core/formats/placing/place-marks.ts';
import type { Annotation } from '#core/model/annotation.ts';
import { annotationIdSchema, type MemberId } from '#core/model/ids.ts';
import { documentName } from '#sync/names.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import type { Directory } from './directory.ts';
import type { NotebookChange } from './judge.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Records written and judged before others get their turn: some milliseconds of the server's one thread. */
const PART = 250;

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += PART) yield all.slice(at, at + PART);
}

export interface ImportMarksParts {
  readonly directory: Directory;
  readonly log: UpdateLog;
}

/**
 * What the workspace has already is not written again. Resolves when the others are on the disk, all or none of them,
 * and judged; shown as the phase allows. A dry run writes nothing.
 */
export async function importPlan(
  placed: ImportPlan,
  workspace: OpenWorkspace,
  dryRun: boolean,
  parts: ImportMarksParts,
): Promise<ImportReport> {
  const { plan, known } = heldAgainst(placed, workspace);
  if (!dryRun) {
    const fresh = plan.placed.filter((mark) => !known.has(mark));
    await importMarks(fresh, workspace, parts);
  }
  return importReport(plan, { known, dryRun });
}

/** The plan with annotators as members are called, and which of its marks the workspace has already. */
function heldAgainst(plan: ImportPlan, workspace: OpenWorkspace): HeldPlan {
  const { members, content, publication } = workspace;
  const annotations = publication.ledger.annotations.values();
  return holdAgainst(plan, { members, sources: content.sources, annotations });
}

async function importMarks(
  marks: readonly PlacedMark[],
  workspace: OpenWorkspace,
  { directory, log }: ImportMarksParts,
): Promise<void> {
  const byName = Map.groupBy(marks, ({ annotator }) => annotatorName(annotator));
  const names = [...byName.keys()].map((name) => name + IMPORTED);
  const notebooks: (Notebook & { readonly member: MemberRecord })[] = [];
  await directory.addAnnotators(workspace.id, names, async (members) => {
    for (const [at, own] of [...byName.values()].entries()) {
      const member = members[at];
      if (member) notebooks.push({ member, ...(await notebookOf(own, member.id)) });
    }
    // Whose members are not there is read by nobody, so all come in when the members do.
    await Promise.all(notebooks.map(({ member, update }) => log.append(nameOf(member), update)));
  });
  for (const { changes } of notebooks) await publish(changes, workspace);
  await workspace.join(() => Promise.resolve());
}

function nameOf({ workspace, id }: MemberRecord): string {
  return documentName({ kind: 'notebook', workspace, member: id });
}

interface Notebook {
  /** As the log keeps it. */
  readonly update: Uint8Array;
  /** The same for the librarian: to build a notebook again from its update takes as long as all the rest. */
  readonly changes: readonly NotebookChange[];
}

async function notebookOf(marks: readonly PlacedMark[], writer: MemberId): Promise<Notebook> {
  const notebook = new Y.Doc();
  for (const part of inParts(marks)) {
    notebook.transact(() => {
      for (const mark of part) writeNotebookRecord(notebook, annotationOf(mark), null);
    });
    await othersFirst();
  }
  const update = Y.encodeStateAsUpdate(notebook);
  const changes = notebookChanges(notebook, writer);
  notebook.destroy();
  return { update, changes };
}

async function publish(
  changes: readonly NotebookChange[],
  { publication }: OpenWorkspace,
): Promise<void> {
  for (const part of inParts(changes)) {
    for (const change of part) publication.notebookChanged(change);
    await publication.settled();
    await othersFirst();
  }
}

function annotationOf(mark: PlacedMark): Annotation {
  const { target, tag, codeBookRevision, created, modified } = mark;
  const id = v.parse(annotationIdSchema, randomUUID());
  // Half a character would be one thing in the log and another for the librarian.
  const note = mark.note.toWellFormed();
  const attributes = Object.fromEntries(
    Object.entries(mark.attributes).map(([name, value]) => [name, value.toWellFormed()]),
  );
  return { id, target, tag, codeBookRevision, attributes, note, created, modified };
}
