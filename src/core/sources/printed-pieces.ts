/*
 * Pieces of a printed page put together to lines. Programs draw a line font by font: a sign that its font lacks comes
 * from another one and is drawn last, wherever in the line it stands. So places count, not the order of drawing.
 * Not the paragraphs (printed-lines.ts) and not the reading of a PDF (server/source-files/pdf.ts).
 */
import { isInitialBeside, withInitials } from './printed-initials.ts';
import type { PrintedLine } from './printed-lines.ts';

export interface PrintedPiece extends PrintedLine {
  /** The program that reads the page has seen the end of a line behind it. */
  readonly endsLine: boolean;
}

/** Parts of the height: between two base lines of one line, two words, and two places that count as one. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.15;
const SAME_PLACE = 0.1;

const RIGHT_TO_LEFT = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}]/gu;

/** In the order in which the lines begin. */
export function linesOfPieces(pieces: readonly PrintedPiece[]): PrintedLine[] {
  const lines: PrintedLine[][] = [];
  let isOpen = false;
  for (const { endsLine, ...piece } of pieces) {
    if (piece.text !== '') {
      const last = isOpen ? lines.at(-1) : undefined;
      const line = last && isOnLine(last, piece) ? last : lineAround(lines, piece);
      if (line) line.push(piece);
      else if (!isBlank(piece)) lines.push([piece]);
    }
    isOpen = !endsLine;
  }
  return withInitials(lines.map(lineOf));
}

function isOnLine(line: readonly PrintedLine[], piece: PrintedLine): boolean {
  const [first = piece] = line;
  if (isInitialBeside(first, piece) || isInitialBeside(piece, first)) return false;
  const height = Math.max(first.height, piece.height);
  return Math.abs(first.top - piece.top) < height * SAME_LINE;
}

/** The line that was ended although this piece stands inside it. */
function lineAround(
  lines: readonly PrintedLine[][],
  piece: PrintedLine,
): PrintedLine[] | undefined {
  if (isBlank(piece)) return undefined;
  return lines.findLast((line) => {
    if (!isOnLine(line, piece)) return false;
    const { left, right } = extentOf(line);
    return left <= piece.left && piece.right <= right;
  });
}

function lineOf(drawn: readonly PrintedLine[]): PrintedLine {
  const isLeftwards = runsLeftwards(drawn);
  const pieces = isLeftwards || isInOrder(drawn) ? drawn : inPlace(drawn);
  let text = '';
  let end = 0;
  for (const piece of pieces) {
    const gap = piece.left - end;
    // Far back, it is printed over what was there: no part of that word.
    const isApart = gap > piece.height * WORD_GAP || (!isLeftwards && gap < -piece.height);
    const isParted = text !== '' && isApart;
    text += (isParted && !/\s$/.test(text) && !/^\s/.test(piece.text) ? ' ' : '') + piece.text;
    end = piece.right;
  }
  const [{ top } = { top: 0 }] = drawn;
  return { text, top, ...extentOf(drawn) };
}

/** Without spaces at the ends. */
function extentOf(pieces: readonly PrintedLine[]): Omit<PrintedLine, 'text' | 'top'> {
  const said = pieces.filter((piece) => !isBlank(piece));
  return said.reduce(
    ({ left, right, height }, piece) => ({
      left: Math.min(left, piece.left),
      right: Math.max(right, piece.right),
      height: Math.max(height, piece.height),
    }),
    { left: Infinity, right: -Infinity, height: 0 },
  );
}

/** Drawn from left to right already. */
function isInOrder(pieces: readonly PrintedLine[]): boolean {
  const said = pieces.filter((piece) => !isBlank(piece));
  return said.every((piece, at) => isBehind(piece, said[at - 1]));
}

/** In a script that runs to the left, where the order of drawing is that of reading. */
function runsLeftwards(pieces: readonly PrintedLine[]): boolean {
  const text = pieces.map((piece) => piece.text).join('');
  const leftwards = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  return leftwards * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

function isBehind({ left, right }: PrintedLine, before: PrintedLine | undefined): boolean {
  return !before || (left >= before.left && right >= before.right);
}

/** From left to right. A space that the reader saw where a sign was still to come is none. */
function inPlace(drawn: readonly PrintedLine[]): PrintedLine[] {
  let said: PrintedLine[] = [];
  for (const piece of drawn) {
    if (!isBlank(piece)) said = [...said.flatMap((one) => openedFor(piece, one)), piece];
  }
  const spaces = drawn.filter(
    (piece) => isBlank(piece) && !said.some((other) => overlap(piece, other)),
  );
  return [...said, ...spaces].toSorted((a, b) => a.left - b.left);
}

/**
 * What the other piece stands in is two pieces. The reader has put a space there, because it saw a gap; which of the
 * spaces it was is guessed by the widths of letters.
 */
function openedFor(piece: PrintedLine, around: PrintedLine): PrintedLine[] {
  const { text, left, right } = around;
  const near = piece.height * SAME_PLACE;
  if (piece.left < left + near || piece.right > right - near) return [around];
  const before = piece.left - left;
  const place = (before / (right - left - (piece.right - piece.left))) * (text.length - 1);
  const [space] = [...text.matchAll(/\s/g)]
    .map(({ index }) => index)
    .filter((index) => Math.abs(index - place) < 2 + text.length * 0.08)
    .toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place));
  if (space === undefined) return [around];
  return [
    { ...around, text: text.slice(0, space), right: piece.left },
    { ...around, text: text.slice(space + 1), left: piece.right },
  ].filter((part) => !isBlank(part));
}

function overlap(a: PrintedLine, b: PrintedLine): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared > Math.max(a.height, b.height) * SAME_PLACE;
}

function isBlank({ text }: PrintedLine): boolean {
  return text.trim() === '';
}
