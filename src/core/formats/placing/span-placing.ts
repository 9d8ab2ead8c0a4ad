/*
 * Where a foreign span lies in a text: by its offsets in the unit that fits, or by its quote.
 * Every span is held against its quote, where the file carries one. Comes from readers, goes to place-marks.ts.
 */
import { firstWhere } from '../../text/first-where.ts';
import { asSpacedPattern } from '../../text/pattern.ts';
import type { Span } from '../../text/segments.ts';
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';
import { wordEdges } from '../../text/word-edges.ts';
import type { ForeignMark, ForeignSpan } from '../foreign-work.ts';
import { isSameWords } from '../same-words.ts';

export type PlacedBy = OffsetUnit | 'quote';

/** Converts offsets of one text as it came, in any unit, to UTF-16 offsets of its canonical form. */
export class ForeignOffsets {
  readonly #text: string;
  readonly #table: OffsetTable;
  readonly #toCanonical: (offset: number) => number;

  /** `text` as the file has it. */
  constructor(text: string) {
    this.#text = text;
    this.#table = new OffsetTable(text);
    this.#toCanonical = canonicalOffsets(text);
  }

  get unitsDiffer(): boolean {
    return this.#table.hasAstral;
  }

  /** Null when it lies outside the text or inside a character. */
  toSpan({ start, end }: ForeignSpan, unit: OffsetUnit): Span | null {
    const from = this.#toUtf16(start, unit);
    const to = this.#toUtf16(end, unit);
    if (from === null || to === null || to <= from) return null;
    const span = { start: this.#toCanonical(from), end: this.#toCanonical(to) };
    return span.end > span.start ? span : null;
  }

  #toUtf16(offset: number, unit: OffsetUnit): number | null {
    try {
      if (unit === 'code-point') return this.#table.toUtf16(offset);
      this.#table.toCodePoints(offset); // refuses what lies inside a pair
      return offset <= this.#text.length ? offset : null;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
}

/** From UTF-16 offsets of a text as it came to those of its canonical form (BOM off, CRLF one). */
function canonicalOffsets(text: string): (offset: number) => number {
  if (!/^\ufeff|\r/.test(text)) return (offset) => offset;
  const bom = /^\ufeff+/.exec(text)?.[0].length ?? 0;
  const pairs = [...text.matchAll(/\r\n/g)].map(({ index }) => index + 1);
  return (offset) => Math.max(0, offset - bom) - firstWhere(pairs, (pair) => pair >= offset);
}

/**
 * The unit in which the offsets of a text are taken: that in which most spans are their quotes. Where a file has no
 * quotes, what it declares, unless a span then falls out of the text; where it declares nothing, edges of words tell.
 */
export function chooseUnit(
  marks: readonly ForeignMark[],
  declared: OffsetUnit | null,
  offsets: ForeignOffsets,
  text: string,
): OffsetUnit {
  const first = declared ?? 'code-point';
  if (!offsets.unitsDiffer) return first;
  const second = first === 'utf-16' ? 'code-point' : 'utf-16';
  const hasQuotes = marks.some(({ quotes }) => quotes.length > 0);
  const fits = (unit: OffsetUnit) => {
    if (hasQuotes) return quotesThatFit(marks, unit, offsets, text);
    const spans = marks.flatMap((mark) => mark.spans.map((span) => offsets.toSpan(span, unit)));
    if (declared !== null) return spans.filter((span) => span !== null).length;
    return spans.reduce((sum, span) => sum + (span ? wordEdges(text, span) : 0), 0);
  };
  return fits(second) > fits(first) ? second : first;
}

function quotesThatFit(
  marks: readonly ForeignMark[],
  unit: OffsetUnit,
  offsets: ForeignOffsets,
  text: string,
): number {
  const fitting = marks.flatMap(({ spans, quotes }) =>
    spans.filter((foreign, at) => {
      const span = offsets.toSpan(foreign, unit);
      const quote = quotes[at];
      return span !== null && quote !== undefined && isQuote(text, span, quote);
    }),
  );
  return fitting.length;
}

/** White space may be written otherwise: many formats cannot carry line breaks in a quote. */
export function isQuote(text: string, { start, end }: Span, quote: string): boolean {
  return isSameWords(text.slice(start, end), quote);
}

function spaced(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** The place of a quote: that with the right context, else the only one, else the one nearest to `near`. */
export function findQuote(
  text: string,
  quote: string,
  context: Pick<ForeignMark, 'prefix' | 'suffix'>,
  near: number | null,
): Span | null {
  const places = placesOf(text, quote);
  const [only] = places;
  if (places.length < 2) return only ?? null;
  const fit = places.filter((place) => hasAround(text, place, context));
  const [best] = fit;
  if (best && fit.length === 1) return best;
  if (near === null) return null;
  const distance = ({ start }: Span) => Math.abs(start - near);
  return (fit.length > 0 ? fit : places).toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Whether that is what stands before and after it; white space may be written otherwise. */
export function hasAround(
  text: string,
  { start, end }: Span,
  { prefix, suffix }: Pick<ForeignMark, 'prefix' | 'suffix'>,
): boolean {
  const before = text.slice(Math.max(0, start - 2 * prefix.length), start);
  const after = text.slice(end, end + 2 * suffix.length);
  return spaced(before).endsWith(spaced(prefix)) && spaced(after).startsWith(spaced(suffix));
}

const MOST_PLACES = 50;
/** UTF-16 units. Nobody marks a passage of this length by its words, and no pattern of it can be made. */
const LONGEST_SOUGHT = 20_000;

function placesOf(text: string, quote: string): Span[] {
  const words = quote.trim();
  if (words === '' || words.length > LONGEST_SOUGHT) return [];
  const pattern = new RegExp(asSpacedPattern(words), 'gu');
  const found: Span[] = [];
  for (const { index, 0: match } of text.matchAll(pattern)) {
    found.push({ start: index, end: index + match.length });
    if (found.length === MOST_PLACES) break;
  }
  return found;
}
