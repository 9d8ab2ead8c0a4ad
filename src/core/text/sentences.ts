import { segmenterFor } from './segmenter.ts';
import type { Span } from './segments.ts';

/** Titles, ranks and the like that end in a full stop and never a sentence. */
const TITLE =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Brig|Col|Capt|Lt|Sgt|Rev|Sen|Rep|Gov|vs|e\.g|i\.e)\.[^\S\n]*$/u;
/** "J. Smith", "the U.S. Senate" and "St. Louis" go on; "plan B. Then", "the U.S. He" and "Main St. The" do not. */
const INITIAL = /(?<![\p{L}\p{N}])(?:St|[A-HJ-Z])\.[^\S\n]*$/u;
/** Words that are hardly ever part of a name: with a capital they begin a sentence. */
const OPENING =
  /^[“‘"'(]*(?:The|This|That|These|Those|There|Then|They|Their|He|She|His|Her|It|Its|We|Our|You|Your|I|My|An?|And|But|Or|So|Yet|Not|No|If|In|On|At|As|By|For|From|To|With|When|While|Where|Who|What|Why|How|After|Before|Since|Although|Because|However|Meanwhile|Now|Once|Still|Some|Many|Most|All|One|Such)(?![\p{L}\p{N}.-])/u;
/** "No. 10" is a number, "No. Never." are two sentences. */
const NUMERO = /(?<![\p{L}\p{N}])Nos?\.[^\S\n]*$/u;
/** "8 p.m. Monday" and "8 p.m. ET" are one time, "8 p.m. Police came." are two sentences. */
const HOUR = /(?<![\p{L}])[ap]\.m\.[^\S\n]*$/u;
const DAY_OR_ZONE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific)|[ECMP][SD]?T|GMT|UTC|BST|CES?T)(?![\p{L}\p{N}])/u;

/**
 * Sentences inside `within` (UTF-16 units), without the white space between them: those of Intl.Segmenter, put
 * together again where an English abbreviation has parted them. Known misses are named in the tests.
 */
export function sentencesOf(text: string, within: Span, language: string | null): Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  let end = start;
  const segmenter = segmenterFor(language, 'sentence');
  for (const piece of segmenter.segment(text.slice(within.start, within.end))) {
    end = within.start + piece.index + piece.segment.length;
    if (goesOn(text, start, end)) continue;
    sentences.push({ start, end });
    start = end;
  }
  if (start < end) sentences.push({ start, end });
  return sentences.map((span) => trimmed(text, span)).filter((span) => span.start < span.end);
}

function goesOn(text: string, start: number, end: number): boolean {
  const soFar = text.slice(start, end);
  const next = text.slice(end, end + 20); // longer than any word looked for
  return (
    TITLE.test(soFar) ||
    (INITIAL.test(soFar) && !OPENING.test(next)) ||
    (NUMERO.test(soFar) && /^\p{N}/u.test(next)) ||
    (HOUR.test(soFar) && DAY_OR_ZONE.test(next))
  );
}

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: Math.max(start, span.end - (piece.length - piece.trimEnd().length)) };
}
