/*
 * Which article a foreign text is, and where its positions lie in our revision of it.
 * Not the marks (place-marks.ts). The same text wins; then id, address, name; then where the quotes are found.
 */
import type { SourceId } from '../../model/ids.ts';
import { currentRevision, type Revision, type Source } from '../../model/source.ts';
import { toCanonicalText } from '../../text/canonical.ts';
import { compareTexts } from '../../text/text-comparison.ts';
import { comparableWords } from '../comparable-words.ts';
import { textName } from '../marked-texts.ts';
import type { ForeignDocument, ForeignMark } from '../foreign-work.ts';

/** Why a foreign text is taken for an article. */
export const MATCH_REASONS = ['by-hand', 'same-text', 'id', 'address', 'name', 'quotes'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

export interface DocumentMatch {
  readonly document: ForeignDocument;
  /** Null: no article fits, and none of its marks can be placed. */
  readonly place: {
    readonly source: Source;
    readonly revision: Revision;
    readonly reason: MatchReason;
    /** Whether the text of the file, or the one that its hash stands for, is that of the revision. */
    readonly isSame: boolean;
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
  const same = sameText(document, chosen ? [chosen] : sources);
  if (same) {
    const reason = chosen ? 'by-hand' : 'same-text';
    return { document, place: { ...same, reason, isSame: true } };
  }
  const known: Known | null = chosen
    ? { source: chosen, reason: 'by-hand' }
    : (byOwnName(document, sources) ?? bySaying(document, sources) ?? byQuotes(marks, sources));
  const place = known && { ...known, revision: currentRevision(known.source), isSame: false };
  return { document, place };
}

/** The revision that has the text of the file, or the one that its hash stands for. */
function sameText(document: ForeignDocument, sources: readonly Source[]) {
  const text = document.text === null ? null : toCanonicalText(document.text);
  for (const isText of IS_TEXT) {
    for (const source of sources) {
      const revision = source.revisions.findLast((one) => isText(one.text, text));
      if (revision) return { source, revision };
    }
  }
  return byHash(document, sources);
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

/** Of a text that a file of ours names by its hash: what was marked in it stands there, whatever was corrected since. */
function byHash(document: ForeignDocument, sources: readonly Source[]) {
  const fitting = sources.flatMap((source) => {
    const revision = hashedRevision(source, document);
    return revision ? [{ source, revision }] : [];
  });
  return fitting.find(({ source }) => source.id === document.source) ?? fitting[0] ?? null;
}

function hashedRevision(
  { revisions }: Source,
  { revision: stated }: ForeignDocument,
): Revision | undefined {
  const same = revisions.filter(({ sha256 }) => sha256 === stated?.sha256);
  return same.find(({ id }) => id === stated?.id) ?? same.at(-1);
}

interface Known {
  readonly source: Source;
  readonly reason: MatchReason;
}

/**
 * By the id of the article, or the name of its text, as our own files have them, if it is a version of that article:
 * most workspaces have the same ids.
 */
function byOwnName(document: ForeignDocument, sources: readonly Source[]): Known | null {
  const { name, source: id } = document;
  if (document.text === null) return null;
  const text = toCanonicalText(document.text);
  const named = name.replace(/-revision-\d+$/, '');
  const isVersion = (source: Source) => isVersionOf(text, currentRevision(source).text);
  const byId = sources.find((source) => source.id === id && isVersion(source));
  if (byId) return { source: byId, reason: 'id' };
  const byName = sources.find(
    (source) => source.id !== id && textName(source) === named && isVersion(source),
  );
  return byName ? { source: byName, reason: 'name' } : null;
}

/** UTF-16 units. Shorter stretches are in any two texts of one language. */
const SHORTEST_STRETCH = 20;

/** At least half of it stands there as well, in the same order. */
function isVersionOf(text: string, ours: string): boolean {
  const shared = compareTexts(text, ours)
    .map(({ from }) => from.end - from.start)
    .filter((length) => length >= SHORTEST_STRETCH);
  return shared.reduce((sum, length) => sum + length, 0) * 2 >= text.length;
}

function bySaying({ url, name }: ForeignDocument, sources: readonly Source[]): Known | null {
  const byUrl = sources.find(({ metadata }) => url !== null && metadata.url === url);
  if (byUrl) return { source: byUrl, reason: 'address' };
  const wanted = comparableWords(name);
  if (wanted === '') return null;
  const named = sources.filter(({ id, metadata }) =>
    [id, metadata.headline, metadata.outlet].some(
      (one) => one !== null && comparableWords(one) === wanted,
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
