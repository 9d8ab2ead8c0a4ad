/** Whether positions stand at the edges of words: people mark whole words far more often than parts of them. */
import { graphemeEdgeBefore } from './graphemes.ts';
import type { Span } from './segments.ts';
import { UNPARTED } from './unparted.ts';

/** How many ends of the span, in UTF-16 offsets, fall on the edge of a word: 0, 1 or 2. */
export function wordEdges(text: string, { start, end }: Span): number {
  return Number(isWordEdge(text, start)) + Number(isWordEdge(text, end));
}

function isWordEdge(text: string, at: number): boolean {
  if (at > text.length) return false;
  const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
  return before !== /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}

/**
 * Whether the offset (UTF-16) lies inside a word, a number (12.5) or what people see as one character. A hyphen parts no
 * word: “violent” is inside “non-violent”. Scripts that do not part words have none to be inside of.
 */
export function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  if (graphemeEdgeBefore(text, at) !== at) return true;
  const before = text.slice(Math.max(0, at - NEAR), at);
  const behind = text.slice(at, at + NEAR);
  return JOINTS.some(([end, beginning]) => end.test(before) && beginning.test(behind));
}

/** UTF-16 units in which two characters stand, whatever they are. */
const NEAR = 4;
const LETTER = String.raw`(?:(?!${UNPARTED})[\p{L}\p{M}\p{N}])`;
const JOINTS: readonly (readonly [end: RegExp, beginning: RegExp])[] = [
  [LETTER, LETTER],
  [LETTER, `[-‐‑]${LETTER}`],
  [`${LETTER}[-‐‑]`, LETTER],
  [String.raw`\p{N}`, String.raw`[.,:]\p{N}`],
  [String.raw`\p{N}[.,:]`, String.raw`\p{N}`],
].map(([end, beginning]) => [new RegExp(`${end}$`, 'u'), new RegExp(`^${beginning}`, 'u')]);
