/*
 * Which blocks of a text lie in the window or within half a window of it: those that are worth painting.
 * Not what is painted there. Comes from the browser's observers; goes to the painter.
 */
import type { ReadingView } from './reading-view.ts';

/** On each side, as a share of the window. */
const MARGIN = 0.1;

export class BlocksNear {
  readonly #elements: readonly HTMLElement[];
  readonly #indices: ReadonlyMap<Element, number>;
  readonly #changed: (indices: readonly number[]) => void;
  readonly #near = new Set<number>();
  readonly #stop = new AbortController();
  readonly #scrolled: IntersectionObserver;
  readonly #laidOut: ResizeObserver;
  #all = false;

  /** `changed` gets the blocks that came near or went away, before the frame that shows it where that can be. */
  constructor(view: ReadingView, changed: (indices: readonly number[]) => void) {
    this.#elements = view.blockElements();
    this.#indices = new Map(this.#elements.map((element, index) => [element, index]));
    this.#changed = changed;
    const margin = `${MARGIN * 100}% 0%`;
    // A browser without scrollMargin cuts at the edge of the scrolled column and paints a frame later.
    const options: IntersectionObserverInit = { rootMargin: margin, scrollMargin: margin };
    this.#scrolled = new IntersectionObserver((entries) => this.#moved(entries), options);
    // Called before the frame is painted, where the other is called after it.
    this.#laidOut = new ResizeObserver(() => this.#lookNow());
    this.#laidOut.observe(view.element);
    for (const element of this.#elements) this.#scrolled.observe(element);
    const { signal } = this.#stop;
    addEventListener('beforeprint', () => this.#printing(true), { signal });
    addEventListener('afterprint', () => this.#printing(false), { signal });
  }

  has(index: number): boolean {
    return this.#all || this.#near.has(index);
  }

  destroy(): void {
    this.#stop.abort();
    this.#scrolled.disconnect();
    this.#laidOut.disconnect();
  }

  #lookNow(): void {
    const from = -MARGIN * innerHeight;
    const to = (1 + MARGIN) * innerHeight;
    this.#set(
      this.#elements.map((element, index) => {
        const { top, bottom, height } = element.getBoundingClientRect();
        return { index, near: height > 0 && bottom >= from && top <= to };
      }),
    );
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    this.#set(
      entries.flatMap(({ target, isIntersecting }) => {
        const index = this.#indices.get(target);
        return index === undefined ? [] : [{ index, near: isIntersecting }];
      }),
    );
  }

  #set(places: readonly { readonly index: number; readonly near: boolean }[]): void {
    const changed = places.filter(({ index, near }) => this.#near.has(index) !== near);
    for (const { index, near } of changed) {
      if (near) this.#near.add(index);
      else this.#near.delete(index);
    }
    if (changed.length > 0) this.#changed(changed.map(({ index }) => index));
  }

  #printing(all: boolean): void {
    this.#all = all;
    this.#changed(this.#elements.map((_, index) => index));
  }
}
