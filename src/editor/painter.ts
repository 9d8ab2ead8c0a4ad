/*
 * What is painted over a text: marks by channel and depth, the active mark, pieces, other people's selections.
 * Paints depth and not marks, and only near the window: the cost follows what is seen, not how much is marked.
 * Comes from the app's visible marks; goes to a backend; the article's DOM is never touched by it.
 */
import { CHANNELS, type Channel } from '#core/model/codebook.ts';
import { addTo } from '#core/model/lists-by-key.ts';
import { depthRuns } from '#core/text/depth.ts';
import { intersection, type Span } from '#core/text/segments.ts';
import { BlocksNear } from './blocks-near.ts';
import { bestBackendKind, createBackend } from './highlight-backend.ts';
import type { BackendKind, HighlightBackend } from './highlight-backend.ts';
import type { ReadingView } from './reading-view.ts';

export interface PaintedMark {
  readonly id: string;
  readonly channel: Channel;
  /** UTF-16 units of the revision. */
  readonly spans: readonly Span[];
}

export interface PaintedSelection {
  /** 0 to 7. */
  readonly colour: number;
  readonly span: Span;
}

const MOST_DEPTH = 3;

/** The marks that touch one block. */
type BlockMarks = Readonly<Record<Channel, Set<PaintedMark>>>;

/** Blocks that have to be painted again. */
type Dirty = Readonly<Record<Channel, Set<number>>>;

export class Painter {
  readonly #view: ReadingView;
  readonly #backend: HighlightBackend;
  readonly #blocks: readonly BlockMarks[];
  readonly #near: BlocksNear;
  readonly #marks = new Map<string, PaintedMark>();
  /** Blocks in which a name other than a channel has paint. */
  readonly #extras = new Map<string, ReadonlySet<number>>();

  constructor(view: ReadingView, kind: BackendKind = bestBackendKind()) {
    this.#view = view;
    this.#backend = createBackend(view, kind);
    this.#blocks = view.revision.blocks.map(() => ({
      tint: new Set(),
      underline: new Set(),
      wave: new Set(),
    }));
    this.#near = new BlocksNear(view, (indices) => this.#paintBlocks(indices));
  }

  /** Paints these marks and no others. */
  set(marks: readonly PaintedMark[]): void {
    const keep = new Set(marks.map((mark) => mark.id));
    this.change(
      marks,
      [...this.#marks.keys()].filter((id) => !keep.has(id)),
    );
  }

  /** Paints again only the blocks that these marks touch or touched. */
  change(changed: readonly PaintedMark[], removed: readonly string[]): void {
    const dirty: Dirty = { tint: new Set(), underline: new Set(), wave: new Set() };
    for (const id of removed) this.#takeOut(id, dirty);
    for (const mark of changed) this.#takeOut(mark.id, dirty);
    for (const mark of changed) this.#putIn(mark, dirty);
    for (const channel of CHANNELS) {
      for (const block of dirty[channel]) {
        if (this.#near.has(block)) this.#paintBlock(block, channel);
      }
    }
    this.#backend.done();
  }

  /** Shows the exact extent of the active mark. */
  emphasise(spans: readonly Span[]): void {
    this.#paintExtra('crossread-active', spans);
    this.#backend.done();
  }

  /** Shows pieces that are collected for the coming mark. */
  pending(spans: readonly Span[]): void {
    this.#paintExtra('crossread-pending', spans);
    this.#backend.done();
  }

  /** Shows the passage that is asked about, or what answers it from another article. */
  answering(spans: readonly Span[]): void {
    this.#paintExtra('crossread-answer', spans);
    this.#backend.done();
  }

  /** Shows passages that no other article answers. */
  alone(spans: readonly Span[]): void {
    this.#paintExtra('crossread-alone', spans);
    this.#backend.done();
  }

  /** Shows the passages that a figure is made of. */
  lit(spans: readonly Span[]): void {
    this.#paintExtra('crossread-lit', spans);
    this.#backend.done();
  }

  presence(selections: readonly PaintedSelection[]): void {
    for (let colour = 0; colour < 8; colour++) {
      const spans = selections.filter((one) => one.colour === colour).map(({ span }) => span);
      this.#paintExtra(`crossread-presence-${colour}`, spans);
    }
    this.#backend.done();
  }

  destroy(): void {
    this.#near.destroy();
    this.#backend.destroy();
  }

  #takeOut(id: string, dirty: Dirty): void {
    const mark = this.#marks.get(id);
    if (!mark) return;
    this.#marks.delete(id);
    this.#eachBlock(mark, (block, index) => {
      block[mark.channel].delete(mark);
      dirty[mark.channel].add(index);
    });
  }

  #putIn(mark: PaintedMark, dirty: Dirty): void {
    this.#marks.set(mark.id, mark);
    this.#eachBlock(mark, (block, index) => {
      block[mark.channel].add(mark);
      dirty[mark.channel].add(index);
    });
  }

  #eachBlock({ spans }: PaintedMark, visit: (block: BlockMarks, index: number) => void): void {
    for (const span of spans) {
      const last = this.#lastBlockOf(span);
      for (let index = this.#view.blockIndexAt(span.start); index <= last; index++) {
        const block = this.#blocks[index];
        if (block) visit(block, index);
      }
    }
  }

  #lastBlockOf(span: Span): number {
    return this.#view.blockIndexAt(Math.max(span.start, span.end - 1));
  }

  /** After they came near the window or left it. */
  #paintBlocks(blocks: readonly number[]): void {
    for (const block of blocks) for (const channel of CHANNELS) this.#paintBlock(block, channel);
    this.#backend.done();
  }

  #paintBlock(index: number, channel: Channel): void {
    const block = this.#view.revision.blocks[index];
    const marks = this.#near.has(index) ? this.#blocks[index]?.[channel] : undefined;
    const spans: Span[] = [];
    for (const mark of marks ?? []) {
      for (const span of mark.spans) {
        const part = block && intersection(block, span);
        if (part) spans.push(part);
      }
    }
    depthRuns(spans, MOST_DEPTH).forEach((runs, depth) => {
      this.#backend.paint(`crossread-${channel}-${depth + 1}`, index, runs);
    });
  }

  #paintExtra(name: string, spans: readonly Span[]): void {
    const byBlock = this.#cutByBlock(spans);
    for (const block of this.#extras.get(name) ?? []) {
      if (!byBlock.has(block)) this.#backend.paint(name, block, []);
    }
    for (const [block, parts] of byBlock) {
      this.#backend.paint(name, block, depthRuns(parts, 1)[0] ?? []);
    }
    this.#extras.set(name, new Set(byBlock.keys()));
  }

  #cutByBlock(spans: readonly Span[]): Map<number, Span[]> {
    const { blocks } = this.#view.revision;
    const cut = new Map<number, Span[]>();
    for (const span of spans) {
      const last = this.#lastBlockOf(span);
      for (let index = this.#view.blockIndexAt(span.start); index <= last; index++) {
        const block = blocks[index];
        const part = block && intersection(block, span);
        if (part) addTo(cut, index, part);
      }
    }
    return cut;
  }
}
