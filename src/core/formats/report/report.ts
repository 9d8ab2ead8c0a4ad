/*
 * The whole report of a workspace: the class summary and a hand-in of everybody who marked or wrote something, or the
 * hand-ins alone of the annotators that were chosen; adjudicated marks, which nobody hands in, are a part of their own.
 * Not how it is written: html.ts and server/documents.
 */
import type { MemberId } from '../../model/ids.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { WriteOptions } from '../format.ts';
import { classSummary } from './class-summary.ts';
import { adjudicatedBlocks, handIn } from './hand-in.ts';
import type { ReportDocument, ReportLimits, ReportOutline, ReportPart } from './report-document.ts';
import { ReportNames } from './report-names.ts';
import { threadsOf } from './threads.ts';

export const NO_LIMITS: ReportLimits = {
  marks: Number.POSITIVE_INFINITY,
  marksEach: Number.POSITIVE_INFINITY,
  threads: Number.POSITIVE_INFINITY,
};

const ADJUDICATED = { id: 'adjudicated-marks', title: 'Adjudicated marks' };

/** Parts are made one by one, as they are asked for: that of one member is gone before the next is made. */
export function reportOf(
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
  limits: ReportLimits,
): ReportDocument {
  const names = new ReportNames(snapshot);
  const byAuthor = Map.groupBy(snapshot.annotations, ({ author }) => author);
  const chosen = options.annotators ?? null;
  const adjudicator = options.adjudication?.author;
  const adjudicated = (adjudicator && byAuthor.get(adjudicator)) ?? [];
  const summary = chosen === null ? [{ id: 'class-summary', title: 'Class summary' }] : [];
  const wrote = snapshot.records.reflections.map(({ author }) => author);
  const before = snapshot.firstPasses.at(-1)?.annotations.map(({ author }) => author) ?? [];
  const people = [...new Set([...byAuthor.keys(), ...wrote, ...before])].filter(
    (id) => id !== adjudicator,
  );
  const members = chosen ?? inOrderOfMembers(snapshot, people);
  const handIns = members.map((member, index) => ({
    id: `hand-in-${index + 1}`,
    title: `Hand-in: ${names.member(member)}`,
    member,
  }));
  const decided = adjudicated.length > 0 ? [ADJUDICATED] : [];
  const sharing = handIns.length + decided.length;
  const share = (all: number, most = all) => Math.max(1, Math.min(most, Math.floor(all / sharing)));
  const contents = [...summary, ...decided, ...handIns.map(({ id, title }) => ({ id, title }))];
  // Once: in the class summary, which says it itself, or where there is none in the first part.
  const chosenIn = ({ id }: ReportOutline) =>
    id === contents[0]?.id ? (options.choice ?? []) : [];
  return {
    title: `${snapshot.settings.title}: report`,
    language: 'en',
    generatedAt: options.generatedAt,
    outline: contents,
    parts: partsOf(),
  };

  function* partsOf(): Generator<ReportPart> {
    const threads = threadsOf(snapshot);
    const common = { snapshot, names };
    for (const outline of summary) {
      const blocks = classSummary({ ...common, threads, mostThreads: limits.threads }, options);
      yield { ...outline, blocks };
    }
    for (const outline of decided) {
      const mostMarks = share(limits.marks, limits.marksEach);
      const said = { chosen: chosenIn(outline), marks: adjudicated, mostMarks };
      const blocks = adjudicatedBlocks({ ...common, ...said });
      yield { ...outline, blocks };
    }
    for (const { member, ...outline } of handIns) {
      const blocks = handIn({
        ...common,
        member,
        marks: byAuthor.get(member) ?? [],
        threads: threads.filter((thread) => thread.members.has(member)),
        mostMarks: share(limits.marks, limits.marksEach),
        mostThreads: share(limits.threads),
        chosen: chosenIn(outline),
      });
      yield { ...outline, blocks };
    }
  }
}

/** Who is no longer a member comes last. */
function inOrderOfMembers(
  { members }: WorkspaceSnapshot,
  authors: readonly MemberId[],
): MemberId[] {
  const ranks = new Map(members.map(({ id }, index) => [id, index]));
  const rank = (id: MemberId) => ranks.get(id) ?? members.length;
  return authors.toSorted((a, b) => rank(a) - rank(b));
}
