/*
 * Where marked words stand after a text was corrected: at the same place, at another, in other words, or nowhere.
 * Not fuzzy search: the two texts are compared once, word by word, and a mark goes where its own words went.
 * Comes from two revisions of a source; goes to the re-anchoring report and to every view of the later text.
 */
import { diffWordsWithSpace } from 'diff';
import { mergeSpans, tidySpan, type Span } from './segments.ts';
import { segmenterFor } from './segmenter.ts';

/**
 * `kept`: the same words at the same offsets; `moved`: the same words elsewhere; `changed`: at least half of the
 * words stand there, with others put in or left out; `lost`: fewer do. Spans are UTF-16 units of the later text.
 */
export type Reanchoring =
  | { readonly kind: 'kept' | 'moved' | 'changed'; readonly spans: readonly Span[] }
  | { readonly kind: 'lost' };

/** A stretch in which the texts differ: `from` of the earlier one was replaced by `to` of the later one. */
interface Hunk {
  readonly from: Span;
  readonly to: Span;
}

/** A stretch that both texts have. */
interface Common {
  readonly from: Span;
  /** Added to an offset of the earlier text. */
  readonly shift: number;
}

/** Words put in and left out together; beyond it the texts have little in common, and quotes are looked for alone. */
const MOST_EDITS = 2_500;
/** UTF-16 units of context on each side, and how many of both must be the same for words to be the same words. */
const CONTEXT = 32;
const ENOUGH_CONTEXT = 16;
/** Words that stand once in a text and are as many as these need no context. */
const ENOUGH_WORDS = 4;

/** Compares the texts once; the function answers for each mark, its segments given together and in text order. */
export function reanchorer(from: string, to: string): (spans: readonly Span[]) => Reanchoring {
  const comparison = compareTexts(from, to);
  return (spans) => {
    const places = spans.map((span) => placeOf(span, comparison, from, to));
    const found = places.flatMap((place) => place ?? []);
    if (found.length === 0) return { kind: 'lost' };
    const merged = mergeSpans(found.map(({ span }) => span));
    const isWhole = found.length === spans.length && found.every(({ isSame }) => isSame);
    if (!isWhole) return { kind: 'changed', spans: merged };
    const isKept = found.every(({ span }, at) => span.start === spans[at]?.start);
    return { kind: isKept ? 'kept' : 'moved', spans: merged };
  };
}

interface Comparison {
  readonly common: readonly Common[];
  readonly hunks: readonly Hunk[];
}

function compareTexts(from: string, to: string): Comparison {
  const common: Common[] = [];
  const hunks: Hunk[] = [];
  const changes = diffWordsWithSpace(from, to, { maxEditLength: MOST_EDITS });
  if (!changes) return { common, hunks: [{ from: wholeOf(from), to: wholeOf(to) }] };
  let [at, there] = [0, 0];
  let open: Hunk | null = null;
  for (const { value, added, removed } of changes) {
    const end = added ? at : at + value.length;
    const thereEnd = removed ? there : there + value.length;
    if (added || removed) {
      const before: Hunk = open ?? {
        from: { start: at, end: at },
        to: { start: there, end: there },
      };
      open = {
        from: { start: before.from.start, end },
        to: { start: before.to.start, end: thereEnd },
      };
    } else {
      if (open) hunks.push(open);
      open = null;
      common.push({ from: { start: at, end }, shift: there - at });
    }
    [at, there] = [end, thereEnd];
  }
  if (open) hunks.push(open);
  return { common, hunks };
}

function wholeOf(text: string): Span {
  return { start: 0, end: text.length };
}

interface Place {
  readonly span: Span;
  /** The words are the same. */
  readonly isSame: boolean;
}

function placeOf(
  span: Span,
  { common, hunks }: Comparison,
  from: string,
  to: string,
): Place | null {
  const whole = common.find((one) => one.from.start <= span.start && span.end <= one.from.end);
  if (whole) {
    const { shift } = whole;
    return { span: { start: span.start + shift, end: span.end + shift }, isSame: true };
  }
  const elsewhere = sameWordsElsewhere(span, from, to);
  if (elsewhere) return { span: elsewhere, isSame: true };
  const touched = common.filter((one) => one.from.start < span.end && span.start < one.from.end);
  if (!isHalfThere(span, touched, from)) return null;
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  const tidied = tidySpan(to, {
    start: edgeStart(span, first, hunks),
    end: edgeEnd(span, last, hunks),
  });
  return tidied && { span: tidied, isSame: false };
}

/** Words that replaced the first ones of a mark belong to it, unless more than the mark's own words were replaced. */
function edgeStart(span: Span, first: Common, hunks: readonly Hunk[]): number {
  if (first.from.start <= span.start) return span.start + first.shift;
  const hunk = hunks.find(({ from }) => from.end === first.from.start);
  const isOwn = hunk && hunk.from.start >= span.start;
  return isOwn ? hunk.to.start : first.from.start + first.shift;
}

function edgeEnd(span: Span, last: Common, hunks: readonly Hunk[]): number {
  if (span.end <= last.from.end) return span.end + last.shift;
  const hunk = hunks.find(({ from }) => from.start === last.from.end);
  const isOwn = hunk && hunk.from.end <= span.end;
  return isOwn ? hunk.to.end : last.from.end + last.shift;
}

function isHalfThere(span: Span, touched: readonly Common[], text: string): boolean {
  const words = wordsIn(text, span);
  const there = words.filter((word) =>
    touched.some(({ from }) => from.start <= word.start && word.end <= from.end),
  );
  return there.length > 0 && there.length * 2 >= words.length;
}

function wordsIn(text: string, { start, end }: Span): Span[] {
  const segments = segmenterFor(null, 'word').segment(text.slice(start, end));
  return [...segments].flatMap(({ index, segment, isWordLike }) =>
    isWordLike ? [{ start: start + index, end: start + index + segment.length }] : [],
  );
}

/** A paragraph that was moved takes its marks along: the place whose surroundings are most like the earlier ones. */
function sameWordsElsewhere(span: Span, from: string, to: string): Span | null {
  const words = from.slice(span.start, span.end);
  const places = placesOf(words, to).map((start) => ({
    start,
    end: start + words.length,
    context: sameContext(span, from, start, to),
  }));
  const best = places.toSorted((a, b) => b.context - a.context)[0];
  if (!best) return null;
  const isTelling = places.length === 1 && wordsIn(from, span).length >= ENOUGH_WORDS;
  return best.context >= ENOUGH_CONTEXT || isTelling ? { start: best.start, end: best.end } : null;
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** UTF-16 units that are the same before and behind the words, up to CONTEXT on each side. */
function sameContext({ start, end }: Span, from: string, there: number, to: string): number {
  let before = 0;
  while (before < CONTEXT && isSameUnit(from, start - 1 - before, to, there - 1 - before)) before++;
  let behind = 0;
  const thereEnd = there + end - start;
  while (behind < CONTEXT && isSameUnit(from, end + behind, to, thereEnd + behind)) behind++;
  return before + behind;
}

function isSameUnit(a: string, at: number, b: string, there: number): boolean {
  const unit = a.charAt(at);
  return unit !== '' && unit === b.charAt(there);
}
