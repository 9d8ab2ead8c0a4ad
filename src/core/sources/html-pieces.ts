/*
 * The blocks of an HTML document, read off its nodes: headings, paragraphs, quotations, captions.
 * Not a parser and not a cleaner: whatever parsed the page (a library on the server, the browser) hands its nodes over.
 * Text nodes alone are read, so that no script, style or address of the page gets anywhere.
 */
import type { BlockKind } from '../model/source.ts';
import type { Piece } from './read-source.ts';

/** What is asked of a node; those of browsers and of DOM libraries have it. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

const ELEMENT = 1;
const TEXT = 3;

const SILENT: ReadonlySet<string> = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE META LINK SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO SELECT TEXTAREA'.split(
    ' ',
  ),
);
const BLOCKS: ReadonlySet<string> = new Set(
  'P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV FIGURE FIGCAPTION BLOCKQUOTE UL OL LI DL DT DD TABLE TR TD TH CAPTION PRE ADDRESS FORM FIELDSET H1 H2 H3 H4 H5 H6 HR DETAILS SUMMARY BODY HTML'.split(
    ' ',
  ),
);
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ...['H1', 'H2', 'H3', 'H4', 'H5', 'H6'].map((name) => [name, 'heading'] as const),
  ['BLOCKQUOTE', 'quotation'],
  ['FIGCAPTION', 'caption'],
  ['CAPTION', 'caption'],
]);
/** Frames round an article that people rarely mean, though they stand on the page. */
const FURNITURE: ReadonlySet<string> = new Set(['NAV', 'FORM', 'FOOTER', 'BUTTON']);

/** Elements in elements that are read; browsers stop nesting them at 512, so that no page they saved or pasted has more. */
export const DEEPEST = 600;

/** White space is what a browser would show: one space, except in PRE and at BR. */
export function piecesOfHtml(root: HtmlNode): Piece[] {
  const reader = new PieceReader();
  reader.read(root, null, false, 0);
  return reader.pieces();
}

class PieceReader {
  readonly #pieces: Piece[] = [];
  #text = '';
  /** White space that follows shows nothing any more. */
  #endsInSpace = false;
  #quotes = 0;
  #kind: BlockKind | null = null;

  pieces(): Piece[] {
    this.#end();
    return this.#pieces;
  }

  read(node: HtmlNode, kind: BlockKind | null, isPre: boolean, depth: number): void {
    if (node.nodeType === TEXT) {
      this.#add(node.nodeValue ?? '', isPre);
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (SILENT.has(name) || depth > DEEPEST) return;
    if (name === 'BR') {
      this.#add('\n', true);
      return;
    }
    const isBlock = node.nodeType === ELEMENT && BLOCKS.has(name);
    const own = FURNITURE.has(name) ? 'furniture' : (kind ?? KINDS.get(name) ?? null);
    const marks = name === 'Q' ? this.#marksOf(node) : null;
    if (isBlock) this.#begin(own);
    if (marks) this.#open(marks[0]);
    for (const child of node.childNodes) this.read(child, own, isPre || name === 'PRE', depth + 1);
    if (marks) this.#close(marks[1]);
    if (isBlock) this.#begin(kind);
  }

  /** A space beside a space shows as one, whichever elements they stand in. */
  #add(given: string, isPre: boolean): void {
    const words = isPre ? given : given.replace(/[ \t\n\r\f]+/g, ' ');
    const text = !isPre && this.#endsInSpace ? words.replace(/^ /, '') : words;
    if (text === '') return;
    this.#text += text;
    this.#endsInSpace = /[ \n]$/.test(text);
  }

  /** Browsers put them round a quotation; null where it brings its own. */
  #marksOf(quotation: HtmlNode): readonly [string, string] | null {
    if (/^\p{Quotation_Mark}/u.test(firstWords(quotation).trimStart())) return null;
    return this.#quotes % 2 === 0 ? ['“', '”'] : ['‘', '’'];
  }

  #open(mark: string): void {
    this.#quotes++;
    this.#add(mark, true);
  }

  #close(mark: string): void {
    this.#quotes--;
    this.#add(mark, true);
  }

  #begin(kind: BlockKind | null): void {
    this.#end();
    this.#kind = kind;
  }

  #end(): void {
    // From the first of its spaces alone, or a long run of them would be looked through from each.
    const text = this.#text.replace(/(?<! ) *\n */g, '\n').trim();
    // Two line breaks part paragraphs on pages that have no elements for them.
    for (const part of text.split(/\n{2,}/)) {
      if (part.trim() !== '') this.#pieces.push({ kind: this.#kind, text: part });
    }
    this.#text = '';
    this.#endsInSpace = false;
  }
}

/** '' where the first words are too far down to look for. */
function firstWords(node: HtmlNode, depth = 0): string {
  if (node.nodeType === TEXT) return node.nodeValue ?? '';
  if (depth > DEEPEST) return '';
  for (const child of node.childNodes) {
    const words = firstWords(child, depth + 1);
    if (words.trim() !== '') return words;
  }
  return '';
}
