/** Which typeface writes which part of a text, and what none of them can write. */
import { graphemes } from '#core/text/graphemes.ts';
import { TYPEFACES, type Typeface } from './typeface.ts';

/** Text that one typeface can write. */
export interface TypefaceRun {
  readonly text: string;
  readonly typeface: Typeface;
}

/** Drawn by no glyph: ends of lines, controls of direction and of joining, which Arabic and emoji need. */
const KEPT = /[\n\t\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/;
/** Others without a glyph, of which nothing is lost. */
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}--[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]]/gv;

/** Stands for a character that no typeface has. */
const MISSING = '▯';

const [MAIN] = TYPEFACES;

/** @param text as Glyphs.writable returned it. */
export function typefaceRuns(text: string): TypefaceRun[] {
  if (hasAll(MAIN, text)) return [{ text, typeface: MAIN }];
  const runs: TypefaceRun[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const typeface = typefaceOf(segment) ?? MAIN;
    const last = runs.at(-1);
    if (last?.typeface === typeface) {
      runs[runs.length - 1] = { text: last.text + segment, typeface };
    } else {
      runs.push({ text: segment, typeface });
    }
  }
  return runs;
}

/** Remembers what it could not write. */
export class Glyphs {
  /** How often each character was asked for that no typeface has. */
  readonly missing = new Map<string, number>();

  /** The text as it can be written: ▯ for each cluster that no typeface has whole. */
  writable(text: string): string {
    const visible = text.replaceAll(INVISIBLE, '');
    if (hasAll(MAIN, visible)) return visible;
    let written = '';
    for (const { segment } of graphemes.segment(visible)) {
      const isWritable = typefaceOf(segment) !== undefined;
      if (!isWritable) this.#miss(segment);
      written += isWritable ? segment : MISSING;
    }
    return written;
  }

  #miss(cluster: string): void {
    const lacking = Array.from(cluster).filter((character) => typefaceOf(character) === undefined);
    for (const one of new Set(lacking)) this.missing.set(one, (this.missing.get(one) ?? 0) + 1);
  }
}

function typefaceOf(cluster: string): Typeface | undefined {
  return TYPEFACES.find((typeface) => hasAll(typeface, cluster));
}

function hasAll(typeface: Typeface, text: string): boolean {
  for (const character of text) {
    if (!KEPT.test(character) && !typeface.has(character)) return false;
  }
  return true;
}
