/*
 * The typefaces of PDF reports: where their files are and which characters each has. DejaVu has Latin, Greek, Cyrillic,
 * Hebrew and Arabic; Noto Emoji what its name says; Unifont, drawn in coarse dots, nearly all others up to U+FFFF.
 * Not which of them writes a text (glyphs.ts).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import { withoutWoff } from './woff.ts';

const require = createRequire(import.meta.url);

interface TypefaceFacts {
  readonly name: string;
  /** The package.json of the npm package. */
  readonly home: string;
  /** Below the package. Without slanted faces: DejaVu's lack Hebrew and Arabic. */
  readonly normal: string;
  readonly bold: string;
  /** Whether words of right-to-left scripts come out turned about, as OpenType layout does. */
  readonly isLaidOut: boolean;
}

/** Controls, halves of characters, private or not assigned: what Unifont draws for them says nothing. */
const NO_CHARACTER = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;

/** Its files are read when it is first asked for a character. */
export class Typeface {
  readonly name: string;
  readonly isLaidOut: boolean;
  /** Paths. */
  readonly normal: string;
  readonly bold: string;
  readonly #known = new Map<string, boolean>();
  #faces: readonly Font[] | null = null;

  constructor({ name, home, normal, bold, isLaidOut }: TypefaceFacts) {
    const folder = path.dirname(home);
    this.name = name;
    this.isLaidOut = isLaidOut;
    this.normal = path.join(folder, normal);
    this.bold = path.join(folder, bold);
  }

  /** Whether it was asked for anything, and so may be needed to draw. */
  get isOpen(): boolean {
    return this.#faces !== null;
  }

  has(character: string): boolean {
    const known = this.#known.get(character);
    if (known !== undefined) return known;
    this.#faces ??= [...new Set([this.normal, this.bold])].map(openedFont);
    const code = character.codePointAt(0) ?? 0;
    const has =
      !NO_CHARACTER.test(character) && this.#faces.every((face) => face.hasGlyphForCodePoint(code));
    this.#known.set(character, has);
    return has;
  }
}

/** In the order in which they are asked for a character. */
export const TYPEFACES: readonly [Typeface, ...Typeface[]] = [
  new Typeface({
    name: 'DejaVu',
    home: require.resolve('dejavu-fonts-ttf/package.json'),
    normal: 'ttf/DejaVuSansCondensed.ttf',
    bold: 'ttf/DejaVuSansCondensed-Bold.ttf',
    isLaidOut: true,
  }),
  new Typeface({
    name: 'Noto Emoji',
    home: require.resolve('@expo-google-fonts/noto-emoji/package.json'),
    normal: '400Regular/NotoEmoji_400Regular.ttf',
    bold: '700Bold/NotoEmoji_700Bold.ttf',
    isLaidOut: true,
  }),
  new Typeface({
    name: 'Unifont',
    home: require.resolve('@fontsource/unifontex/package.json'),
    normal: 'files/unifontex-latin-400-normal.woff',
    bold: 'files/unifontex-latin-400-normal.woff',
    isLaidOut: false,
  }),
];

/** As pdfmake and fontkit read it. */
export function typefaceBytes(file: string): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.woff') ? withoutWoff(bytes) : bytes;
}

function openedFont(file: string): Font {
  const font = create(typefaceBytes(file));
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds more than one typeface`);
  return font;
}
