/*
 * An article with one member's marks in it, block by block, cut wherever a mark begins or ends.
 * Blocks without a mark are counted, not shown: a hand-in is printed for every pupil of a class.
 * Goes to hand-in.ts. One sweep over the edges, so that time grows with the marks.
 */
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { Channel } from '../../model/codebook.ts';
import { paragraphNumbers } from '../../model/paragraphs.ts';
import type { Block, BlockKind, Revision } from '../../model/source.ts';
import { SpanEdges } from '../../text/span-edges.ts';
import type { Passage, Piece } from './report-document.ts';

export interface NumberedMark {
  readonly annotation: PublishedAnnotation;
  /** As the list of marks counts them, from 1. */
  readonly number: number;
  readonly tagLabel: string;
  readonly channel: Channel;
}

/** A passage, or how many blocks were passed over without a mark. */
export type Marked = { readonly passage: Passage } | { readonly skipped: number };

/** Numbers in one piece; how many more lie there is said. */
const MOST_NUMBERS = 6;

const BLOCK_PLACES: Readonly<Record<BlockKind, string>> = {
  heading: 'Heading',
  deck: 'Deck',
  paragraph: 'Paragraph',
  quotation: 'Quotation',
  caption: 'Caption',
  furniture: 'Text of the page beside the article',
};

/** "Paragraph 4", "Heading". */
export function placeOf(block: Block, numbers: ReadonlyMap<Block, number>): string {
  const number = numbers.get(block);
  return number === undefined ? BLOCK_PLACES[block.kind] : `Paragraph ${number}`;
}

/** In text order. `marks` are all of that revision. */
export function markedPassages(
  revision: Revision,
  language: string | null,
  marks: readonly NumberedMark[],
): Marked[] {
  const numbers = paragraphNumbers(revision);
  const sweep = new Sweep(marks);
  const found: Marked[] = [];
  let skipped = 0;
  for (const block of revision.blocks) {
    const pieces = sweep.piecesOf(revision.text, block);
    if (pieces.every(({ labels }) => labels.length === 0)) {
      skipped++;
      continue;
    }
    if (skipped > 0) found.push({ skipped });
    skipped = 0;
    const isHeading = block.kind === 'heading';
    found.push({ passage: { place: placeOf(block, numbers), isHeading, language, pieces } });
  }
  if (skipped > 0) found.push({ skipped });
  return found;
}

class Sweep {
  readonly #marks: readonly NumberedMark[];
  readonly #edges: SpanEdges;
  #next = 0;
  readonly #lying = new Set<NumberedMark>();
  readonly #channels = new Map<Channel, number>();
  /** Labels not shown yet: a mark may begin in the white space between two blocks. */
  #beginning: NumberedMark[] = [];

  constructor(marks: readonly NumberedMark[]) {
    this.#marks = marks;
    this.#edges = new SpanEdges(marks.map(({ annotation }) => annotation.target.segments));
  }

  /** To be asked for the blocks in text order. */
  piecesOf(text: string, block: Block): Piece[] {
    const pieces: Piece[] = [];
    let at = block.start;
    while (at < block.end) {
      this.#pass(at);
      const end = Math.min(this.#edges.at(this.#next), block.end);
      pieces.push(this.#piece(text.slice(at, end)));
      at = end;
    }
    return pieces;
  }

  /** Over all edges up to the offset. */
  #pass(offset: number): void {
    for (; this.#edges.at(this.#next) <= offset; this.#next++) {
      const mark = this.#marks[this.#edges.owner(this.#next)];
      if (!mark) continue;
      const begins = this.#edges.begins(this.#next);
      const lying = this.#channels.get(mark.channel) ?? 0;
      this.#channels.set(mark.channel, lying + (begins ? 1 : -1));
      if (!begins) this.#lying.delete(mark);
      else {
        this.#lying.add(mark);
        // A later piece of the mark goes on with what has begun.
        const first = mark.annotation.target.segments[0]?.start;
        if (first === this.#edges.at(this.#next)) this.#beginning.push(mark);
      }
    }
  }

  #piece(text: string): Piece {
    const beginning = new Set(this.#beginning.filter((mark) => this.#lying.has(mark)));
    this.#beginning = [];
    const labels = [...beginning].map(({ number, tagLabel }) => `${number} ${tagLabel}`);
    for (const mark of this.#lying) {
      if (labels.length >= MOST_NUMBERS) break;
      if (!beginning.has(mark)) labels.push(String(mark.number));
    }
    const more = this.#lying.size - labels.length;
    if (more > 0) labels.push(`and ${more} more`);
    const channels = [...this.#channels].flatMap(([channel, count]) => (count > 0 ? channel : []));
    return { text, labels, channels };
  }
}
