/*
 * Claim groups: which claim marks, in any article, state one proposition. Each is a row of the claim grid.
 * Not stored: rows follow from the links "same as" that stand, so two people who join the same marks at once
 * make one row. Comes from marks, links and propositions; goes to the grid and its figures.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { CodeBookIndex } from '../model/codebook.ts';
import type { AnnotationId, SourceId } from '../model/ids.ts';
import { linkKey, orderedEnds, type Link, type LinkEnds } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import type { Proposition } from '../model/proposition.ts';
import type { Source } from '../model/source.ts';
import { latestByKey } from './latest.ts';
import { onTextOfNow } from './text-of-now.ts';

export interface ClaimRow {
  /** The mark that was made first. */
  readonly key: AnnotationId;
  /** In the order in which they were made. */
  readonly marks: readonly PublishedAnnotation[];
  /** Those whose words are in an article as it reads now: what counts. The others a correction took out. */
  readonly standing: readonly PublishedAnnotation[];
  /** As somebody has worded it; null while nobody has. */
  readonly proposition: string | null;
}

/** The layer whose marks are claims, in the code books that have one. */
const CLAIMS = 'claims';

export function claimMarks<Mark extends Pick<PublishedAnnotation, 'tag'>>(
  marks: readonly Mark[],
  codes: CodeBookIndex,
): Mark[] {
  return marks.filter(({ tag }) => codes.tags.get(tag)?.layer.id === CLAIMS);
}

/** Links that stand by the latest word. */
export function standingLinks(links: Iterable<Published<Link>>): Published<Link>[] {
  return [...latestByKey(links, linkKey).values()].filter(({ state }) => state === 'stands');
}

/** In the order in which their first marks were made. Links to marks that are not among the claims join nothing. */
export function claimRows(
  claims: Iterable<PublishedAnnotation>,
  links: Iterable<Published<Link>>,
  propositions: Iterable<Published<Proposition>>,
  sources: readonly Source[],
): ClaimRow[] {
  const marks = [...claims].toSorted(byAge);
  const groups = new Groups(marks.map(({ id }) => id));
  for (const link of standingLinks(links)) {
    if (link.relation === 'same-as') groups.join(link.from, link.to);
  }
  const worded = latestByKey(propositions, ({ about }) => groups.of(about) ?? about);
  const rows = Map.groupBy(marks, ({ id }) => groups.of(id) ?? id);
  const isNow = onTextOfNow(sources);
  return [...rows].flatMap(([group, members]) => {
    const [first] = members;
    if (!first) return [];
    const proposition = worded.get(group)?.text || null;
    return [{ key: first.id, marks: members, standing: members.filter(isNow), proposition }];
  });
}

/** Rows of which at least one mark stands: all that figures are made of. */
export function countingRows<Row extends ClaimRow>(rows: readonly Row[]): Row[] {
  return rows.filter(({ standing }) => standing.length > 0);
}

/** What has to be said to make one row of two. */
export function linksToMerge(row: ClaimRow, other: ClaimRow): LinkEnds {
  return orderedEnds('same-as', row.key, other.key);
}

export interface Split {
  readonly withdrawn: readonly LinkEnds[];
  readonly joined: readonly LinkEnds[];
}

/** What has to be said to take a mark out of its row; those that it held together stay together. */
export function linksToSplit(
  mark: AnnotationId,
  row: ClaimRow,
  links: Iterable<Published<Link>>,
): Split {
  const own = new Set<string>(row.marks.map(({ id }) => id));
  const withdrawn: LinkEnds[] = [];
  const neighbours: AnnotationId[] = [];
  for (const link of standingLinks(links)) {
    if (link.relation !== 'same-as' || !(link.from === mark || link.to === mark)) continue;
    withdrawn.push(orderedEnds('same-as', link.from, link.to));
    const neighbour = link.from === mark ? link.to : link.from;
    if (own.has(neighbour)) neighbours.push(neighbour);
  }
  const joined = neighbours
    .slice(1)
    .map((neighbour, index) => orderedEnds('same-as', neighbours[index] ?? neighbour, neighbour));
  return { withdrawn, joined };
}

/** The marks of a row that stand in an article as it reads now. */
export function marksIn(row: ClaimRow, source: SourceId): PublishedAnnotation[] {
  return row.standing.filter(({ target }) => target.source === source);
}

/** The mark whose words a row is called by while nobody has worded it: the oldest that stands, if one does. */
export function namingMark(row: ClaimRow): PublishedAnnotation | undefined {
  return row.standing[0] ?? row.marks[0];
}

function byAge(a: PublishedAnnotation, b: PublishedAnnotation): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Marks that are joined directly or through others (union-find with the smaller id as the name of a group). */
class Groups {
  readonly #parent = new Map<string, string>();

  constructor(ids: readonly string[]) {
    for (const id of ids) this.#parent.set(id, id);
  }

  /** The name of the group; null for an id that is not known. */
  of(id: string): string | null {
    let name = id;
    for (let parent = this.#parent.get(name); parent !== name; parent = this.#parent.get(name)) {
      if (parent === undefined) return null;
      name = parent;
    }
    return name;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.of(a), this.of(b)];
    if (one === null || other === null || one === other) return;
    const [first, second] = one < other ? [one, other] : [other, one];
    this.#parent.set(second, first);
  }
}
