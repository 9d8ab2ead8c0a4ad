/*
 * Before and after the talk: the first pass, frozen at the reveal, against the marks as they are now.
 * Not agreement between people (core/agreement): each mark is compared with itself alone.
 * Comes from the document `first-pass` and the reading room; goes to the view "Before and after".
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { MemberId } from '../model/ids.ts';

/** What can differ in a mark that stayed. */
export type Aspect = 'tag' | 'words' | 'attributes' | 'note';

export type PassEntry =
  | { readonly kind: 'kept' | 'added' | 'removed'; readonly mark: PublishedAnnotation }
  | {
      readonly kind: 'changed';
      readonly mark: PublishedAnnotation;
      readonly before: PublishedAnnotation;
      /** At least one. */
      readonly aspects: readonly Aspect[];
    };

/** `first` = kept + changed + removed, `now` = kept + changed + added. */
export interface PassCounts {
  readonly first: number;
  readonly kept: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  readonly now: number;
}

/**
 * One entry for each mark of either pass, in text order within a source.
 * A mark that its maker deleted and made anew on exactly the same words counts as changed, not as two.
 */
export function comparePasses(
  first: Iterable<PublishedAnnotation>,
  now: Iterable<PublishedAnnotation>,
): PassEntry[] {
  const before = new Map<string, PublishedAnnotation>();
  for (const mark of first) before.set(mark.id, mark);
  const entries: PassEntry[] = [];
  const added: PublishedAnnotation[] = [];
  for (const mark of now) {
    const same = before.get(mark.id);
    before.delete(mark.id);
    if (same) entries.push(entryOf(same, mark));
    else added.push(mark);
  }
  const gone = Map.groupBy(before.values(), placeOf);
  for (const mark of added) {
    const same = gone.get(placeOf(mark))?.shift();
    entries.push(same ? entryOf(same, mark) : { kind: 'added', mark });
  }
  for (const mark of [...gone.values()].flat()) entries.push({ kind: 'removed', mark });
  return entries.toSorted(inTextOrder);
}

export function countPasses(entries: readonly PassEntry[]): PassCounts {
  const of = (kind: PassEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  const [kept, changed, added, removed] = [of('kept'), of('changed'), of('added'), of('removed')];
  return {
    first: kept + changed + removed,
    kept,
    changed,
    added,
    removed,
    now: kept + changed + added,
  };
}

/** The entries of each member who made a mark in either pass. */
export function passesByMember(entries: readonly PassEntry[]): Map<MemberId, PassEntry[]> {
  return Map.groupBy(entries, ({ mark }) => mark.author);
}

function entryOf(before: PublishedAnnotation, mark: PublishedAnnotation): PassEntry {
  const aspects = aspectsBetween(before, mark);
  return aspects.length === 0 ? { kind: 'kept', mark } : { kind: 'changed', mark, before, aspects };
}

function aspectsBetween(before: PublishedAnnotation, after: PublishedAnnotation): Aspect[] {
  const aspects: readonly (readonly [Aspect, boolean])[] = [
    ['tag', before.tag !== after.tag],
    ['words', placeOf(before) !== placeOf(after)],
    ['attributes', said(before) !== said(after)],
    ['note', before.note !== after.note],
  ];
  return aspects.flatMap(([aspect, differs]) => (differs ? [aspect] : []));
}

/** Who marked which words. */
function placeOf({ author, target }: PublishedAnnotation): string {
  const spans = target.segments.map(({ start, end }) => `${start}-${end}`);
  return [author, target.revision, ...spans].join(' ');
}

/** Attributes as one text, whatever order they were filled in; an empty one says nothing. */
function said({ attributes }: PublishedAnnotation): string {
  const entries = Object.entries(attributes).filter(([, value]) => value !== '');
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function inTextOrder(a: PassEntry, b: PassEntry): number {
  const [one, other] = [a.mark, b.mark];
  if (one.target.source !== other.target.source) {
    return one.target.source < other.target.source ? -1 : 1;
  }
  const start = (one.target.segments[0]?.start ?? 0) - (other.target.segments[0]?.start ?? 0);
  const end = (one.target.segments.at(-1)?.end ?? 0) - (other.target.segments.at(-1)?.end ?? 0);
  return start || end || (one.id < other.id ? -1 : 1);
}
