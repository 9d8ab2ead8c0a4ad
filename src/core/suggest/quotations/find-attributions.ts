/*
 * Words of an article that are said by somebody: quoted, reported, or both, with the words for the speaker.
 * A proposal by rule for English; of other languages only quotations are found, without speakers. What it misses is
 * in docs/quotations.md. Comes from the current revision; goes to people, who correct it, and to the figures.
 */
import type { ATTRIBUTION_KINDS } from '../../model/attribution.ts';
import { currentRevision, isArticleText, type Block, type Source } from '../../model/source.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { countWords } from '../../text/words.ts';
import type { Span } from '../../text/segments.ts';
import { quotedIn, type Quoted } from './quotation-marks.ts';
import { partsOf } from './sentence-parts.ts';
import { QUOTE } from './subjects.ts';

type Kind = (typeof ATTRIBUTION_KINDS)[number];

/** Why the rule proposes it. going on: a quotation right behind one whose speaker is known. */
export type FindingReason = 'verb' | 'going on' | 'quotation marks';

/** UTF-16 units of the current revision. */
export interface FoundAttribution {
  readonly segments: readonly [Span, ...Span[]];
  readonly kind: Kind;
  /** The words for the speaker; null when there are none. */
  readonly speaker: Span | null;
  readonly cue: Span | null;
  readonly reason: FindingReason;
}

export interface FoundVoices {
  /** In text order. */
  readonly attributions: readonly FoundAttribution[];
  /** Quotations of few words that nobody seems to say: titles, scare quotes. */
  readonly leftOut: readonly Span[];
}

/** Words; a shorter quotation without a verb is no speech. */
const LEAST_SPEECH = 5;
/** UTF-16 units; what is longer is no sentence but a text without stops, and patterns would take too long. */
const LONGEST_SENTENCE = 4_000;

export function findAttributions(source: Source): FoundVoices {
  const { text, blocks } = currentRevision(source);
  const { language } = source.metadata;
  const isEnglish = language === null || /^en\b/iu.test(language);
  const attributions: FoundAttribution[] = [];
  const leftOut: Span[] = [];
  /** Whose quotation the sentence before has, which in another block must have ended with it. */
  let speaking: FoundAttribution | null = null;
  for (const block of blocks.filter(isArticleText)) {
    let endsQuoted = false;
    for (const { span, quoted } of quotedSentences(text, block, language)) {
      const isRead = isEnglish && span.end - span.start <= LONGEST_SENTENCE;
      const found = isRead ? reportedIn(text, span, quoted) : [];
      const rest = quoted.filter(({ inner }) => !found.some((one) => holds(one, inner)));
      for (const { inner, outer } of rest) {
        const goesOn = speaking !== null && isAllQuoted(text, span, quoted);
        const isSpeech = countWords(text.slice(inner.start, inner.end), language) >= LEAST_SPEECH;
        if (goesOn || isSpeech) found.push(onlyQuoted(inner, goesOn ? speaking : null));
        else if (!isSpeaker(found, outer)) leftOut.push(inner);
      }
      attributions.push(...found.toSorted((a, b) => a.segments[0].start - b.segments[0].start));
      const last = attributions.at(-1);
      speaking = last && found.length > 0 && quoted.length > 0 ? last : null;
      endsQuoted = (quoted.at(-1)?.outer.end ?? -1) >= span.end - 1;
    }
    if (!endsQuoted) speaking = null;
  }
  return { attributions, leftOut };
}

interface QuotedSentence {
  readonly span: Span;
  readonly quoted: readonly Quoted[];
}

/** Sentences that part no quotation. */
function quotedSentences(text: string, block: Block, language: string | null): QuotedSentence[] {
  const quoted = quotedIn(text, block);
  const sentences: Span[] = [];
  for (const sentence of sentencesOf(text, block, language)) {
    const last = sentences.at(-1);
    const parted =
      last && quoted.some(({ outer }) => outer.start < last.end && outer.end > sentence.start);
    if (last && parted) sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
    else sentences.push(sentence);
  }
  return sentences.map((span) => ({
    span,
    quoted: quoted.filter(({ outer }) => outer.start >= span.start && outer.start < span.end),
  }));
}

function reportedIn(text: string, span: Span, quoted: readonly Quoted[]): FoundAttribution[] {
  const masked = maskedAt(text, span, quoted);
  const moved = (one: Span): Span => ({ start: one.start + span.start, end: one.end + span.start });
  return partsOf(masked).flatMap((part): FoundAttribution[] => {
    const own = part.pieces.map((piece) => masked.slice(piece.start, piece.end));
    const isDirect = own.every((words) => !/[\p{L}\p{N}]/u.test(words));
    const isIndirect = own.every((words) => !words.includes(QUOTE));
    const pieces = part.pieces.map(moved);
    const [first, ...others] = isDirect
      ? quoted.flatMap(({ inner }) => (pieces.some((piece) => within(inner, piece)) ? [inner] : []))
      : pieces;
    if (!first) return [];
    return [
      {
        segments: [first, ...others],
        kind: isDirect ? 'direct' : isIndirect ? 'indirect' : 'mixed',
        speaker: part.speaker && moved(part.speaker),
        cue: moved(part.cue),
        reason: 'verb',
      },
    ];
  });
}

function maskedAt(text: string, span: Span, quoted: readonly Quoted[]): string {
  let masked = '';
  let at = span.start;
  for (const { outer } of quoted) {
    const end = Math.min(outer.end, span.end);
    masked += text.slice(at, outer.start) + QUOTE.repeat(end - outer.start);
    at = end;
  }
  return masked + text.slice(at, span.end);
}

function onlyQuoted(inner: Span, before: FoundAttribution | null): FoundAttribution {
  return {
    segments: [inner],
    kind: 'direct',
    speaker: before?.speaker ?? null,
    cue: null,
    reason: before ? 'going on' : 'quotation marks',
  };
}

function isAllQuoted(text: string, span: Span, quoted: readonly Quoted[]): boolean {
  return !/[\p{L}\p{N}]/u.test(maskedAt(text, span, quoted).replaceAll(QUOTE, ''));
}

function holds({ segments }: FoundAttribution, inner: Span): boolean {
  return segments.some((segment) => within(inner, segment));
}

function isSpeaker(found: readonly FoundAttribution[], outer: Span): boolean {
  return found.some(({ speaker }) => speaker !== null && within(outer, speaker));
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
