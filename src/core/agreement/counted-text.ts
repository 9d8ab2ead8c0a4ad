/** The text of an article that figures are of: its blocks without furniture, one after the other, in code points. */
import { isArticleText, type Block, type Revision } from '../model/source.ts';
import type { Span } from '../text/segments.ts';
import { OffsetTable } from '../text/units.ts';
import { firstWhere } from '../text/first-where.ts';

/** A block and the code points that are counted before it. */
interface CountedBlock extends Block {
  readonly before: number;
}

export class CountedText {
  /** In code points. */
  readonly length: number;
  readonly #blocks: readonly CountedBlock[];
  readonly #offsets: OffsetTable;

  constructor(revision: Revision) {
    this.#offsets = new OffsetTable(revision.text);
    const blocks: CountedBlock[] = [];
    let before = 0;
    for (const block of revision.blocks.filter(isArticleText)) {
      blocks.push({ ...block, before });
      before += this.#offsets.toCodePoints(block.end) - this.#offsets.toCodePoints(block.start);
    }
    this.#blocks = blocks;
    this.length = before;
  }

  /**
   * Where UTF-16 units of the revision lie in the counted text; null where none of them is counted.
   * What a piece covers of two blocks is one piece, since nothing that is counted lies between them.
   */
  place(span: Span): Span | null {
    const [start, end] = [this.#placeOf(span.start), this.#placeOf(span.end)];
    return start < end ? { start, end } : null;
  }

  #placeOf(utf16: number): number {
    const block = this.#blocks[firstWhere(this.#blocks, ({ start }) => start >= utf16) - 1];
    if (!block) return 0;
    const inside = this.#offsets.toCodePoints(Math.min(utf16, block.end));
    return block.before + inside - this.#offsets.toCodePoints(block.start);
  }
}
