/*
 * The adjudicated version of a workspace as marks of one more annotator, so that every format carries it.
 * Not the rule by which it is made (core/compare/adjudicated.ts). Names are as the snapshot has them, so that
 * pseudonyms have to be in place before. Comes from a selection; goes to every format.
 */
import * as v from 'valibot';
import {
  standingDecisions,
  type AdjudicatedMark,
  type StandingDecision,
} from '../compare/adjudicated.ts';
import { ANNOTATION_LIMITS, type PublishedAnnotation } from '../model/annotation.ts';
import type { CodeBook } from '../model/codebook.ts';
import {
  annotationIdSchema,
  memberIdSchema,
  type AnnotationId,
  type MemberId,
} from '../model/ids.ts';
import type { Member } from '../model/member.ts';
import { inNameOrder, inTextOrder } from '../model/snapshot-order.ts';
import type { SnapshotRecords, WorkspaceSnapshot } from '../model/workspace.ts';
import { counted } from '../text/counted.ts';
import { recordsAbout } from './records-about.ts';
import { guidOf } from './guid.ts';

const ID = 'adjudicated';
const NAME = 'Adjudicated';

/** Marks under which more names would say less. */
const MOST_NAMED = 30;

/** What formats that count people or list decisions have to know. The adjudicated marks stand in the snapshot. */
export interface Adjudication {
  /** Nobody, but for the name: the marks are made of the annotators' own. */
  readonly author: MemberId;
  /** All on marks that were chosen, dropped ones too: about the marks as their makers made them. */
  readonly decisions: SnapshotRecords['decisions'];
  /** By the marks as they are now. */
  readonly standing: ReadonlyMap<AnnotationId, StandingDecision>;
  readonly madeInto: AdjudicatedVersion['madeInto'];
}

export interface AdjudicatedVersion {
  /** Whose marks they are: nobody's in the workspace, under an id and a name that nobody has there. */
  readonly author: Member;
  readonly annotations: readonly PublishedAnnotation[];
  /** The marks of annotators that have gone into them, and the adjudicated mark that each has become. */
  readonly madeOf: readonly PublishedAnnotation[];
  readonly madeInto: ReadonlyMap<AnnotationId, AnnotationId>;
}

/**
 * `snapshot` is on the texts of now (core/compare/current-snapshot.ts), and so are these marks in every format: nobody
 * made them on an earlier one. Names stand in what was decided: pseudonyms have to be in place.
 */
export function adjudicatedVersion(
  marks: readonly AdjudicatedMark[],
  snapshot: WorkspaceSnapshot,
): AdjudicatedVersion {
  const author = freeAuthor(snapshot);
  const names = new Map(snapshot.members.map(({ id, displayName }) => [id, displayName]));
  const nameOf = (id: MemberId) => names.get(id) ?? id;
  const madeInto = new Map<AnnotationId, AnnotationId>();
  const annotations = marks.flatMap((mark): PublishedAnnotation[] => {
    const [first] = mark.made;
    if (!first) return [];
    const named = guidOf(ID, snapshot.settings.id, first.mark.id, mark.tag);
    const id = v.parse(annotationIdSchema, named);
    for (const one of mark.made) madeInto.set(one.mark.id, id);
    const times = mark.made.map(({ decision }) => decision.modified).toSorted();
    return [
      {
        id,
        target: mark.target,
        tag: mark.tag,
        codeBookRevision: snapshot.codeBook.revision,
        attributes: mark.attributes,
        note: provenance(mark, snapshot.codeBook, nameOf),
        created: times[0] ?? first.decision.modified,
        modified: times.at(-1) ?? first.decision.modified,
        author: author.id,
      },
    ];
  });
  const madeOf = marks.flatMap(({ made }) => made.map(({ mark }) => mark));
  return { author, annotations, madeOf, madeInto };
}

/** The annotators' own marks, and the adjudicated ones as those of one more. */
export function besideOwn(
  own: WorkspaceSnapshot,
  { author, annotations }: AdjudicatedVersion,
): WorkspaceSnapshot {
  return {
    ...own,
    members: inNameOrder([...own.members, author]),
    annotations: inTextOrder([...own.annotations, ...annotations], own.sources),
  };
}

/** The adjudicated marks alone; what was said about the marks that they are made of is said about them. */
export function inPlaceOfOwn(
  own: WorkspaceSnapshot,
  { author, annotations, madeInto }: AdjudicatedVersion,
): WorkspaceSnapshot {
  return {
    ...own,
    members: inNameOrder([...own.members, author]),
    annotations: inTextOrder(annotations, own.sources),
    records: recordsAbout(madeInto, own.records),
    firstPasses: [],
  };
}

/** `whole` has all marks and decisions on the texts of now; `chosen` are those of its marks that were chosen. */
export function adjudicationOf(
  { author, madeOf, madeInto }: AdjudicatedVersion,
  whole: WorkspaceSnapshot,
  chosen: readonly PublishedAnnotation[],
): Adjudication {
  const about = new Set([...chosen, ...madeOf].map(({ id }) => id));
  const { decisions } = whole.records;
  return {
    author: author.id,
    decisions: decisions.filter((decision) => about.has(decision.about)),
    standing: standingDecisions(whole.annotations, decisions),
    madeInto,
  };
}

/** What people marked themselves: adjudicated marks are made of theirs, so nothing that counts people may count them. */
export function withoutAdjudicated(
  snapshot: WorkspaceSnapshot,
  { adjudication = null }: { readonly adjudication?: Adjudication | null },
): WorkspaceSnapshot {
  if (!adjudication) return snapshot;
  const { author } = adjudication;
  return {
    ...snapshot,
    members: snapshot.members.filter(({ id }) => id !== author),
    annotations: snapshot.annotations.filter((mark) => mark.author !== author),
  };
}

/** What a table of claims counts: people's own marks, or the adjudicated ones where the file has no others. Never both. */
export function countedOnce(
  snapshot: WorkspaceSnapshot,
  chosen: { readonly adjudication?: Adjudication | null },
): WorkspaceSnapshot {
  const own = withoutAdjudicated(snapshot, chosen);
  return own.annotations.length > 0 ? own : snapshot;
}

/** What the file says of it. `whole` has all marks and decisions on the texts of now, under the names of the file. */
export function adjudicationSentence(
  which: 'adjudicated' | 'both',
  { author, annotations, madeOf }: AdjudicatedVersion,
  { standing }: Pick<Adjudication, 'standing'>,
  whole: WorkspaceSnapshot,
): string {
  const counting = [...standing.values()].filter(({ isOvertaken }) => !isOvertaken);
  const dropped = counting.filter(({ decision }) => decision.choice === 'drop').length;
  const open = whole.annotations.length - counting.length;
  const isCorrected = whole.sources.some(({ revisions }) => revisions.length > 1);
  const place = which === 'both' ? 'Beside the annotators’ own marks' : 'Adjudicated marks only';
  return (
    `${place}: ${annotations.length} by “${author.displayName}”, made of ${counted(madeOf.length, 'mark', 'marks')} that owners and editors kept or changed. ` +
    `In the whole workspace ${counted(dropped, 'is', 'are')} dropped and ${open} not decided, or changed since.` +
    (isCorrected ? ` ${ON_TEXTS_OF_NOW}` : '')
  );
}

const ON_TEXTS_OF_NOW =
  'Adjudicated marks stand on the texts of now; what was decided on words that a correction changed has to be decided again.';

/** A workspace may have a real member of that id or name: one that was read from an adjudicated export. */
function freeAuthor({ members, annotations }: WorkspaceSnapshot): Member {
  const ids = new Set<string>([
    ...members.map(({ id }) => id),
    ...annotations.map(({ author }) => author),
  ]);
  const names = new Set(members.map(({ displayName }) => displayName));
  let number = 1;
  const id = () => (number === 1 ? ID : `${ID}-${number}`);
  const displayName = () => (number === 1 ? NAME : `${NAME} ${number}`);
  while (ids.has(id()) || names.has(displayName())) number++;
  return {
    id: v.parse(memberIdSchema, id()),
    displayName: displayName(),
    role: 'annotator',
    group: null,
  };
}

/** Who had marked it, and what was decided by whom and why: the note of an adjudicated mark. */
function provenance(
  { made }: AdjudicatedMark,
  codeBook: CodeBook,
  nameOf: (id: MemberId) => string,
): string {
  const makers = [...new Set(made.map(({ mark }) => nameOf(mark.author)))];
  const more = makers.length - MOST_NAMED;
  const named = makers.slice(0, MOST_NAMED).join(', ');
  const decided = made.map(({ decision }) => {
    const by = `by ${nameOf(decision.author)}`;
    const why = decision.reason === '' ? '.' : `: ${decision.reason}`;
    if (decision.choice !== 'change') return `Kept ${by}${why}`;
    const [from, to] = [labelOf(codeBook, decision.seen.tag), labelOf(codeBook, decision.tag)];
    return `Changed from “${from}” to “${to}” ${by}${why}`;
  });
  const marked = `Marked by ${named}${more > 0 ? ` and ${more} more` : ''}.`;
  return shortened([marked, ...new Set(decided)].join('\n'));
}

function labelOf({ layers }: CodeBook, tag: string): string {
  return layers.flatMap(({ tags }) => tags).find(({ id }) => id === tag)?.label ?? tag;
}

/** As long as a note may be, and no half character at its end. */
function shortened(text: string): string {
  if (text.length <= ANNOTATION_LIMITS.note) return text;
  const end = ' …';
  const cut = text.slice(0, ANNOTATION_LIMITS.note - end.length);
  return cut.replace(/[\ud800-\udbff]$/, '') + end;
}
