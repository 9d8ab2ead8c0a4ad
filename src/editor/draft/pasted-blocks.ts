/*
 * A page or a part of one, as programs put it on the clipboard, cut into blocks of plain text with their kinds.
 * Not the reading of whole files. The element must be inert: nothing of it is ever drawn.
 */
import { toCanonicalText } from '#core/text/canonical.ts';
import type { BlockKind } from '#core/model/source.ts';

export interface PastedBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Elements that part the text; those that say more than "paragraph" give it to what is in them. */
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading'] as const),
  ['blockquote', 'quotation'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ...['nav', 'footer', 'form', 'aside', 'button'].map((tag) => [tag, 'furniture'] as const),
]);
const PARTING = new Set(
  'address article body dd details div dl dt fieldset figure header hr li main ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'audio canvas head iframe math noscript object script select style svg template textarea title video'.split(
    ' ',
  ),
);

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

export function pastedBlocks(root: Element): PastedBlock[] {
  const blocks: PastedBlock[] = [];
  let text = '';
  let kind: BlockKind = 'paragraph';
  const close = () => {
    const words = toCanonicalText(text).trim();
    if (words !== '') blocks.push({ kind, text: words });
    text = '';
  };
  const write = (piece: string) => {
    const isOpen = text === '' || /[ \n]$/.test(text);
    text += isOpen ? piece.replace(/^ /, '') : piece;
  };
  const walk = (node: Node, around: BlockKind, isPre: boolean) => {
    if (node.nodeType === TEXT_NODE) {
      const given = node.nodeValue ?? '';
      if (isPre) text += given;
      else write(given.replace(/[ \t\r\n\f]+/g, ' '));
      return;
    }
    if (node.nodeType !== ELEMENT_NODE) return;
    const tag = node.nodeName.toLowerCase();
    if (SILENT.has(tag)) return;
    if (tag === 'br') return void (text = `${text.replace(/ $/, '')}\n`);
    const own = KINDS.get(tag);
    const isParting = own !== undefined || PARTING.has(tag);
    const inside = own ?? around;
    if (isParting) {
      close();
      kind = inside;
    }
    for (const child of node.childNodes) walk(child, inside, isPre || tag === 'pre');
    if (!isParting) return;
    close();
    kind = around;
  };
  walk(root, 'paragraph', false);
  close();
  return blocks;
}
