/*
 * Large initials of printed articles, put before the words that they begin.
 * Not the lines themselves (printed-pieces.ts): an initial has come as a line of its own.
 */
import type { PrintedLine } from './printed-lines.ts';

/** How much taller than the text an initial is, at least; a figure for a note is smaller than its text by less. */
const TALLER = 2;
/** Parts of the height of the text: how far its first line may reach into the initial, and stand off it. */
const INTO = 0.5;
const OFF = 3;

/** One letter, with an opening quotation before it or an apostrophe behind it. */
const INITIAL = /^["„«‹“‘']?\p{L}\p{M}*[’']?$/u;

export function isInitialBeside(initial: PrintedLine, other: PrintedLine): boolean {
  return initial.height > other.height * TALLER && INITIAL.test(initial.text.trim());
}

/** An initial whose words are not found stays as it is. */
export function withInitials(lines: readonly PrintedLine[]): PrintedLine[] {
  const joined = new Map<PrintedLine, PrintedLine | null>();
  for (const initial of lines) {
    if (!INITIAL.test(initial.text.trim())) continue;
    const [first] = lines
      .filter((line) => isInitialBeside(initial, line) && isBeside(initial, line))
      .toSorted((a, b) => a.top - b.top);
    if (!first || joined.has(first)) continue;
    joined.set(initial, null);
    joined.set(first, {
      ...first,
      text: initial.text.trim() + joint(initial, first, lines) + first.text,
      left: initial.left,
    });
  }
  return lines.flatMap((line) => {
    const now = joined.get(line);
    if (now === null) return [];
    return [now ?? line];
  });
}

function isBeside(initial: PrintedLine, { top, height, left }: PrintedLine): boolean {
  const isInside = top > initial.top - initial.height && top < initial.top + height * INTO;
  return isInside && left > initial.right - height * INTO && left < initial.right + height * OFF;
}

/**
 * “A” and “I” may be words. They are taken for one where what follows stands elsewhere on the page by itself and never
 * behind that letter.
 */
function joint(initial: PrintedLine, first: PrintedLine, lines: readonly PrintedLine[]): string {
  const [letter = ''] = /[AI]$/.exec(initial.text.trim()) ?? [];
  const [rest = ''] = /^\p{Ll}+/u.exec(first.text) ?? [];
  if (letter === '' || rest === '') return '';
  const words = lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
  const alone = words.filter((word) => word === rest).length;
  return alone > 1 && !words.includes(letter.toLowerCase() + rest) ? ' ' : '';
}
