/*
 * Reporting verbs in a sentence that are verbs there: not “a claim”, “the alleged thief”, “was told”.
 * Not whether anything is handed on behind them (reported-words.ts). UTF-16 units of the masked sentence.
 */
import type { Cue } from './reported-words.ts';
import { REPORTING_FORMS, reportingVerb } from './reporting-verbs.ts';

const CUE = new RegExp(
  String.raw`(?<![\p{L}’'-])(?:${REPORTING_FORMS.map((form) => form.replace(' ', String.raw`\s+`)).join('|')})(?![\p{L}’'-])`,
  'giu',
);
/** Before a noun or an adjective. */
const NOUN_LEAD =
  /(?:^|\s)(?:the|an?|his|her|their|its|our|my|your|this|that|these|those|some|many|any|no|several|new|fresh|more|previous|earlier|of|without|from|for|\p{L}+[’']s)\s+$/iu;
const PASSIVE = /(?:^|\s)(?:is|are|was|were|be|been|being|it[’']s)\s+(?:[\p{L}]+ly\s+)?$/iu;
/** Before the lemma itself: “they say”, “critics call”, “will argue”, “went on to say”. */
const PLAIN_LEAD =
  /(?:^|\s)(?:they|we|i|you|who|\p{L}+s|people|police|men|women|will|would|can|could|should|must|may|might|did|does|do|don[’']t|didn[’']t|(?:went|goes|go|going) on to)\s+(?:\p{L}+ly\s+|also\s+)?$/iu;

const SAME_IN_THE_PAST = new Set(['put it', 'read']);

export function cuesIn(masked: string): Cue[] {
  return [...masked.matchAll(CUE)].flatMap(({ 0: words, index }): Cue[] => {
    const verb = reportingVerb(words);
    if (!verb || !isVerb(masked.slice(0, index), words, verb.lemma)) return [];
    return [{ words, start: index, end: index + words.length, frame: verb.frame }];
  });
}

function isVerb(before: string, words: string, lemma: string): boolean {
  if (NOUN_LEAD.test(before)) return false;
  const isLemma = words.replaceAll(/\s+/gu, ' ').toLowerCase() === lemma;
  if (isLemma && !SAME_IN_THE_PAST.has(lemma)) return PLAIN_LEAD.test(before);
  return /ing\b/iu.test(words) || !PASSIVE.test(before);
}
