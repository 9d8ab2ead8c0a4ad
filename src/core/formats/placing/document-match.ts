/*
 * Which article a foreign text is, and where its positions lie in our revision of it.
 * Not the marks (place-marks.ts). The same text wins; then address, name; then where the quotes are found.
 */
import type { SourceId } from '../../model/ids.ts';
import { currentRevision, type Revision, type Source } from '../../model/source.ts';
import { toCanonicalText } from '../../text/canonical.ts';
import type { ForeignDocument, ForeignMark } from '../foreign-work.ts';
import { firstWhere } from '../../text/first-where.ts';

export type MatchReason = 'by-hand' | 'same-text' | 'address' | 'name' | 'quotes';

export interface DocumentMatch {
  readonly document: ForeignDocument;
  /** Null: no article fits, and none of its marks can be placed. */
  readonly place: {
    readonly source: Source;
    readonly revision: Revision;
    readonly reason: MatchReason;
  } | null;
}

/** `byHand` is what a person said, by key of the document. */
export function matchDocument(
  document: ForeignDocument,
  marks: readonly ForeignMark[],
  sources: readonly Source[],
  byHand: ReadonlyMap<string, SourceId>,
): DocumentMatch {
  const chosen = sources.find(({ id }) => id === byHand.get(document.key));
  if (chosen) return { document, place: placeIn(chosen, document, 'by-hand') };
  const text = document.text === null ? null : toCanonicalText(document.text);
  for (const isText of IS_TEXT) {
    for (const source of sources) {
      const revision = source.revisions.findLast((one) => isText(one.text, text));
      if (revision) return { document, place: { source, revision, reason: 'same-text' } };
    }
  }
  const known = bySaying(document, sources) ?? byQuotes(marks, sources);
  return { document, place: known && placeIn(known.source, document, known.reason) };
}

function placeIn(source: Source, { text }: ForeignDocument, reason: MatchReason) {
  const same = text === null ? null : toCanonicalText(text);
  const [revision = currentRevision(source)] = IS_TEXT.flatMap(
    (isText) => source.revisions.findLast((one) => isText(one.text, same)) ?? [],
  );
  return { source, revision, reason };
}

/**
 * First the same characters. Then white space may be another, if there is as much of it: formats of tables lose line
 * breaks, and what stands at the end of a text.
 */
const IS_TEXT: readonly ((ours: string, foreign: string | null) => boolean)[] = [
  (ours, foreign) => ours === foreign,
  (ours, foreign) =>
    foreign !== null &&
    ours.trimEnd().length === foreign.trimEnd().length &&
    spaced(ours) === spaced(foreign),
];

function spaced(text: string): string {
  return text.trimEnd().replace(/\s/g, ' ');
}

interface Known {
  readonly source: Source;
  readonly reason: MatchReason;
}

function bySaying({ url, name }: ForeignDocument, sources: readonly Source[]): Known | null {
  const byUrl = sources.find(({ metadata }) => url !== null && metadata.url === url);
  if (byUrl) return { source: byUrl, reason: 'address' };
  const wanted = comparable(name);
  if (wanted === '') return null;
  const named = sources.filter(({ id, metadata }) =>
    [id, metadata.headline, metadata.outlet].some(
      (one) => one !== null && comparable(one) === wanted,
    ),
  );
  const [only] = named;
  return only && named.length === 1 ? { source: only, reason: 'name' } : null;
}

/** The one article in which more of the quotes stand than in any other, and at least half of them. */
function byQuotes(marks: readonly ForeignMark[], sources: readonly Source[]): Known | null {
  const quotes = marks.flatMap((mark) => mark.quotes).slice(0, 200);
  const scored = sources
    .map((source) => ({
      source,
      found: quotes.filter((quote) => currentRevision(source).text.includes(quote)).length,
    }))
    .toSorted((a, b) => b.found - a.found);
  const [best, second] = scored;
  if (!best || best.found * 2 < quotes.length || best.found === 0) return null;
  return best.found > (second?.found ?? 0) ? { source: best.source, reason: 'quotes' } : null;
}

function comparable(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** From UTF-16 offsets of a text as it came to those of its canonical form (BOM off, CRLF one). */
export function canonicalOffsets(text: string): (offset: number) => number {
  if (!/^\ufeff|\r/.test(text)) return (offset) => offset;
  const bom = /^\ufeff+/.exec(text)?.[0].length ?? 0;
  const pairs = [...text.matchAll(/\r\n/g)].map(({ index }) => index + 1);
  return (offset) => Math.max(0, offset - bom) - firstWhere(pairs, (pair) => pair >= offset);
}
