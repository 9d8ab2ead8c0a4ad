/*
 * Which passages most members marked alike, and which they marked most differently: "7 of 9 marked this".
 * Not a coefficient of agreement: it points at words to talk about. A member counts once on the same words, and who
 * read an article and marked nothing in it cannot be told from who did not read it.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import { indexCodeBook, type CodeBook } from '../model/codebook.ts';
import type { MemberId, TagId } from '../model/ids.ts';
import { currentRevision, type Source } from '../model/source.ts';
import type { Span } from '../text/segments.ts';
import { SpanEdges } from '../text/span-edges.ts';
import { marksIn } from './mark-figures.ts';

/** UTF-16 units of the current revision. */
export interface CommonPassage extends Span {
  readonly source: Source;
  /** How many members gave each tag of the layer, the most used first. */
  readonly tags: readonly { readonly tag: TagId; readonly members: number }[];
  /** Who marked it with any tag of the layer. */
  readonly members: number;
}

export interface CommonPassages {
  /** At least two members gave the same tag: the most members first, then the longest. */
  readonly agreed: readonly CommonPassage[];
  /** Members gave different tags of one layer: those first where most differ from the most used tag. */
  readonly disputed: readonly CommonPassage[];
}

/** @param most of each kind. */
export function commonPassages(
  marks: readonly PublishedAnnotation[],
  sources: readonly Source[],
  codeBook: CodeBook,
  most: number,
): CommonPassages {
  const { tags } = indexCodeBook(codeBook);
  const cuts = sources.flatMap((source) => {
    const byLayer = Map.groupBy(marksIn(marks, source), ({ tag }) => tags.get(tag)?.layer);
    return [...byLayer.values()].flatMap((own) => [cutsOf(source, own)]);
  });
  const best = (value: (cut: Cut) => number, least: number) =>
    cuts
      .flatMap((own) => tops(own, value).filter((cut) => value(cut) >= least && hasWords(cut)))
      .toSorted((a, b) => value(b) - value(a) || b.end - b.start - (a.end - a.start))
      .slice(0, most)
      .map(withTags);
  return { agreed: best(({ top }) => top, 2), disputed: best((cut) => cut.members - cut.top, 1) };
}

/** Between two neighbouring edges of marks of one layer. */
interface Cut extends Span {
  readonly source: Source;
  readonly marks: readonly PublishedAnnotation[];
  /** Members with the most used tag. */
  readonly top: number;
  readonly members: number;
}

/** The marked text cut wherever a mark begins or ends, in text order. `marks` are all of one layer. */
function cutsOf(source: Source, marks: readonly PublishedAnnotation[]): Cut[] {
  const edges = new SpanEdges(marks.map(({ target }) => target.segments));
  const everybody = new Crowd();
  const byTag = new Map<TagId, Crowd>();
  const cuts: Cut[] = [];
  for (let edge = 0; edge < edges.length; edge++) {
    const mark = marks[edges.owner(edge)];
    if (!mark) continue;
    const tagged = byTag.get(mark.tag) ?? new Crowd();
    byTag.set(mark.tag, tagged);
    everybody.step(mark.author, edges.begins(edge));
    tagged.step(mark.author, edges.begins(edge));
    const [start, end] = [edges.at(edge), edges.at(edge + 1)];
    if (end === start || everybody.size === 0) continue;
    let top = 0;
    for (const { size } of byTag.values()) top = Math.max(top, size);
    cuts.push({ source, start, end, marks, top, members: everybody.size });
  }
  return cuts;
}

/** Members whose marks lie here, each once. */
class Crowd {
  readonly #marks = new Map<MemberId, number>();

  get size(): number {
    return this.#marks.size;
  }

  step(member: MemberId, begins: boolean): void {
    const count = (this.#marks.get(member) ?? 0) + (begins ? 1 : -1);
    if (count > 0) this.#marks.set(member, count);
    else this.#marks.delete(member);
  }
}

/** Of touching cuts those that no neighbour exceeds, and of equal ones the last: a hill counts once. */
function tops(cuts: readonly Cut[], value: (cut: Cut) => number): Cut[] {
  return cuts.filter((cut, index) => {
    const [before, after] = [cuts[index - 1], cuts[index + 1]];
    const own = value(cut);
    const isBelow = before?.end === cut.start && value(before) > own;
    return !isBelow && !(after?.start === cut.end && value(after) >= own);
  });
}

function hasWords({ source, start, end }: Cut): boolean {
  return /[\p{L}\p{N}]/u.test(currentRevision(source).text.slice(start, end));
}

function withTags({ source, start, end, marks, members }: Cut): CommonPassage {
  const here = marks.filter(({ target }) =>
    target.segments.some((segment) => segment.start <= start && segment.end >= end),
  );
  const tags = [...Map.groupBy(here, ({ tag }) => tag)]
    .map(([tag, own]) => ({ tag, members: new Set(own.map(({ author }) => author)).size }))
    .toSorted((a, b) => b.members - a.members || (a.tag < b.tag ? -1 : 1));
  return { source, start, end, tags, members };
}
