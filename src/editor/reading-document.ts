/*
 * A revision as a ProseMirror document, and its offsets as positions.
 * Not editable and never changed: one textblock a block, one text node each, marks stand outside.
 * Comes from core; goes to the reading view, which alone uses positions.
 */
import { Schema, type Node } from 'prosemirror-model';
import { paragraphNumbers } from '#core/model/paragraphs.ts';
import type { Block, BlockKind, Revision } from '#core/model/source.ts';
import { firstWhere } from '#core/text/first-where.ts';

const ELEMENTS: Record<BlockKind, string> = {
  heading: 'h3',
  deck: 'p',
  paragraph: 'p',
  quotation: 'blockquote',
  caption: 'p',
  furniture: 'p',
};

export const readingSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      marks: '',
      attrs: {
        kind: { default: 'paragraph' },
        number: { default: null },
        language: { default: null },
      },
      toDOM: ({ attrs }) => [
        ELEMENTS[blockKindOf(attrs['kind'])],
        {
          class: 'block',
          dir: 'auto',
          'data-kind': String(attrs['kind']),
          ...(attrs['number'] === null ? {} : { 'data-number': String(attrs['number']) }),
          ...(attrs['language'] === null ? {} : { lang: String(attrs['language']) }),
        },
        0,
      ],
    },
    text: {},
  },
});

function blockKindOf(value: unknown): BlockKind {
  const kind = Object.keys(ELEMENTS).find((known): known is BlockKind => known === value);
  if (!kind) throw new RangeError(`${String(value)} is no kind of block`);
  return kind;
}

export class ReadingDocument {
  readonly node: Node;
  readonly #revision: Revision;
  /** Position of the first character of each block. */
  readonly #firsts: readonly number[];

  constructor(revision: Revision, language: string | null) {
    const numbers = paragraphNumbers(revision);
    const nodes = revision.blocks.map((block) => {
      const text = revision.text.slice(block.start, block.end);
      const attrs = { kind: block.kind, number: numbers.get(block) ?? null, language };
      return readingSchema.node('block', attrs, text === '' ? [] : readingSchema.text(text));
    });
    this.#revision = revision;
    let position = 1;
    this.#firsts = nodes.map((node) => {
      const first = position;
      position += node.nodeSize;
      return first;
    });
    this.node = readingSchema.node('doc', null, nodes);
  }

  /** Text between blocks belongs to the end of the block before it. */
  positionOf(offset: number): number {
    const index = this.blockIndexAt(offset);
    const block = this.#block(index);
    const within = Math.min(Math.max(offset, block.start), block.end) - block.start;
    return (this.#firsts[index] ?? 1) + within;
  }

  offsetOf(position: number): number {
    const after = this.#firsts.findIndex((first) => first > position);
    const index = Math.max(0, (after === -1 ? this.#firsts.length : after) - 1);
    const block = this.#block(index);
    const within = Math.max(0, position - (this.#firsts[index] ?? 1));
    return Math.min(block.start + within, block.end);
  }

  /** Index of the last block that starts at or before the UTF-16 offset; the first for text before it. */
  blockIndexAt(offset: number): number {
    const { blocks } = this.#revision;
    return Math.max(0, firstWhere(blocks, ({ start }) => start > offset) - 1);
  }

  #block(index: number): Block {
    const block = this.#revision.blocks[index];
    if (!block) throw new RangeError(`the revision has no block ${index}`);
    return block;
  }
}
