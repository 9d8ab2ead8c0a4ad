/*
 * What is painted over a text: marks by channel and depth, the active mark, pieces, other people's selections.
 * Paints depth and not marks, so the number of ranges is bounded by the text, whatever the number of marks.
 * Comes from the app's visible marks; goes to a backend; the article's DOM is never touched by it.
 */
import type { Channel } from '#core/model/codebook.ts';
import { depthRuns } from '#core/text/depth.ts';
import { intersection, type Span } from '#core/text/segments.ts';
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

interface BlockMarks {
  readonly tint: Map<string, readonly Span[]>;
  readonly underline: Map<string, readonly Span[]>;
  readonly wave: Map<string, readonly Span[]>;
}

export class Painter {
  readonly #view: ReadingView;
  readonly #backend: HighlightBackend;
  readonly #blocks: readonly BlockMarks[];
  /** Where each mark is, so that it can be taken out again. */
  readonly #places = new Map<string, { channel: Channel; blocks: readonly number[] }>();
  /** Blocks in which a name other than a channel has paint. */
  readonly #extras = new Map<string, ReadonlySet<number>>();

  constructor(view: ReadingView, kind: BackendKind = bestBackendKind()) {
    this.#view = view;
    this.#backend = createBackend(view, kind);
    this.#blocks = view.revision.blocks.map(() => ({
      tint: new Map(),
      underline: new Map(),
      wave: new Map(),
    }));
  }

  /** Paints these marks and no others. */
  set(marks: readonly PaintedMark[]): void {
    const keep = new Set(marks.map((mark) => mark.id));
    this.change(
      marks,
      [...this.#places.keys()].filter((id) => !keep.has(id)),
    );
  }

  /** Paints again only the blocks that these marks touch or touched. */
  change(changed: readonly PaintedMark[], removed: readonly string[]): void {
    const dirty = new Map<string, { block: number; channel: Channel }>();
    const soil = (block: number, channel: Channel) =>
      dirty.set(`${block} ${channel}`, { block, channel });
    for (const id of [...removed, ...changed.map((mark) => mark.id)]) this.#takeOut(id, soil);
    for (const mark of changed) this.#putIn(mark, soil);
    for (const { block, channel } of dirty.values()) this.#paintBlock(block, channel);
    if (dirty.size > 0) this.#backend.done();
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

  presence(selections: readonly PaintedSelection[]): void {
    for (let colour = 0; colour < 8; colour++) {
      const spans = selections.filter((one) => one.colour === colour).map(({ span }) => span);
      this.#paintExtra(`crossread-presence-${colour}`, spans);
    }
    this.#backend.done();
  }

  destroy(): void {
    this.#backend.destroy();
  }

  #takeOut(id: string, soil: (block: number, channel: Channel) => void): void {
    const place = this.#places.get(id);
    if (!place) return;
    this.#places.delete(id);
    for (const block of place.blocks) {
      this.#blocks[block]?.[place.channel].delete(id);
      soil(block, place.channel);
    }
  }

  #putIn(mark: PaintedMark, soil: (block: number, channel: Channel) => void): void {
    const byBlock = this.#cutByBlock(mark.spans);
    for (const [block, spans] of byBlock) {
      this.#blocks[block]?.[mark.channel].set(mark.id, spans);
      soil(block, mark.channel);
    }
    this.#places.set(mark.id, { channel: mark.channel, blocks: [...byBlock.keys()] });
  }

  #paintBlock(block: number, channel: Channel): void {
    const spans = [...(this.#blocks[block]?.[channel].values() ?? [])].flat();
    depthRuns(spans, MOST_DEPTH).forEach((runs, index) => {
      this.#backend.paint(`crossread-${channel}-${index + 1}`, block, runs);
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
      const last = this.#view.blockIndexAt(Math.max(span.start, span.end - 1));
      for (let index = this.#view.blockIndexAt(span.start); index <= last; index++) {
        const block = blocks[index];
        const part = block && intersection(block, span);
        if (part) cut.set(index, [...(cut.get(index) ?? []), part]);
      }
    }
    return cut;
  }
}
