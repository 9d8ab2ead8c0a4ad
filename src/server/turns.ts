/** Heavy work a few at a time: who comes when all places are taken waits, and who finds a long line is sent away. */
export class Turns {
  readonly #places: number;
  readonly #longestLine: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(places: number, longestLine: number) {
    this.#places = places;
    this.#longestLine = longestLine;
  }

  /** Null when too many wait already. Rejects as the work does. */
  async take<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#busy === this.#places) {
      if (this.#waiting.length >= this.#longestLine) return null;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#busy += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy -= 1;
    }
  }
}
