/*
 * Which words of a sentence a reporting verb hands on: behind it, or before it when it closes the sentence.
 * Not who says them (subjects.ts). Offsets are UTF-16 units of the masked sentence.
 */
import type { Span } from '../../text/segments.ts';
import type { Frame } from './reporting-verbs.ts';
import { QUOTE } from './subjects.ts';

export interface Cue extends Span {
  /** As it stands there. */
  readonly words: string;
  readonly frame: Frame;
}

/** “told reporters”, “told the Le Figaro newspaper”. */
const HEARER =
  /^\s+(?:him|her|them|us|me|(?:the\s+)?(?:\p{L}+\s+)?(?:reporters|journalists|newspaper|police|parliament|court)|(?:the\s+)?(?:\p{Lu}[\p{L}’'.-]*\s*)+(?:newspaper)?)/u;
const TIME =
  /^\s+(?:(?:on|last|this|next)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^\s+(?:yesterday|today|(?:last|this)\s+(?:week|month|year))\b/u;
const ADJUNCT =
  /^\s+(?:in|on|at|to|of|after|before|during|through|via|by|from|with|about|as|last|this|yesterday|today|for)\s/u;
/** Where what is said begins: after “that”, after a colon, or at a quotation. */
const OPENING = new RegExp(
  String.raw`^[^.;:${QUOTE}]{0,90}?(?:\bthat\s+|:\s*|[,\s]\s*(?=${QUOTE}))`,
  'u',
);

/** “asked whether”: the question is what is handed on. */
const QUESTION = /^\s+(?:\p{L}+\s+)?(?=(?:whether|why|how|what|who|when|where|if)\s)/u;

/** Null where nothing behind the verb is handed on. @param end where the verb's part of the sentence ends. */
export function wordsAfter(masked: string, cue: Cue, end: number): Span | null {
  const start = startAfter(masked, cue, end);
  return start === null ? null : trimmed(masked, start, end);
}

function startAfter(masked: string, cue: Cue, end: number): number | null {
  const isTelling = /^t(?:ell|old)/iu.test(cue.words);
  const hearer = isTelling ? HEARER.exec(masked.slice(cue.end, end)) : null;
  const from = cue.end + (hearer?.[0].trimEnd().length ?? 0);
  const rest = masked.slice(from, end);
  const opening = OPENING.exec(rest);
  if (cue.frame === 'act') return from;
  const question = QUESTION.exec(rest);
  if (question) return from + question[0].length;
  if (cue.frame === 'that' || cue.frame === 'quotation') return opening && from + opening[0].length;
  if (/^\s+that\s/u.test(rest)) return from + (opening?.[0].length ?? 0);
  const time = TIME.exec(rest);
  if (ADJUNCT.test(rest) || time) {
    if (opening) return from + opening[0].length;
    return time ? from + time[0].length : null;
  }
  if (/^\s*[,:]/u.test(rest)) return opening && from + opening[0].length;
  return from;
}

/** What stands before the subject of a verb that closes the sentence: “The radar failed, she said.” */
export function wordsBefore(masked: string, subjectStart: number): Span | null {
  const head = masked.slice(0, subjectStart).trimEnd();
  return /[,—–]$/u.test(head) || head.endsWith(QUOTE) ? trimmed(masked, 0, head.length) : null;
}

/** Without white space and the stops of the sentence at the ends; null when nothing is left. */
export function trimmed(masked: string, start: number, end: number): Span | null {
  const words = masked.slice(start, end);
  const from = start + (/^[\s,:;—–]*/u.exec(words)?.[0].length ?? 0);
  const to = end - (/[\s,.:;—–?!]*$/u.exec(words)?.[0].length ?? 0);
  return from < to ? { start: from, end: to } : null;
}
