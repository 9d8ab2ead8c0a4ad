/*
 * Where marks stand in the rows of a WebAnno TSV: whole tokens, and parts of tokens where a mark begins or ends inside.
 * Not how rows are written (webanno-tsv.ts). Marks of one layer on one unit are stacked, and then have a number.
 */
import type { Span } from '../../text/segments.ts';
import { firstWhere } from '../../text/first-where.ts';
import type { TsvSentence } from './tsv-tokens.ts';

/** One annotation: a mark, or a piece of one. */
export interface TsvPiece extends Span {
  /** The id of its mark. */
  readonly mark: string;
  /** Index of the layer. */
  readonly layer: number;
  /** Escaped. */
  readonly tag: string;
  /** What else is said of it, by column of the layer from 1; escaped, and never ''. */
  readonly said: ReadonlyMap<number, string>;
}

export interface PlacedPiece {
  readonly said: TsvPiece['said'];
  /** Whether it needs a number. */
  isNumbered: boolean;
  /** `[3]` where a piece has several units, or shares one with others of its layer; else ''. */
  suffix: string;
  /** Its tag and its `*` as they stand in a cell: made once, written in every row. */
  tagCell: string;
  starCell: string;
  /** What stands on its first unit. */
  readonly first: Unit['stacks'];
}

/** A token or a part of one. */
export interface Unit extends Span {
  /** By layer, in text order: what begins here stands behind what began before. */
  readonly stacks: ReadonlyMap<number, readonly PlacedPiece[]>;
}

export interface TokenUnits extends Unit {
  /** By beginning, longer ones first. */
  readonly parts: readonly Unit[];
}

interface OpenUnit extends Unit {
  readonly stacks: Map<number, PlacedPiece[]>;
  /** By beginning and end. */
  readonly parts: Map<string, OpenUnit>;
}

export interface Placement {
  /** By sentence. */
  readonly tokens: readonly (readonly TokenUnits[])[];
  /** Pieces without a visible character. */
  readonly left: readonly TsvPiece[];
}

/** Pieces and tokens are UTF-16 spans; the pieces may come in any order. A piece over several tokens stands in a row of each. */
export function placePieces(
  sentences: readonly TsvSentence[],
  pieces: readonly TsvPiece[],
): Placement {
  const rows = sentences.map(({ tokens }) => tokens.map(openUnit));
  const tokens = rows.flat();
  const left: TsvPiece[] = [];
  const placed: PlacedPiece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    const units = unitsOf(piece, tokens);
    const [first] = units;
    if (!first) {
      left.push(piece);
      continue;
    }
    const one: PlacedPiece = {
      said: piece.said,
      isNumbered: units.length > 1,
      suffix: '',
      tagCell: piece.tag,
      starCell: '*',
      first: first.stacks,
    };
    placed.push(one);
    for (const { stacks } of units) {
      const stack = stacks.get(piece.layer);
      if (!stack) {
        stacks.set(piece.layer, [one]);
        continue;
      }
      const [below] = stack;
      if (below) below.isNumbered = true;
      one.isNumbered = true;
      stack.push(one);
    }
  }
  let number = 0;
  for (const piece of placed) {
    if (!piece.isNumbered) continue;
    piece.suffix = `[${++number}]`;
    piece.tagCell += piece.suffix;
    piece.starCell += piece.suffix;
  }
  return { tokens: rows.map((row) => row.map(finished)), left };
}

function openUnit({ start, end }: Span): OpenUnit {
  return { start, end, stacks: new Map(), parts: new Map() };
}

/** One for each token that the piece meets: the token, or the part of it that is marked. */
function unitsOf({ start, end }: Span, tokens: readonly OpenUnit[]): OpenUnit[] {
  const units: OpenUnit[] = [];
  for (let at = firstWhere(tokens, (token) => token.end > start); at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.start >= end) break;
    const part = { start: Math.max(start, token.start), end: Math.min(end, token.end) };
    if (part.start === token.start && part.end === token.end) units.push(token);
    else {
      const key = `${part.start}-${part.end}`;
      const known = token.parts.get(key) ?? openUnit(part);
      token.parts.set(key, known);
      units.push(known);
    }
  }
  return units;
}

function finished({ parts, ...unit }: OpenUnit): TokenUnits {
  const sorted = [...parts.values()].toSorted((a, b) => a.start - b.start || b.end - a.end);
  return { ...unit, parts: sorted };
}
