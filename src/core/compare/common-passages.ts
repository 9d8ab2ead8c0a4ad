/*
 * Which passages most members marked alike, and which they marked most differently: "7 of 9 marked this".
 * Not a coefficient of agreement: it points at words to talk about. A member counts once on the same words, and who
 * read an article and marked nothing in it cannot be told from who did not read it.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Layer } from '../model/codebook.ts';
import type { MemberId, TagId } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { Span } from '../text/segments.ts';
import { marksIn } from './mark-figures.ts';

export interface CommonPassage extends Span {
  readonly source: Source;
  /** Members by the tag that they gave, the most used first. UTF-16 units of the current revision. */
  readonly tags: readonly { readonly tag: TagId; readonly members: number }[];
  /** Who marked it with any tag of the layer. */
  readonly members: number;
}

/** Passages that at least two members gave the same tag, the most members first, then the longest. */
export function agreedPassages(
  marks: readonly PublishedAnnotation[],
  sources: readonly Source[],
  layers: readonly Layer[],
): CommonPassage[] {
  const found = eachLayer(marks, sources, layers).flatMap((passages) =>
    highest(passages, mostOneTag).filter((passage) => mostOneTag(passage) >= 2),
  );
  return found.toSorted((a, b) => mostOneTag(b) - mostOneTag(a) || length(b) - length(a));
}

/** Passages that members gave different tags of one layer, those first where most differ from the most used tag. */
export function disputedPassages(
  marks: readonly PublishedAnnotation[],
  sources: readonly Source[],
  layers: readonly Layer[],
): CommonPassage[] {
  const found = eachLayer(marks, sources, layers).flatMap((passages) =>
    highest(passages, minority).filter((passage) => minority(passage) >= 1),
  );
  return found.toSorted((a, b) => minority(b) - minority(a) || length(b) - length(a));
}

/** Members whose tag is the most used one. */
export function mostOneTag({ tags }: CommonPassage): number {
  return tags[0]?.members ?? 0;
}

function minority(passage: CommonPassage): number {
  return passage.members - mostOneTag(passage);
}

function length({ start, end }: Span): number {
  return end - start;
}

function eachLayer(
  marks: readonly PublishedAnnotation[],
  sources: readonly Source[],
  layers: readonly Layer[],
): CommonPassage[][] {
  return sources.flatMap((source) => {
    const here = marksIn(marks, source);
    return layers.map((layer) => {
      const tags = new Set<string>(layer.tags.map(({ id }) => id));
      return passagesOf(
        source,
        here.filter(({ tag }) => tags.has(tag)),
      );
    });
  });
}

/** Of neighbours those with the highest value: a hill of "how many" counts once, by its top. */
function highest(
  passages: readonly CommonPassage[],
  valueOf: (passage: CommonPassage) => number,
): CommonPassage[] {
  return passages.filter((passage, index) => {
    const [before, after] = [passages[index - 1], passages[index + 1]];
    const beforeValue = before?.end === passage.start ? valueOf(before) : 0;
    const afterValue = after?.start === passage.end ? valueOf(after) : 0;
    const value = valueOf(passage);
    return value >= beforeValue && value > afterValue;
  });
}

/** The marked text cut wherever a mark begins or ends, in text order. */
function passagesOf(source: Source, marks: readonly PublishedAnnotation[]): CommonPassage[] {
  const edges = marks
    .flatMap(({ target, tag, author }) =>
      target.segments.flatMap(({ start, end }) => [
        { at: start, step: 1, tag, author },
        { at: end, step: -1, tag, author },
      ]),
    )
    .toSorted((a, b) => a.at - b.at);
  const lying = new Map<TagId, Map<MemberId, number>>();
  const passages: CommonPassage[] = [];
  edges.forEach(({ at, step, tag, author }, index) => {
    const members = lying.get(tag) ?? new Map<MemberId, number>();
    lying.set(tag, members);
    const count = (members.get(author) ?? 0) + step;
    if (count > 0) members.set(author, count);
    else members.delete(author);
    const next = edges[index + 1];
    if (!next || next.at === at) return;
    const tags = [...lying]
      .flatMap(([one, own]) => (own.size > 0 ? { tag: one, members: own.size } : []))
      .toSorted((a, b) => b.members - a.members || (a.tag < b.tag ? -1 : 1));
    if (tags.length === 0) return;
    const all = new Set([...lying.values()].flatMap((own) => [...own.keys()]));
    passages.push({ source, start: at, end: next.at, tags, members: all.size });
  });
  return passages;
}
