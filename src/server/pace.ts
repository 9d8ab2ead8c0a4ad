/** How many messages one socket may send: many at once after a pause, a steady flow for ever. */

const AT_ONCE = 3_000;
const A_SECOND = 300;

export class Pace {
  #left = AT_ONCE;
  #since: number | null = null;

  /** `now` in milliseconds. */
  allowsAnother(now: number): boolean {
    const waited = this.#since === null ? 0 : now - this.#since;
    this.#since = now;
    this.#left = Math.min(AT_ONCE, this.#left + (waited / 1000) * A_SECOND) - 1;
    return this.#left >= 0;
  }
}
