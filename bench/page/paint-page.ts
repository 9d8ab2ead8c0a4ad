/** The page that is measured: opens one contender once, then makes single changes to it. */
import '#editor/reading-view.css';
import '../../src/app/styles/theme.css';
import type { PaintedMark } from '#editor/painter.ts';
import type { Span } from '#core/text/segments.ts';
import { markedArticles, withoutWave } from './articles.ts';
import { atOnce, type Contender, type Opened } from './contender.ts';
import { crossread } from './crossread.ts';
import { rest, untilPainted } from './frames.ts';
import { prosemirrorDecorations } from './prosemirror.ts';
import { recogito } from './recogito.ts';

const contenders = {
  Crossread: crossread,
  'Recogito, CSS_HIGHLIGHTS': recogito('CSS_HIGHLIGHTS'),
  'Recogito, SPANS': recogito('SPANS'),
  'ProseMirror decorations': prosemirrorDecorations,
} as const satisfies Record<string, Contender>;
export type ContenderName = keyof typeof contenders;

const EDITS = ['add', 'recolour', 'remove'] as const;
export type Edit = (typeof EDITS)[number];

export interface EditFigures {
  /** Milliseconds until painted, each edit. */
  readonly times: Readonly<Record<Edit, readonly number[]>>;
  /** Changes of nodes and attributes in and below the columns, all edits together. */
  readonly domChanges: number;
}

export interface BenchPage {
  /** Milliseconds until the first frame with text and marks. Once a page. */
  open(name: ContenderName, count: number): Promise<number>;
  /** Milliseconds from the call of `open` until the first text was on the screen, raster included. */
  onScreen(): Promise<number>;
  /** Makes each edit so many times, or less often when they take longer than the budget (ms). */
  edit(rounds: number, budget: number): Promise<EditFigures>;
  /** Milliseconds of a frame in which nothing happens. */
  idle(rounds: number): Promise<number[]>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

let opened: Opened | null = null;
let began = 0;
/** Where a wave more is seen: in the first paragraphs, since a peer draws only what lies in the window. */
let gaps: readonly Span[] = [];
const grid = document.createElement('main');
grid.className = 'columns';

globalThis.window.bench = {
  async open(name, count) {
    const articles = markedArticles(count);
    gaps = articles.slice(0, 1).flatMap(withoutWave);
    document.body.append(grid);
    await rest(100);
    return untilPainted(() => {
      began = performance.now();
      opened = contenders[name].open(grid, articles);
      return opened.isDrawn;
    });
  },

  onScreen() {
    return new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0];
        if (paint) resolve(paint.startTime - began);
      }).observe({ type: 'paint', buffered: true });
    });
  },

  async edit(rounds, budget) {
    if (!opened) throw new Error('nothing is open');
    const times: Record<Edit, number[]> = { add: [], recolour: [], remove: [] };
    await rest(300);
    let domChanges = 0;
    const observer = new MutationObserver((records) => (domChanges += records.length));
    const all = { childList: true, subtree: true, characterData: true, attributes: true };
    observer.observe(grid, all);
    const end = performance.now() + budget;
    for (let round = 0; round < rounds && (round === 0 || performance.now() < end); round++) {
      const span = gaps[round % gaps.length];
      if (!span) throw new Error('no words are left without a wave');
      const mark: PaintedMark = { id: `edited-${round}`, channel: 'wave', spans: [span] };
      const { add, recolour, remove } = opened;
      times.add.push(await settled(() => add(mark)));
      times.recolour.push(await settled(() => recolour({ ...mark, channel: 'tint' })));
      await settled(() => recolour(mark));
      times.remove.push(await settled(() => remove(mark)));
    }
    observer.disconnect();
    return { times, domChanges };
  },

  async idle(rounds) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await settled(() => atOnce));
    return times;
  },
};

async function settled(act: Parameters<typeof untilPainted>[0]): Promise<number> {
  const time = await untilPainted(act);
  await rest(50);
  return time;
}
