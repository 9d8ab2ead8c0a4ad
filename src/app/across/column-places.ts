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

export class ColumnPlaces {
  readonly #readers: ReadonlyMap<SourceId, Reader>;
  readonly #known = new Map<SourceId, { size: string; places: Map<string, ColumnPlace | null> }>();

  constructor(readers: ReadonlyMap<SourceId, Reader>) {
    this.#readers = readers;
  }

  /** The element that scrolls the article; null when its column is folded. */
  scrollerOf(source: SourceId): Element | null {
    return this.#readers.get(source)?.view.element.closest('.column-scroll') ?? null;
  }

  /** Null for a passage that is not shown. */
  of({ source, start, end }: Place): ColumnPlace | null {
    const key = `${start}-${end}`;
    const { places } = this.#current(source);
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = this.#measure({ source, start, end });
    places.set(key, place);
    return place;
  }

  #current(source: SourceId): { places: Map<string, ColumnPlace | null> } {
    const scroller = this.scrollerOf(source);
    const size = scroller ? `${scroller.scrollHeight}x${scroller.clientWidth}` : '';
    const known = this.#known.get(source);
    if (known?.size === size) return known;
    const fresh = { size, places: new Map<string, ColumnPlace | null>() };
    this.#known.set(source, fresh);
    return fresh;
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
