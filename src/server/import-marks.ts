/*
 * Marks out of another tool's file into a workspace: each annotator of the file becomes a member whose notebook the
 * server writes, so that nobody's own notebook is touched. Not the reading and placing (core/formats).
 * Comes from the import route; goes through the log and then through the librarian, like everything that is marked.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import * as v from 'valibot';
import * as Y from 'yjs';
import type { ImportPlan, PlacedMark } from '#core/formats/placing/place-marks.ts';
import type { Annotation, PublishedAnnotation } from '#core/model/annotation.ts';
import { annotationIdSchema } from '#core/model/ids.ts';
import { passageKey } from '#core/model/pairing.ts';
import { documentName } from '#sync/names.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import type { Directory } from './directory.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Behind the name of a member who came out of a file. */
const IMPORTED = ' (imported)';
/** For marks of which the file names no annotator. */
export const NOBODY = 'Nobody named';
/** UTF-16 units of a display name. */
const LONGEST_NAME = 40;

/** Records written and judged before others get their turn: some milliseconds of the server's one thread. */
const PART = 250;

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += PART) yield all.slice(at, at + PART);
}

export interface ImportMarksParts {
  readonly directory: Directory;
  readonly log: UpdateLog;
}

/** Marks of the plan that the workspace has already: the same place, tag and note by somebody of the same name. */
export function knownMarks(plan: ImportPlan, workspace: OpenWorkspace): Set<PlacedMark> {
  const names = new Map(workspace.members.map(({ id, displayName }) => [id, displayName]));
  const here = new Set(
    [...workspace.publication.ledger.annotations.values()].map((mark) =>
      sameness(mark, names.get(mark.author) ?? ''),
    ),
  );
  return new Set(plan.placed.filter((mark) => here.has(sameness(mark, nameOf(mark)))));
}

function sameness(
  { target, tag, note }: Pick<PublishedAnnotation, 'target' | 'tag' | 'note'>,
  name: string,
): string {
  const bare = name.replace(/ \(imported\)(?: \d+)?$/, '');
  return JSON.stringify([passageKey(target), tag, note, bare]);
}

function nameOf({ annotator }: PlacedMark): string {
  return visible(annotator ?? NOBODY);
}

/** A display name of what a file calls somebody. */
function visible(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME - IMPORTED.length)
    .toWellFormed()
    .trim();
  return plain === '' ? NOBODY : plain;
}

/** Resolves when the marks are on the disk and judged; shown as the phase allows. */
export async function importMarks(
  marks: readonly PlacedMark[],
  workspace: OpenWorkspace,
  { directory, log }: ImportMarksParts,
): Promise<void> {
  for (const [name, own] of Map.groupBy(marks, nameOf)) {
    const made = await directory.addMember(workspace.id, name + IMPORTED, 'annotator');
    // Who never works here keeps nobody waiting who waits until all are done.
    const member: MemberRecord = { ...made, done: true };
    await directory.putMember(member);
    const notebook = new Y.Doc();
    for (const part of inParts(own)) {
      notebook.transact(() => {
        for (const mark of part) writeNotebookRecord(notebook, annotationOf(mark), null);
      });
      await othersFirst();
    }
    await log.append(
      documentName({ kind: 'notebook', workspace: workspace.id, member: member.id }),
      Y.encodeStateAsUpdate(notebook),
    );
    for (const part of inParts(notebookChanges(notebook, member.id))) {
      for (const change of part) workspace.publication.notebookChanged(change);
      await workspace.publication.settled();
      await othersFirst();
    }
    notebook.destroy();
  }
  await workspace.join(() => Promise.resolve());
}

function annotationOf(mark: PlacedMark): Annotation {
  const { target, tag, codeBookRevision, attributes, note, created, modified } = mark;
  const id = v.parse(annotationIdSchema, randomUUID());
  return { id, target, tag, codeBookRevision, attributes, note, created, modified };
}
