/*
 * Lines of printed pages made into paragraphs again: words parted at line ends, heads and feet of pages, spacing.
 * Not the reading of a PDF (server/source-files/pdf.ts): lines with their places come in. A person checks the result.
 */
import type { Piece } from './read-source.ts';

/** Lengths in points; `top` grows downwards. */
export interface PrintedLine {
  readonly text: string;
  readonly top: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/** How much more than the usual distance of lines parts two paragraphs, and how much larger a heading is set. */
const GAP = 1.45;
const LARGER = 1.25;
/** Fewer distances of lines do not say which is usual: then it is hardly more than the height of a line. */
const FEW = 4;
const USUAL_MOST = 1.25;
/** A line on so many pages at the same end is a head or foot. */
const REPEATED = 3;

/**
 * Headings and paragraphs in reading order, without the heads and feet that pages repeat. The lines of a page come from
 * top to bottom; their places and heights are in points.
 */
export function piecesOfPages(pages: readonly (readonly PrintedLine[])[]): Piece[] {
  const usual = median(pages.flatMap((page) => page.map(({ height }) => height)));
  const repeated = repeatedLines(pages);
  const distance = lineDistance(pages, repeated, usual);
  const pieces: Piece[] = [];
  let open: { lines: PrintedLine[]; isHeading: boolean } | null = null;
  const close = () => {
    if (open)
      pieces.push({ kind: open.isHeading ? 'heading' : null, text: joinedLines(open.lines) });
    open = null;
  };
  for (const page of pages) {
    let before: PrintedLine | null = null;
    for (const line of page) {
      if (repeated.has(keyOf(line.text))) {
        pieces.push({ kind: 'furniture', text: line.text });
        continue;
      }
      const isHeading = line.height > usual * LARGER;
      const isApart = before !== null && line.top - before.top > distance * GAP;
      const isNewColumn = before !== null && line.top < before.top;
      const isEnded = isNewColumn || before === null ? endsSentence(open) : isApart;
      if (!open || open.isHeading !== isHeading || isEnded) {
        close();
        open = { lines: [], isHeading };
      }
      open.lines.push(line);
      before = line;
    }
  }
  close();
  return pieces;
}

/** A paragraph runs on over the end of a page or column unless its sentence has ended. */
function endsSentence(open: { readonly lines: readonly PrintedLine[] } | null): boolean {
  return /[.!?…:]["'”’»)\]]*$/.test(open?.lines.at(-1)?.text.trim() ?? '');
}

/** Of lines inside a paragraph: the lower quarter of all distances, since headings and gaps only add to them. */
function lineDistance(
  pages: readonly (readonly PrintedLine[])[],
  repeated: ReadonlySet<string>,
  height: number,
): number {
  const distances = pages.flatMap((page) => {
    const own = page.filter(({ text }) => !repeated.has(keyOf(text)));
    return own.flatMap(({ top }, at) => {
      const next = own[at + 1];
      return next && next.top > top ? [next.top - top] : [];
    });
  });
  const usual = distances.toSorted((a, b) => a - b)[distances.length >> 2] ?? 0;
  return distances.length < FEW ? Math.min(usual, height * USUAL_MOST) : usual;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function repeatedLines(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  const ends = pages.flatMap((page) => {
    const keys = [page[0], page.at(-1)].flatMap((line) => (line ? [keyOf(line.text)] : []));
    return [...new Set(keys)];
  });
  const counts = Map.groupBy(ends, (key) => key);
  return new Set([...counts].flatMap(([key, all]) => (all.length >= REPEATED ? [key] : [])));
}

/** Page numbers differ from page to page. */
function keyOf(line: string): string {
  return line.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
}

/** Scripts without spaces between words, with their punctuation; Korean has spaces. */
const UNSPACED =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\uff01-\\uff60]';
/** Punctuation that they share with others: what stands beside it decides. */
const SHARED = '[“”‘’…—]*';
const ENDS_UNSPACED = new RegExp(`${UNSPACED}${SHARED}$`, 'u');
const BEGINS_UNSPACED = new RegExp(`^${SHARED}${UNSPACED}`, 'u');

/** A hyphen at the end of a line is taken for that of a parted word where a small letter follows. */
function joinedLines(lines: readonly PrintedLine[]): string {
  let text = '';
  for (const line of lines) {
    const next = line.text.trim();
    if (/\p{Ll}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next))
      text = text.slice(0, -1) + next;
    else text += (isParted(text, next) ? ' ' : '') + next;
  }
  return text;
}

function isParted(text: string, next: string): boolean {
  const end = text.slice(-10); // a text may be long, and is looked at for each of its lines
  return text !== '' && !(ENDS_UNSPACED.test(end) && BEGINS_UNSPACED.test(next));
}
