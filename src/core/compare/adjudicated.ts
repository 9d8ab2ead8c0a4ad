/*
 * Adjudication: which decision counts for each mark, and the one version of the work that follows from them.
 * Not stored, and nothing is taken away: marks and decisions stay as they are, this is read off them.
 * Comes from marks and decisions; goes to the panel of a mark and to exports (core/formats/adjudicated-version.ts).
 *
 * The rule. A mark counts as adjudicated when the last word on it is "keep" or "change" and the mark still has the
 * tag and, in the text of now, the words that were decided on. Marks of the same pieces that end with the same tag,
 * whoever made them and on whichever text, become one. An attribute has the value on which all of them that state one
 * agree, as far as the layer of the tag knows the attribute.
 */
import { attributeOf, type PublishedAnnotation, type Target } from '../model/annotation.ts';
import { indexCodeBook, type CodeBookIndex } from '../model/codebook.ts';
import type { Decision } from '../model/decision.ts';
import type { AnnotationId, TagId } from '../model/ids.ts';
import type { Published } from '../model/plain-records.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { latestByKey } from './latest.ts';

type PublishedDecision = Published<Decision>;

export interface StandingDecision {
  readonly decision: PublishedDecision;
  /** The mark has another tag or other words since: it has to be decided again. */
  readonly isOvertaken: boolean;
}

export interface AdjudicatedMark {
  readonly target: Target;
  readonly tag: TagId;
  readonly attributes: PublishedAnnotation['attributes'];
  /** The marks that it is made of, each with the decision that counts; the one that was made first in front. */
  readonly made: readonly {
    readonly mark: PublishedAnnotation;
    readonly decision: PublishedDecision;
  }[];
}

type Decidable = Pick<PublishedAnnotation, 'id' | 'tag' | 'target'>;

/** What a decision on the mark as it is now is about. */
export function seenOf({ tag, target }: Decidable): Decision['seen'] {
  return { tag, quotes: target.segments.map(({ quote }) => quote) };
}

/** The last word on each mark. None where it was taken back. */
export function standingDecisions(
  marks: Iterable<Decidable>,
  decisions: Iterable<PublishedDecision>,
): Map<AnnotationId, StandingDecision> {
  const latest = latestByKey(decisions, ({ about }) => about);
  const standing = new Map<AnnotationId, StandingDecision>();
  for (const mark of marks) {
    const decision = latest.get(mark.id);
    if (!decision || decision.choice === 'undecided') continue;
    standing.set(mark.id, { decision, isOvertaken: !isSeenIn(decision, mark) });
  }
  return standing;
}

/** In the order of the marks, which are on the texts of now: there people see them, and there the same place is one. */
export function adjudicatedMarks({
  annotations,
  records,
  codeBook,
}: Pick<WorkspaceSnapshot, 'annotations' | 'records' | 'codeBook'>): AdjudicatedMark[] {
  const standing = standingDecisions(annotations, records.decisions);
  const kept = annotations.flatMap((mark) => {
    const { decision, isOvertaken } = standing.get(mark.id) ?? {};
    if (!decision || isOvertaken || decision.choice === 'drop') return [];
    return [{ mark, decision, tag: decision.choice === 'change' ? decision.tag : mark.tag }];
  });
  const codes = indexCodeBook(codeBook);
  const groups = Map.groupBy(kept, ({ mark, tag }) => `${tag} ${placeKey(mark.target)}`);
  return [...groups.values()].flatMap((group): AdjudicatedMark[] => {
    const made = group.toSorted((a, b) => byAge(a.mark, b.mark));
    const [first] = made;
    if (!first) return [];
    const { tag, mark } = first;
    const marks = made.map((one) => one.mark);
    return [{ target: mark.target, tag, attributes: agreed(marks, tag, codes), made }];
  });
}

/** Other marks with the same tag on the same pieces: what is decided on one, people mostly mean for all. */
export function identicalTo<T extends Decidable>(mark: Decidable, marks: Iterable<T>): T[] {
  const place = placeKey(mark.target);
  return [...marks].filter(
    ({ id, tag, target }) => id !== mark.id && tag === mark.tag && placeKey(target) === place,
  );
}

/** Also where the maker of the mark has taken over the tag that was decided. */
function isSeenIn(decision: PublishedDecision, mark: Decidable): boolean {
  const { seen } = decision;
  const { tag, quotes } = seenOf(mark);
  const isTag = tag === seen.tag || (decision.choice === 'change' && tag === decision.tag);
  return (
    isTag &&
    seen.quotes.length === quotes.length &&
    seen.quotes.every((quote, at) => quote === quotes[at])
  );
}

function placeKey({ source, revision, segments }: Target): string {
  return `${source} ${revision} ${segments.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
}

function byAge(a: PublishedAnnotation, b: PublishedAnnotation): number {
  return a.created.localeCompare(b.created) || (a.id < b.id ? -1 : 1);
}

/** Values that nobody contradicts, of attributes that marks of the tag carry. */
function agreed(
  marks: readonly PublishedAnnotation[],
  tag: TagId,
  { tags }: CodeBookIndex,
): PublishedAnnotation['attributes'] {
  const carried = tags.get(tag)?.layer.attributes ?? [];
  const values = carried.flatMap((attribute) => {
    const stated = new Set(marks.map((mark) => attributeOf(mark, attribute)));
    stated.delete('');
    const [value] = stated;
    return value !== undefined && stated.size === 1 ? [[attribute, value] as const] : [];
  });
  return Object.fromEntries(values);
}
