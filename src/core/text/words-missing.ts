/*
 * What one text has and another lacks, for somebody whose words came too late for a text that was frozen.
 * Not what a correction changed (compare/text-changes.ts): what the other has besides is not told.
 */
import { compareTexts } from './text-comparison.ts';

/** Stretches of whole words of `text`, in its order; white space at their ends is left out. */
export function wordsMissingIn(other: string, text: string): string[] {
  const stretches: { start: number; end: number }[] = [];
  let at = 0;
  for (const { start, end } of [
    ...compareTexts(text, other).map(({ from }) => from),
    { start: text.length, end: text.length },
  ]) {
    const last = stretches.at(-1);
    if (text.slice(at, start).trim() !== '') {
      // A space or comma that both have does not part what was written in one go.
      const isOneGo = last && /^[^\p{L}\p{N}\n]*$/u.test(text.slice(last.end, at));
      if (isOneGo) last.end = start;
      else stretches.push({ start: at, end: start });
    }
    at = end;
  }
  return stretches.map(({ start, end }) => text.slice(start, end).trim());
}

/** Of several texts the one that has most of the words; of two that have as many the later. */
export function nearestText(text: string, others: readonly string[]): string | null {
  const words = wordsOf(text);
  let nearest: string | null = null;
  let most = 0;
  for (const other of others) {
    const both = [...wordsOf(other)].filter((word) => words.has(word)).length;
    if (both === 0 || both < most) continue;
    [nearest, most] = [other, both];
  }
  return nearest;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu));
}
