/*
 * The whole report of a workspace: the class summary and a hand-in of everybody who marked something, or the hand-ins
 * alone of the annotators that were chosen. Not how it is written: html.ts and server/documents.
 */
import type { MemberId } from '../../model/ids.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { WriteOptions } from '../format.ts';
import { classSummary } from './class-summary.ts';
import { handIn } from './hand-in.ts';
import type { ReportDocument, ReportLimits, ReportPart } from './report-document.ts';
import { ReportNames } from './report-names.ts';
import { threadsOf } from './threads.ts';

export const NO_LIMITS: ReportLimits = {
  marks: Number.POSITIVE_INFINITY,
  marksEach: Number.POSITIVE_INFINITY,
  threads: Number.POSITIVE_INFINITY,
};

/** Parts are made one by one, as they are asked for: that of one member is gone before the next is made. */
export function reportOf(
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
  limits: ReportLimits,
): ReportDocument {
  const names = new ReportNames(snapshot);
  const byAuthor = Map.groupBy(snapshot.annotations, ({ author }) => author);
  const chosen = options.annotators ?? null;
  const summary = chosen === null ? [{ id: 'class-summary', title: 'Class summary' }] : [];
  const wrote = snapshot.records.reflections.map(({ author }) => author);
  const members =
    chosen ?? inOrderOfMembers(snapshot, [...new Set([...byAuthor.keys(), ...wrote])]);
  const handIns = members.map((member, index) => ({
    id: `hand-in-${index + 1}`,
    title: `Hand-in: ${names.member(member)}`,
    member,
  }));
  const share = (all: number, most = all) =>
    Math.max(1, Math.min(most, Math.floor(all / handIns.length)));
  return {
    title: `${snapshot.settings.title}: report`,
    language: 'en',
    generatedAt: options.generatedAt,
    outline: [...summary, ...handIns.map(({ id, title }) => ({ id, title }))],
    parts: partsOf(),
  };

  function* partsOf(): Generator<ReportPart> {
    const threads = threadsOf(snapshot);
    const common = { snapshot, names };
    for (const outline of summary) {
      const blocks = classSummary({ ...common, threads, mostThreads: limits.threads }, options);
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
