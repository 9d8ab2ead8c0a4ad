/*
 * The stretches that two texts have in common: paragraphs that stand once in both, and between those word by word.
 * Not where marks go (reanchor.ts), and not for people to read (compare/text-changes.ts).
 * Comes from two revisions of a source. The same on every machine: it counts its steps and looks at no clock.
 */
import { commonRuns } from './common-runs.ts';
import type { Span } from './segments.ts';
import { UNPARTED } from './unparted.ts';

/** A stretch that both texts have. */
export interface Common {
  /** UTF-16 units of the earlier text. */
  readonly from: Span;
  /** Added to an offset of the earlier text. */
  readonly shift: number;
}

/** Words put in and left out between two such paragraphs; beyond it all that stands between them counts as replaced. */
const MOST_EDITS = 1_500;
/** Of some 20 nanoseconds, in all gaps together: where much differs in many of them, fewer edits are followed. */
const MOST_STEPS = 1_500_000;

/** Words, but single letters of scripts that do not part words; white space in a line; each other character. */
const WORDS = new RegExp(
  String.raw`(?:(?!${UNPARTED})[\p{L}\p{M}\p{N}_\u{AD}])+|[^\S\n]+|[^]`,
  'gu',
);

/** What stands between two paragraphs that are the same, or before or behind all of them. */
interface Gap {
  readonly from: Span;
  readonly to: Span;
}

type Piece = Common | Gap;

/**
 * In text order; between two of them something was put in or left out. Where paragraphs were moved past each other,
 * the words between decide which of them stayed, unless more than MOST_EDITS differ: then as many stay as can.
 */
export function compareTexts(from: string, to: string): Common[] {
  const whole = { from: { start: 0, end: from.length }, to: { start: 0, end: to.length } };
  const pieces = withWordsCompared(
    parted(whole, uncrossed(linesInBoth(whole, from, to))),
    from,
    to,
  );
  const again = pieces.flatMap((piece): readonly Piece[] => {
    if (isCommon(piece)) return [piece];
    const lines = inOrder(linesInBoth(piece, from, to));
    return lines.length > 0 ? parted(piece, lines) : [];
  });
  return joined(withWordsCompared(again, from, to).filter(isCommon));
}

function isCommon(piece: Piece): piece is Common {
  return 'shift' in piece;
}

interface LineInBoth {
  readonly common: Common;
  /** Its place among these lines in the later text, from 0. */
  readonly rank: number;
}

/** Lines that stand once in both texts of the gap, as they follow in the earlier one. */
function linesInBoth(gap: Gap, from: string, to: string): LineInBoth[] {
  const [before, after] = [linesStandingOnce(from, gap.from), linesStandingOnce(to, gap.to)];
  const inBoth = [...after.keys()].filter((line) => before.has(line));
  const ranks = new Map(inBoth.map((line, rank) => [line, rank]));
  return [...before].flatMap(([line, start]) => {
    const [there, rank] = [after.get(line), ranks.get(line)];
    if (there === undefined || rank === undefined) return [];
    return { common: { from: { start, end: start + line.length }, shift: there - start }, rank };
  });
}

/** With their offsets, in text order. */
function linesStandingOnce(text: string, { start, end }: Span): Map<string, number> {
  const once = new Map<string, number>();
  const more = new Set<string>();
  for (const { 0: line, index } of text.slice(start, end).matchAll(/[^\n]+/g)) {
    if (once.delete(line)) more.add(line);
    if (!more.has(line)) once.set(line, start + index);
  }
  return once;
}

/** Lines that no other was moved past. */
function uncrossed(lines: readonly LineInBoth[]): Common[] {
  let highest = -1;
  return lines.flatMap(({ common, rank }, at) => {
    const isUncrossed = rank === at && highest === at - 1;
    highest = Math.max(highest, rank);
    return isUncrossed ? common : [];
  });
}

/** As many lines as follow each other in both texts. */
function inOrder(lines: readonly LineInBoth[]): Common[] {
  const ranks = Int32Array.from(lines, ({ rank }) => rank);
  const runs = commonRuns(ranks, ranks.toSorted(), MOST_EDITS) ?? [];
  return runs.flatMap(({ from, length }) =>
    lines.slice(from, from + length).map(({ common }) => common),
  );
}

/** The paragraphs with the gap before each and the one behind all. */
function parted(gap: Gap, paragraphs: readonly Common[]): Piece[] {
  let [at, there] = [gap.from.start, gap.to.start];
  const pieces = paragraphs.flatMap((paragraph): Piece[] => {
    const { start, end } = paragraph.from;
    const before = {
      from: { start: at, end: start },
      to: { start: there, end: start + paragraph.shift },
    };
    [at, there] = [end, end + paragraph.shift];
    return [before, paragraph];
  });
  const behind = { from: { start: at, end: gap.from.end }, to: { start: there, end: gap.to.end } };
  return [...pieces, behind];
}

/** The stretches that a gap has in common in its place; a gap in which too much differs stays. */
function withWordsCompared(pieces: readonly Piece[], from: string, to: string): Piece[] {
  const known = new Map<string, number>();
  const cut = pieces.map((piece) => ({
    piece,
    words: isCommon(piece) ? null : gapWords(piece, from, to, known),
  }));
  const mostEdits = mostEditsIn(cut.flatMap(({ words }) => words ?? []));
  return cut.flatMap(({ piece, words }) => (words && sameWords(words, mostEdits)) ?? [piece]);
}

interface GapWords {
  readonly before: Words;
  readonly after: Words;
  /** Words that only one of them has, or has more often: it says early where nothing is to be found. */
  readonly leastEdits: number;
}

interface Words {
  /** The same number for the same word. */
  readonly ids: Int32Array;
  /** Offset of each word, and of the end. */
  readonly edges: Int32Array;
}

function gapWords(gap: Gap, from: string, to: string, known: Map<string, number>): GapWords {
  const [before, after] = [wordsIn(from, gap.from, known), wordsIn(to, gap.to, known)];
  return { before, after, leastEdits: leastEditsOf(before.ids, after.ids) };
}

function leastEditsOf(a: Int32Array, b: Int32Array): number {
  const left = new Map<number, number>();
  for (const id of a) left.set(id, (left.get(id) ?? 0) + 1);
  let both = 0;
  for (const id of b) {
    const count = left.get(id) ?? 0;
    if (count > 0) both++;
    left.set(id, count - 1);
  }
  return a.length + b.length - 2 * both;
}

function wordsIn(text: string, { start, end }: Span, known: Map<string, number>): Words {
  const words = text.slice(start, end).match(WORDS) ?? [];
  const ids = new Int32Array(words.length);
  const edges = new Int32Array(words.length + 1).fill(start);
  words.forEach((word, at) => {
    const id = known.get(word) ?? known.size;
    known.set(word, id);
    ids[at] = id;
    edges[at + 1] = (edges[at] ?? 0) + word.length;
  });
  return { ids, edges };
}

function mostEditsIn(gaps: readonly GapWords[]): number {
  let most = MOST_EDITS;
  const steps = () => gaps.reduce((sum, gap) => sum + mostStepsIn(gap, most), 0);
  while (steps() > MOST_STEPS) most = Math.floor(most * 0.8);
  return most;
}

function mostStepsIn({ before, after, leastEdits }: GapWords, mostEdits: number): number {
  if (leastEdits > mostEdits) return 0;
  const [one, other] = [before.ids.length, after.ids.length];
  const edits = Math.min(one + other, mostEdits);
  return (edits * Math.min(one, other, edits)) / 2;
}

/** Null where more than `mostEdits` words differ. */
function sameWords({ before, after, leastEdits }: GapWords, mostEdits: number): Common[] | null {
  if (leastEdits > mostEdits) return null;
  const runs = commonRuns(before.ids, after.ids, mostEdits);
  return (
    runs &&
    runs.map((run) => {
      const start = before.edges[run.from] ?? 0;
      const end = before.edges[run.from + run.length] ?? start;
      return { from: { start, end }, shift: (after.edges[run.to] ?? 0) - start };
    })
  );
}

/** With stretches that go on where another ends made one. */
function joined(all: readonly Common[]): Common[] {
  const common: Common[] = [];
  for (const one of all) {
    const last = common.at(-1);
    if (last?.from.end === one.from.start && last.shift === one.shift) {
      common[common.length - 1] = { ...one, from: { start: last.from.start, end: one.from.end } };
    } else common.push(one);
  }
  return common;
}
