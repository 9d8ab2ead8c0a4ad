/*
 * Where passages stand in their columns, in pixels from the top of the column's content: measured once, and again
 * after the text has another width or height. So scrolling asks the browser for no rectangles.
 */
import type { SourceId } from '#core/model/ids.ts';
import type { Place } from '#core/compare/alignment/passages.ts';
import type { Reader } from '../compare/readers.ts';

export interface ColumnPlace {
  readonly top: number;
  readonly bottom: number;
}

/** More than any article has. */
const MOST_CHARACTERS = 2 ** 24;

interface Known {
  readonly size: string;
  /** By start and end; null for a passage that is not shown. */
  readonly places: Map<number, ColumnPlace | null>;
}

export class ColumnPlaces {
  readonly #readers: ReadonlyMap<SourceId, Reader>;
  readonly #known = new Map<SourceId, Known>();

  constructor(readers: ReadonlyMap<SourceId, Reader>) {
    this.#readers = readers;
  }

  /** The element that scrolls the article; null when its column is folded. */
  scrollerOf(source: SourceId): Element | null {
    return this.#readers.get(source)?.view.element.closest('.column-scroll') ?? null;
  }

  /** To be called once a frame, before anything is asked: forgets what stood in texts of another size. */
  refresh(): void {
    for (const source of this.#readers.keys()) {
      const scroller = this.scrollerOf(source);
      const size = scroller ? `${scroller.scrollHeight}x${scroller.clientWidth}` : '';
      if (this.#known.get(source)?.size !== size) {
        this.#known.set(source, { size, places: new Map() });
      }
    }
  }

  /** Null for a passage that is not shown. */
  of(place: Place): ColumnPlace | null {
    const places = this.#known.get(place.source)?.places;
    const key = place.start * MOST_CHARACTERS + place.end;
    const known = places?.get(key);
    if (known !== undefined) return known;
    const measured = this.#measure(place);
    places?.set(key, measured);
    return measured;
  }

  #measure({ source, start, end }: Place): ColumnPlace | null {
    const scroller = this.scrollerOf(source);
    const rects = this.#readers.get(source)?.view.rectsOf({ start, end }) ?? [];
    const [first] = rects;
    if (!scroller || !first) return null;
    const above = scroller.scrollTop - scroller.getBoundingClientRect().top;
    return { top: first.top + above, bottom: (rects.at(-1) ?? first).bottom + above };
  }
}
