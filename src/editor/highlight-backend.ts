/*
 * How painted runs reach the screen: the CSS Custom Highlight API, or ProseMirror decorations without it.
 * Not what to paint: painter.ts decides on runs. Highlights are global by name, so all views share them.
 */
import type { Span } from '#core/text/segments.ts';
import type { ReadingView } from './reading-view.ts';

export interface HighlightBackend {
  /** Paints these disjoint runs under the name in one block, in place of what the name had there. */
  paint(name: string, block: number, runs: readonly Span[]): void;
  /** Ends a round of paints. */
  done(): void;
  destroy(): void;
}

export type BackendKind = 'highlights' | 'decorations';

export function bestBackendKind(): BackendKind {
  return 'highlights' in CSS ? 'highlights' : 'decorations';
}

export function createBackend(view: ReadingView, kind: BackendKind): HighlightBackend {
  return kind === 'highlights' ? new HighlightApiBackend(view) : new DecorationBackend(view);
}

/** No wrapper elements and no change of the article's DOM: ranges are added and deleted beside it. */
class HighlightApiBackend implements HighlightBackend {
  readonly #view: ReadingView;
  /** By highlight name, then block: the range of each run, by its offsets. */
  readonly #painted = new Map<string, Map<number, Map<string, StaticRange>>>();

  constructor(view: ReadingView) {
    this.#view = view;
  }

  paint(name: string, block: number, runs: readonly Span[]): void {
    const blocks = this.#blocksOf(name);
    const before = blocks.get(block);
    if (!before && runs.length === 0) return;
    const after = new Map<string, StaticRange>();
    for (const run of runs) {
      const key = `${run.start}-${run.end}`;
      const kept = before?.get(key);
      const range = kept ?? this.#view.domRanges(run)[0];
      if (!range) continue;
      after.set(key, range);
      if (!kept) highlightNamed(name).add(range);
    }
    for (const [key, range] of before ?? []) {
      if (!after.has(key)) highlightNamed(name).delete(range);
    }
    if (after.size > 0) blocks.set(block, after);
    else blocks.delete(block);
  }

  done(): void {
    // Each range is already where it belongs.
  }

  destroy(): void {
    for (const [name, blocks] of this.#painted) {
      for (const ranges of blocks.values()) {
        for (const range of ranges.values()) highlightNamed(name).delete(range);
      }
    }
    this.#painted.clear();
  }

  #blocksOf(name: string): Map<number, Map<string, StaticRange>> {
    const known = this.#painted.get(name);
    if (known) return known;
    const blocks = new Map<number, Map<string, StaticRange>>();
    this.#painted.set(name, blocks);
    return blocks;
  }
}

function highlightNamed(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = PRIORITIES.findIndex((prefix) => name.startsWith(prefix));
  CSS.highlights.set(name, highlight);
  return highlight;
}

/** Later ones are drawn over earlier ones. */
const PRIORITIES = [
  'crossread-tint',
  'crossread-alone',
  'crossread-answer',
  'crossread-presence',
  'crossread-active',
  'crossread-pending',
  'crossread-underline',
  'crossread-wave',
];

/** Spans with classes, for browsers that cannot paint ranges: the same runs, at the price of DOM changes. */
class DecorationBackend implements HighlightBackend {
  readonly #view: ReadingView;
  readonly #painted = new Map<string, readonly Span[]>();

  constructor(view: ReadingView) {
    this.#view = view;
  }

  paint(name: string, block: number, runs: readonly Span[]): void {
    if (runs.length > 0) this.#painted.set(`${name} ${block}`, runs);
    else this.#painted.delete(`${name} ${block}`);
  }

  done(): void {
    this.#view.decorate(
      [...this.#painted].flatMap(([key, runs]) =>
        runs.map((span) => ({ span, className: key.slice(0, key.indexOf(' ')) })),
      ),
    );
  }

  destroy(): void {
    this.#painted.clear();
    this.done();
  }
}
