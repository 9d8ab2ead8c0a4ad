/*
 * Where marked words stand after a text was corrected: at the same place, at another, in other words, or nowhere.
 * Not fuzzy search: the two texts are compared once, word by word, and a mark goes where its own words went.
 * Comes from two revisions of a source; goes to the re-anchoring report and to every view of the later text.
 */
import { firstWhere } from './first-where.ts';
import { mergeSpans, tidySpan, type Span } from './segments.ts';
import { compareTexts, type Common } from './text-comparison.ts';
import { isInsideWord } from './word-edges.ts';
import { wordsIn } from './words.ts';

/**
 * `kept`: the same words at the same offsets; `moved`: the same words elsewhere; `changed`: at least half of the
 * words stand there, with others put in or left out; `lost`: fewer do. Spans are UTF-16 units of the later text.
 */
export type Reanchoring =
  | { readonly kind: 'kept' | 'moved' | 'changed'; readonly spans: readonly Span[] }
  | { readonly kind: 'lost' };

/** UTF-16 units of context on each side, and how many of both must be the same for words to be the same words. */
const CONTEXT = 32;
const ENOUGH_CONTEXT = 16;
/** Words that stand once in a text and are as many as these need no context. */
const ENOUGH_WORDS = 4;

/** Compares the texts once; the function answers for each mark, its segments given together and in text order. */
export function reanchorer(from: string, to: string): (spans: readonly Span[]) => Reanchoring {
  const common = compareTexts(from, to);
  return (spans) => {
    const places = spans.map((span) => placeOf(span, common, from, to));
    const found = places.flatMap((place) => place ?? []);
    if (found.length === 0) return { kind: 'lost' };
    const merged = mergeSpans(found.map(({ span }) => span));
    const isWhole = found.length === spans.length && found.every(({ isSame }) => isSame);
    if (!isWhole) return { kind: 'changed', spans: merged };
    const isKept = found.every(({ span }, at) => span.start === spans[at]?.start);
    return { kind: isKept ? 'kept' : 'moved', spans: merged };
  };
}

interface Place {
  readonly span: Span;
  /** The words are the same. */
  readonly isSame: boolean;
}

function placeOf(span: Span, common: readonly Common[], from: string, to: string): Place | null {
  const firstAt = firstWhere(common, (one) => one.from.end > span.start);
  const touched = touching(span, common, firstAt);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first && standsWhole(span, first, from, to)) {
    return { span: shifted(span, first.shift), isSame: true };
  }
  const isThere = first && last && isHalfThere(span, touched, from, to);
  // Of words that stood several times, those that are left here are not those that stand elsewhere.
  const elsewhere = isThere && !standsOnce(span, from) ? null : sameWordsElsewhere(span, from, to);
  if (elsewhere) return { span: elsewhere, isSame: true };
  if (!isThere) return null;
  const tidied = tidySpan(to, {
    start: startAmid(span, first, common[firstAt - 1]),
    end: endAmid(span, last, common[firstAt + touched.length], from, to),
  });
  return tidied && { span: toWholeWords(tidied, span, from, to), isSame: false };
}

function shifted({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

/** All of it is in the stretch, and no word is part of a longer one there that it was not part of before. */
function standsWhole(span: Span, one: Common, from: string, to: string): boolean {
  const isIn = one.from.start <= span.start && span.end <= one.from.end;
  return isIn && hasSameEdges(span, from, shifted(span, one.shift), to);
}

function hasSameEdges(span: Span, from: string, there: Span, to: string): boolean {
  return (
    (isInsideWord(from, span.start) || !isInsideWord(to, there.start)) &&
    (isInsideWord(from, span.end) || !isInsideWord(to, there.end))
  );
}

/** Of a mark that began and ended with whole words, so does what has become of it. */
function toWholeWords(there: Span, span: Span, from: string, to: string): Span {
  let { start, end } = there;
  if (!isInsideWord(from, span.start)) while (isInsideWord(to, start)) start--;
  if (!isInsideWord(from, span.end)) while (isInsideWord(to, end)) end++;
  return { start, end };
}

function standsOnce({ start, end }: Span, text: string): boolean {
  const words = text.slice(start, end);
  return text.indexOf(words) === start && !text.includes(words, start + 1);
}

function touching({ end }: Span, common: readonly Common[], first: number): Common[] {
  const touched: Common[] = [];
  for (let at = first; at < common.length; at++) {
    const one = common[at];
    if (!one || one.from.start >= end) break;
    touched.push(one);
  }
  return touched;
}

/** Words that replaced the first ones of a mark belong to it, unless more than the mark's own words were replaced. */
function startAmid({ start }: Span, first: Common, before: Common | undefined): number {
  if (first.from.start <= start) return start + first.shift;
  const replaced = before?.from.end ?? 0;
  return replaced >= start ? replaced + (before?.shift ?? 0) : first.from.start + first.shift;
}

function endAmid(
  { end }: Span,
  last: Common,
  behind: Common | undefined,
  from: string,
  to: string,
): number {
  if (end <= last.from.end) return end + last.shift;
  const replaced = behind?.from.start ?? from.length;
  const isOwn = replaced <= end;
  if (!isOwn) return last.from.end + last.shift;
  return behind ? replaced + behind.shift : to.length;
}

function isHalfThere(span: Span, touched: readonly Common[], from: string, to: string): boolean {
  const words = wordsOf(from, span);
  let at = 0;
  const there = words.filter((word) => {
    while ((touched[at]?.from.end ?? word.end) < word.end) at++;
    const one = touched[at];
    return one !== undefined && standsWhole(word, one, from, to);
  });
  return there.length > 0 && there.length * 2 >= words.length;
}

function wordsOf(text: string, { start, end }: Span): Span[] {
  return [...wordsIn(text.slice(start, end), null)].map((word) => shifted(word, start));
}

/** A paragraph that was moved takes its marks along: the place whose surroundings are most like the earlier ones. */
function sameWordsElsewhere(span: Span, from: string, to: string): Span | null {
  const words = from.slice(span.start, span.end);
  let best: { readonly start: number; readonly context: number } | null = null;
  let places = 0;
  for (let start = to.indexOf(words); start !== -1; start = to.indexOf(words, start + 1)) {
    if (!hasSameEdges(span, from, { start, end: start + words.length }, to)) continue;
    places++;
    const context = sameContext(span, from, start, to);
    if (!best || context > best.context) best = { start, context };
  }
  if (!best) return null;
  const isSame =
    best.context >= ENOUGH_CONTEXT || (places === 1 && wordsOf(from, span).length >= ENOUGH_WORDS);
  return isSame ? { start: best.start, end: best.start + words.length } : null;
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
