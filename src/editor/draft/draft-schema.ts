/*
 * What a draft may hold: blocks of plain text, each of a kind. Line breaks inside a block are characters of it.
 * Not the binding to Yjs (draft-view.ts). One node for all kinds: see sync/draft-document.ts.
 * What another client wrote is drawn as text under one of the six kinds and nothing else.
 */
import { Fragment, Schema, Slice, type Attrs, type Node } from 'prosemirror-model';
import { BLOCK_KINDS, type BlockKind } from '#core/model/source.ts';

/** On elements that stand for blocks, also on the clipboard. */
export const KIND_ATTRIBUTE = 'data-kind';

export const draftSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      marks: '',
      whitespace: 'pre',
      attrs: { kind: { default: 'paragraph' }, gap: { default: null } },
      parseDOM: [
        {
          tag: `p[${KIND_ATTRIBUTE}]`,
          preserveWhitespace: 'full',
          getAttrs: (element) => ({ kind: toKind(element.getAttribute(KIND_ATTRIBUTE)) }),
        },
      ],
      toDOM: ({ attrs }) => ['p', { [KIND_ATTRIBUTE]: kindOf(attrs) }, 0],
    },
    text: {},
  },
});

const { block } = draftSchema.nodes;

export function kindOf(attrs: Attrs): BlockKind {
  return toKind(attrs['kind']);
}

function toKind(value: unknown): BlockKind {
  return BLOCK_KINDS.find((kind) => kind === value) ?? 'paragraph';
}

/** A block as it is written or pasted: what stands before it is a blank line. */
export function newBlock(kind: BlockKind, text = ''): Node {
  return block.create({ kind }, text === '' ? null : draftSchema.text(text));
}

/** Blocks to put in at a caret: the first goes on where the caret is, the last is gone on with. */
export function sliceOf(blocks: readonly { kind: BlockKind; text: string }[]): Slice {
  if (blocks.length === 0) return Slice.empty;
  return new Slice(Fragment.from(blocks.map(({ kind, text }) => newBlock(kind, text))), 1, 1);
}
