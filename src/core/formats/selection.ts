/*
 * What of a workspace is exported: some articles, layers, annotators, a first pass, what was adjudicated;
 * under names or pseudonyms.
 * Not how it is written: a selection makes a smaller snapshot, and each format writes all that it is given.
 * Comes from the export dialog, the query of the HTTP API and the flags of the command line.
 */
import * as v from 'valibot';
import { adjudicatedMarks, type AdjudicatedMark } from '../compare/adjudicated.ts';
import { onCurrentTexts } from '../compare/current-snapshot.ts';
import type { PublishedAnnotation, Target } from '../model/annotation.ts';
import { indexCodeBook } from '../model/codebook.ts';
import { layerIdSchema, memberIdSchema, sourceIdSchema, type MemberId } from '../model/ids.ts';
import { accepted, refused, type Problem, type Result } from '../model/result.ts';
import type { SnapshotRecords, WorkspaceSnapshot } from '../model/workspace.ts';
import { counted } from '../text/counted.ts';
import {
  adjudicatedVersion,
  adjudicationOf,
  adjudicationSentence,
  besideOwn,
  inPlaceOfOwn,
  type Adjudication,
} from './adjudicated-version.ts';
import { settingsOver } from './groups-left.ts';
import { withPeopleOf } from './people-in.ts';
import { underPseudonyms, type PseudonymOf } from './pseudonyms.ts';

export const MARK_VERSIONS = ['annotators', 'adjudicated', 'both'] as const;

export const selectionSchema = v.strictObject({
  /** Null: all. */
  sources: v.nullable(v.array(sourceIdSchema)),
  layers: v.nullable(v.array(layerIdSchema)),
  annotators: v.nullable(v.array(memberIdSchema)),
  /** The marks as they stood at the reveal of that round; null for those of now. */
  round: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** What each annotator marked, what owners and editors made of it, or both side by side. */
  marks: v.picklist(MARK_VERSIONS),
  pseudonyms: v.boolean(),
});
export type Selection = Readonly<v.InferOutput<typeof selectionSchema>>;

export const EVERYTHING: Selection = {
  sources: null,
  layers: null,
  annotators: null,
  round: null,
  marks: 'annotators',
  pseudonyms: false,
};

export interface Selected {
  readonly snapshot: WorkspaceSnapshot;
  /** What was chosen, a sentence each; empty for everything. Stands in the file. */
  readonly choice: readonly string[];
  /** Whose marks were chosen, as the snapshot names them; null for everybody's. */
  readonly annotators: readonly MemberId[] | null;
  /** Null where no adjudicated marks were chosen. */
  readonly adjudication: Adjudication | null;
}

/** Refuses what names nothing, or something that the workspace does not have: an export is never silently empty. */
export function selected(
  snapshot: WorkspaceSnapshot,
  selection: Selection,
  pseudonymOf: PseudonymOf,
): Result<Selected> {
  const problems = unknownChoices(snapshot, selection);
  if (problems.length > 0) return refused(...problems);
  const { pseudonyms, marks } = selection;
  const named = pseudonyms ? underPseudonyms(snapshot, pseudonymOf) : snapshot;
  const asked = pseudonyms ? withPseudonyms(selection, pseudonymOf) : selection;
  const choice = choiceOf(snapshot, selection);
  const { annotators } = asked;
  if (marks === 'annotators') {
    const own = withPeopleOf(narrow(named, asked), annotators, []);
    return accepted({ snapshot: own, choice, annotators, adjudication: null });
  }
  const now = onCurrentTexts(named).snapshot;
  const decided = adjudicatedMarks(now);
  if (decided.length === 0) return refused(NOTHING_DECIDED);
  if (marks === 'adjudicated' && asked.round !== null) return refused(ADJUDICATED_NOW);
  const version = adjudicatedVersion(decided.filter(keepsAdjudicated(now, asked)), now);
  const chosen = now.annotations.filter(keepsMark(now, asked));
  const own = marks === 'both' ? narrow(named, asked) : narrowTo(version.madeOf, named, asked);
  const adjudication = adjudicationOf(version, now, [...own.annotations, ...chosen]);
  const made = marks === 'both' ? besideOwn(own, version) : inPlaceOfOwn(own, version);
  return accepted({
    snapshot: withPeopleOf(made, annotators, adjudication.decisions),
    choice: [...choice, adjudicationSentence(marks, version, adjudication, now)],
    annotators,
    adjudication,
  });
}

const NOTHING_DECIDED: Problem = {
  path: 'marks',
  message:
    'cannot be adjudicated: nothing has been kept or changed yet, or it has other words or another tag since. Decide on marks in their panel first, or export those of the annotators',
};

const ADJUDICATED_NOW: Problem = {
  path: 'round',
  message:
    'does not go with adjudicated marks alone, which are those of now: leave it out, or choose both',
};

function withPseudonyms(selection: Selection, pseudonymOf: PseudonymOf): Selection {
  const annotators = selection.annotators?.map((id) => pseudonymOf(id).id) ?? null;
  return { ...selection, annotators };
}

function unknownChoices(snapshot: WorkspaceSnapshot, selection: Selection): Problem[] {
  const rounds = snapshot.firstPasses.map(({ round }) => String(round));
  return [
    ...unknown(
      'sources',
      selection.sources,
      snapshot.sources.map(({ id }) => id),
    ),
    ...unknown(
      'layers',
      selection.layers,
      snapshot.codeBook.layers.map(({ id }) => id),
    ),
    ...unknown(
      'annotators',
      selection.annotators,
      snapshot.members.map(({ id }) => id),
    ),
    ...unknown('round', selection.round === null ? null : [String(selection.round)], rounds),
  ];
}

const NOTHING_NAMED = 'names nothing: name at least one, or leave it out for all';

function unknown(
  path: string,
  chosen: readonly string[] | null,
  known: readonly string[],
): Problem[] {
  if (chosen?.length === 0) return [{ path, message: NOTHING_NAMED }];
  return (chosen ?? [])
    .filter((id) => !known.includes(id))
    .map((id) => ({ path, message: `names ${id}; there is ${known.join(', ') || 'none'}` }));
}

function narrow(snapshot: WorkspaceSnapshot, selection: Selection): WorkspaceSnapshot {
  const keeps = keepsMark(snapshot, selection);
  const pass = snapshot.firstPasses.find(({ round }) => round === selection.round);
  const annotations = (pass?.annotations ?? snapshot.annotations).filter(keeps);
  return {
    ...narrowTo(annotations, snapshot, selection),
    firstPasses: pass
      ? []
      : snapshot.firstPasses.map((one) => ({
          ...one,
          annotations: one.annotations.filter(keeps),
        })),
  };
}

/** The articles that are chosen, these marks, and what is said about them. */
function narrowTo(
  annotations: readonly PublishedAnnotation[],
  snapshot: WorkspaceSnapshot,
  selection: Selection,
): WorkspaceSnapshot {
  const { sources } = selection;
  return {
    ...snapshot,
    settings: sources === null ? snapshot.settings : settingsOver(snapshot.settings, sources),
    sources: snapshot.sources.filter(({ id }) => sources === null || sources.includes(id)),
    annotations,
    records: narrowRecords(snapshot.records, annotations, selection),
  };
}

/** By the tag that was decided; of an annotator is what that annotator had marked. */
export function keepsAdjudicated(
  codes: Pick<WorkspaceSnapshot, 'codeBook'>,
  selection: Selection,
): (mark: AdjudicatedMark) => boolean {
  const keeps = keepsMark(codes, selection);
  return ({ tag, made }) => made.some(({ mark }) => keeps({ ...mark, tag }));
}

/** Whether a mark is among what is chosen, whoever counts it. */
export function keepsMark(
  { codeBook }: Pick<WorkspaceSnapshot, 'codeBook'>,
  { sources, layers, annotators }: Selection,
): (mark: PublishedAnnotation) => boolean {
  const { tags } = indexCodeBook(codeBook);
  return ({ target, tag, author }) => {
    const layer = tags.get(tag)?.layer.id;
    return (
      (sources === null || sources.includes(target.source)) &&
      (layers === null || (layer !== undefined && layers.includes(layer))) &&
      (annotators === null || annotators.includes(author))
    );
  };
}

/** What is said of marks that are left (one may be deleted or hidden while a reply to it stands), and of passages of articles that are left. */
function narrowRecords(
  records: SnapshotRecords,
  annotations: readonly PublishedAnnotation[],
  { sources, annotators }: Selection,
): SnapshotRecords {
  const marks = new Set<string>(annotations.map(({ id }) => id));
  const isHere = ({ source }: Pick<Target, 'source'>) =>
    sources === null || sources.includes(source);
  const isBy = ({ author }: { readonly author: MemberId }) =>
    annotators === null || annotators.includes(author);
  return {
    replies: records.replies.filter(({ about }) => marks.has(about)),
    votes: records.votes.filter(({ about }) => marks.has(about)),
    propositions: records.propositions.filter(({ about }) => marks.has(about)),
    links: records.links.filter(
      (link) =>
        marks.has(link.from) &&
        (link.relation === 'omitted-in' ? isHere(link) : marks.has(link.to)),
    ),
    namings: records.namings.filter((one) => isHere(one.target) && isBy(one)),
    pairings: records.pairings.filter((one) => isHere(one.a) && isHere(one.b) && isBy(one)),
    attributions: records.attributions.filter((one) => isHere(one.target) && isBy(one)),
    decisions: records.decisions.filter(({ about }) => marks.has(about)),
    reflections: records.reflections.filter(isBy),
  };
}

function said(words: string, chosen: readonly string[] | null): string[] {
  return chosen === null ? [] : [`${words}: ${chosen.join(', ')}.`];
}

function choiceOf(snapshot: WorkspaceSnapshot, selection: Selection): string[] {
  const { sources, layers, annotators, round, pseudonyms } = selection;
  const layerLabels = snapshot.codeBook.layers.flatMap(({ id, label }) =>
    layers?.includes(id) ? [label] : [],
  );
  const letters = snapshot.sources.flatMap(({ id, letter }) =>
    sources?.includes(id) ? [letter] : [],
  );
  return [
    ...said('Only these articles', sources && letters),
    ...said('Only these layers', layers && layerLabels),
    ...(annotators === null
      ? []
      : [`Only the marks of ${counted(annotators.length, 'member', 'members')}.`]),
    ...(round === null
      ? []
      : [
          `The marks as they stood at the reveal of round ${round}; what was said about them is that of now.`,
        ]),
    ...(pseudonyms
      ? [
          'Members stand under pseudonyms. Names that people wrote themselves (into notes, attributes, replies, reasons, wordings, reflections, the names of groups and of the workspace) stand as they wrote them; the shared notes are left out.',
        ]
      : []),
  ];
}
