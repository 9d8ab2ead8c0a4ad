/*
 * The attributed words of one sentence with their speaker and cue, in UTF-16 units of the sentence.
 * Not of the article (find-attributions.ts), and what stands in quotation marks is masked here.
 */
import type { Span } from '../../text/segments.ts';
import { cuesIn } from './cues.ts';
import { trimmed, wordsAfter, wordsBefore, type Cue } from './reported-words.ts';
import { leadingSubject, QUOTE, subjectAfter, subjectBefore } from './subjects.ts';

export interface SentencePart {
  /** The words handed on, with the marks of what is quoted in them. */
  readonly pieces: readonly Span[];
  readonly speaker: Span | null;
  readonly cue: Span;
}

/** In the order of their cues. */
export function partsOf(masked: string): SentencePart[] {
  const according = accordingTo(masked);
  if (according.length > 0) return according;
  const parts: SentencePart[] = [];
  let spokenFor = 0;
  const cues = cuesIn(masked);
  cues.forEach((cue, index) => {
    if (cue.start < spokenFor) return;
    const end = endOfPart(masked, cue, cues.slice(index + 1));
    const part = partOf(masked, cue, end, parts.at(-1)?.speaker ?? null);
    if (!part) return;
    parts.push(part);
    spokenFor = Math.max(cue.end, ...part.pieces.map((piece) => piece.end));
  });
  return parts;
}

function partOf(
  masked: string,
  cue: Cue,
  end: number,
  speakerBefore: Span | null,
): SentencePart | null {
  const head = masked.slice(0, cue.start).trimEnd();
  const own = isCoordinate(masked, cue) && speakerBefore ? null : subjectBefore(masked, cue);
  const isTurned = own === null && /[,—–\uFFFC]$/u.test(head) && !isParticiple(cue);
  const behind =
    isTurned && !OPENING.test(masked.slice(cue.end)) ? subjectAfter(masked, cue) : null;
  const before = wordsBefore(masked, own?.start ?? cue.start);
  const isClosing = before !== null && masked.startsWith(QUOTE, before.start);
  const after = behind
    ? quotationsIn(masked, behind.end, end)
    : isClosing
      ? quotationsIn(masked, cue.end, end)
      : wordsAfterCue(masked, cue, end);
  const pieces = [
    ...(before && cue.frame !== 'act' && isHandedOn(masked, before, after.length > 0)
      ? [before]
      : []),
    ...after,
  ];
  if (pieces.length === 0) return null;
  const speaker = own ?? behind ?? speakerBefore ?? leadingSubject(masked);
  return { pieces, speaker, cue: { start: cue.start, end: cue.end } };
}

/** Words before the verb are handed on when they are quoted, or when nothing is handed on behind it. */
function isHandedOn(masked: string, before: Span, hasAfter: boolean): boolean {
  const words = masked.slice(before.start, before.end);
  return words.startsWith(QUOTE) || (!hasAfter && words.split(/\s+/u).length >= LEAST_CLAUSE);
}

/** Words; less is an opening such as “On Monday,”. */
const LEAST_CLAUSE = 4;

function wordsAfterCue(masked: string, cue: Cue, end: number): Span[] {
  if (cue.frame === 'quotation') return quotationsIn(masked, cue.end, end);
  const span = wordsAfter(masked, cue, end);
  return span ? [span] : [];
}

function quotationsIn(masked: string, start: number, end: number): Span[] {
  return [...masked.slice(start, end).matchAll(/\uFFFC+/gu)].map(({ 0: match, index }) => ({
    start: start + index,
    end: start + index + match.length,
  }));
}

/** “…, adding that” and “… and said that” begin a part of their own, with the same speaker. */
function endOfPart(masked: string, cue: Cue, later: readonly Cue[]): number {
  const next = later.find(
    (one) => isCoordinate(masked, one) && wordsAfterCue(masked, one, masked.length).length > 0,
  );
  return next && next.start > cue.end
    ? masked.slice(0, next.start).search(COORDINATE)
    : masked.length;
}

/** What is said follows, and not who says it. */
const OPENING = /^\s*(?:that\s|[:,\uFFFC])/u;

function isParticiple({ words }: Cue): boolean {
  return /^\p{L}+ing\b/iu.test(words);
}

const COORDINATE = /(?:,|\uFFFC|,?\s+and)\s*$/u;

function isCoordinate(masked: string, cue: Cue): boolean {
  const head = masked.slice(0, cue.start);
  const isOpenedByQuote = head.trimEnd().endsWith(QUOTE);
  return COORDINATE.test(head) && (isParticiple(cue) || !isOpenedByQuote);
}

const ACCORDING = /(?<!\p{L})according\s+to(?!\p{L})/iu;

/** “According to police, …” and “…, according to police.” */
function accordingTo(masked: string): SentencePart[] {
  const found = ACCORDING.exec(masked);
  if (!found) return [];
  const cue = { start: found.index, end: found.index + found[0].length };
  const speaker = subjectAfter(masked, cue);
  if (!speaker) return [];
  const behind = masked.slice(speaker.end);
  const comma = /^[^,]{0,60},/u.exec(behind);
  const before = trimmed(masked, 0, cue.start);
  const after = comma ? trimmed(masked, speaker.end + comma[0].length, masked.length) : null;
  const pieces = [before, after].flatMap((piece) => piece ?? []);
  return pieces.length === 0 ? [] : [{ pieces, speaker, cue }];
}
