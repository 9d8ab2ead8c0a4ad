/** How often somebody at one address may type a code that does not exist. Addresses stay in memory, for a minute. */

const WRONG_A_MINUTE = 30;
const MINUTE = 60_000;

export class Guesses {
  readonly #wrong = new Map<string, number[]>();

  mayTry(address: string, now: number): boolean {
    return this.#recent(address, now).length < WRONG_A_MINUTE;
  }

  noteWrong(address: string, now: number): void {
    this.#wrong.set(address, [...this.#recent(address, now), now]);
    for (const known of this.#wrong.keys()) {
      if (this.#recent(known, now).length === 0) this.#wrong.delete(known);
    }
  }

  #recent(address: string, now: number): number[] {
    return (this.#wrong.get(address) ?? []).filter((at) => now - at < MINUTE);
  }
}
