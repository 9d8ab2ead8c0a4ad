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

/** Far deeper than any page, far shallower than the stack. */
const DEEPEST = 400;

/** White space is what a browser would show: one space, except in PRE and at BR. */
export function piecesOfHtml(root: HtmlNode): Piece[] {
  const reader = new PieceReader();
  reader.read(root, null, false, 0);
  return reader.pieces();
}

class PieceReader {
  readonly #pieces: Piece[] = [];
  #text = '';
  #kind: BlockKind | null = null;

  pieces(): Piece[] {
    this.#end();
    return this.#pieces;
  }

  read(node: HtmlNode, kind: BlockKind | null, isPre: boolean, depth: number): void {
    if (node.nodeType === TEXT) {
      const text = node.nodeValue ?? '';
      this.#text += isPre ? text : text.replace(/[ \t\n\r\f]+/g, ' ');
      return;
    }
    const name = node.nodeName.toUpperCase();
    if (SILENT.has(name) || depth > DEEPEST) return;
    if (name === 'BR') {
      this.#text += '\n';
      return;
    }
    const isBlock = node.nodeType === ELEMENT && BLOCKS.has(name);
    const own = FURNITURE.has(name) ? 'furniture' : (kind ?? KINDS.get(name) ?? null);
    if (isBlock) this.#begin(own);
    for (const child of node.childNodes) this.read(child, own, isPre || name === 'PRE', depth + 1);
    if (isBlock) this.#begin(kind);
  }

  #begin(kind: BlockKind | null): void {
    this.#end();
    this.#kind = kind;
  }

  #end(): void {
    const text = this.#text.replace(/ *\n */g, '\n').trim();
    // Two line breaks part paragraphs on pages that have no elements for them.
    for (const part of text.split(/\n{2,}/)) {
      if (part.trim() !== '') this.#pieces.push({ kind: this.#kind, text: part });
    }
    this.#text = '';
  }
}
