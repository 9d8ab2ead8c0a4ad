/*
 * Texts as they are drawn: the Unicode Bidirectional Algorithm (Annex 9) over a paragraph that is made of several items.
 * Not how lines are broken (pdf-lines.ts), not the shapes of Arabic letters (the font's own, in fontkit).
 */
import { createRequire } from 'node:module';
import type * as bidiJs from 'bidi-js';
import { graphemes } from '#core/text/graphemes.ts';

/** Its types say an ES module; in Node it is the function itself. */
const bidiFactory: typeof bidiJs.default.default = createRequire(import.meta.url)('bidi-js');
const bidi = bidiFactory();

/** Words of one direction, or the space between such words. */
export interface DirectedPiece {
  /** In the order of reading, without controls of direction. */
  readonly text: string;
  /** UAX 9, BD2: odd is right to left. */
  readonly level: number;
  /** The level of the paragraph it stands in. */
  readonly base: number;
}

export interface TextItem {
  readonly text: string;
  /** Ends a paragraph. */
  readonly lineEnd?: boolean;
}

/** Of names whose direction must not change that of the words around them: each in an isolate of its own. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u202b\u202e\u2067]/u;
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = new RegExp(CONTROLS, '');
const JOINER = '\u200d';
const ENDS_JOINED = /[\p{Script=Arabic}&&\p{L}]\p{Mn}*$/v;
const STARTS_JOINED = /^[\p{Script=Arabic}&&\p{L}]/v;

export function withoutControls(text: string): string {
  return text.replaceAll(CONTROLS, '');
}

/** The pieces of each item, or null where everything stands from left to right. */
export function directedPieces(items: readonly TextItem[]): DirectedPiece[][] | null {
  const whole = items.map(({ text, lineEnd }) => (lineEnd ? `${text}\n` : text)).join('');
  if (!RIGHT_TO_LEFT.test(whole)) return null;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(inOneUnit(whole), 'auto');
  let offset = 0;
  let paragraph = 0;
  const pieces = items.map(({ text, lineEnd }) => {
    const found: DirectedPiece[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charAt(index);
      const at = offset + index;
      while (at > (paragraphs[paragraph]?.end ?? at)) paragraph += 1;
      const base = paragraphs[paragraph]?.level ?? 0;
      const level = levels[at] ?? base;
      if (CONTROL.test(unit)) continue;
      const last = found.at(-1);
      if (last?.level === level && isSpace(last.text) === isSpace(unit)) {
        found[found.length - 1] = { text: last.text + unit, level, base };
      } else {
        found.push({ text: unit, level, base });
      }
    }
    offset += text.length + (lineEnd ? 1 : 0);
    return found;
  });
  return joinedAcross(items, pieces);
}

/** Pieces of one laid-out line from left to right: UAX 9, L1 and L2. */
export function inVisualOrder<Piece extends DirectedPiece>(line: readonly Piece[]): Piece[] {
  const lastWord = line.findLastIndex(({ text }) => !isSpace(text));
  const placed = line.map((piece, index) => ({
    piece,
    level: index > lastWord ? piece.base : piece.level,
  }));
  const highest = Math.max(0, ...placed.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < placed.length; from += 1) {
      let to = from;
      while ((placed[to]?.level ?? -1) >= level) to += 1;
      placed.splice(from, to - from, ...placed.slice(from, to).toReversed());
      from = to;
    }
  }
  return placed.map(({ piece }) => piece);
}

/**
 * What to hand to the font, brackets mirrored, and turned about where it would do the wrong thing: one that lays out
 * by itself reverses a text whose first letter is of a right-to-left script, and no other.
 */
export function asDrawn(
  { text, level }: Pick<DirectedPiece, 'text' | 'level'>,
  isLaidOut: boolean,
): string {
  const isRightToLeft = level % 2 === 1;
  const clusters = Array.from(graphemes.segment(text), ({ segment }) =>
    isRightToLeft ? (bidi.getMirroredCharacter(segment) ?? segment) : segment,
  );
  return (
    (isLaidOut && beginsRightToLeft(text)) === isRightToLeft ? clusters : clusters.toReversed()
  ).join('');
}

function beginsRightToLeft(text: string): boolean {
  const letter = /[^\p{Script=Common}\p{Script=Inherited}]/u.exec(text)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter);
}

function isSpace(text: string): boolean {
  return /^\s+$/.test(text);
}

/** bidi-js takes halves of characters beyond U+FFFF for letters; those that are none (emoji) become neutral. */
function inOneUnit(text: string): string {
  return text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, (character) =>
    /[\p{L}\p{N}]/u.test(character) ? 'aa' : '\ufffc\ufffc',
  );
}

/** Arabic letters join across the edge of a mark, as in a browser. */
function joinedAcross(
  items: readonly TextItem[],
  pieces: readonly DirectedPiece[][],
): DirectedPiece[][] {
  return pieces.map((own, index) => {
    const before = items[index - 1];
    const after = items[index + 1];
    const self = items[index];
    if (self === undefined) return own;
    const fromBefore = before !== undefined && !before.lineEnd && joins(before.text, self.text);
    const toAfter = after !== undefined && !self.lineEnd && joins(self.text, after.text);
    return own.map((piece, at) => ({
      ...piece,
      text: `${fromBefore && at === 0 ? JOINER : ''}${piece.text}${toAfter && at === own.length - 1 ? JOINER : ''}`,
    }));
  });
}

function joins(first: string, second: string): boolean {
  return ENDS_JOINED.test(first) && STARTS_JOINED.test(second);
}
