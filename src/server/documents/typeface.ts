/*
 * The typeface of PDF reports: where its files are, and which characters it has no glyphs for.
 * Not fonts in general: DejaVu has Latin, Greek, Cyrillic, Hebrew and Arabic, but no Chinese and few emoji.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { openSync } from 'fontkit';

const require = createRequire(import.meta.url);

/** Where the files are: nothing else on the disk may be read while a PDF is written. */
export const TYPEFACE_FOLDER = path.join(
  path.dirname(require.resolve('dejavu-fonts-ttf/package.json')),
  'ttf',
);

/** Without slanted faces: they lack Hebrew and Arabic. */
export const TYPEFACE = {
  normal: path.join(TYPEFACE_FOLDER, 'DejaVuSansCondensed.ttf'),
  bold: path.join(TYPEFACE_FOLDER, 'DejaVuSansCondensed-Bold.ttf'),
};

/** Stands for a character without a glyph. */
const MISSING = '▯';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Without a glyph of their own, and nothing is lost without them; but for those that join and direct Arabic. */
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}--[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]]/gv;
const KEPT = /[\u061c\u200c-\u200f\u202a-\u202e\u2066-\u2069]/;

/** Remembers what it could not write. */
export class Glyphs {
  readonly #has = new Map<number, boolean>();
  readonly #faces = [TYPEFACE.normal, TYPEFACE.bold].flatMap((file) => {
    const font = openSync(file);
    return 'hasGlyphForCodePoint' in font ? [font] : [];
  });
  /** How often each character was asked for that has no glyph. */
  readonly missing = new Map<string, number>();

  /** The text as the typeface can write it: ▯ for each cluster with a character that it lacks. */
  writable(text: string): string {
    if (this.#hasAll(text)) return text;
    let written = '';
    for (const { segment } of graphemes.segment(text)) {
      const visible = segment.replaceAll(INVISIBLE, '');
      const lacking = Array.from(visible).filter((character) => !this.#hasAll(character));
      for (const one of new Set(lacking)) this.missing.set(one, (this.missing.get(one) ?? 0) + 1);
      written += lacking.length > 0 ? MISSING : visible;
    }
    return written;
  }

  #hasAll(text: string): boolean {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const known = this.#has.get(code);
      const has = known ?? this.#find(character, code);
      if (!has) return false;
    }
    return true;
  }

  #find(character: string, code: number): boolean {
    const isKept = character === '\n' || character === '\t' || KEPT.test(character);
    const has = isKept || this.#faces.every((face) => face.hasGlyphForCodePoint(code));
    this.#has.set(code, has && !character.match(INVISIBLE));
    return this.#has.get(code) ?? false;
  }
}
