/** How far long work is, on one line of the error output that is overwritten; on a terminal alone: a log file is spared it. */

import { visible } from './tell.ts';

const SHOWN_EVERY_MS = 200;
const CLEAR = '\r\u001b[K';

export class Progress {
  readonly #isTerminal: boolean;
  readonly #what: string;
  #shown: number;
  #isShown = false;

  /** Says nothing for the first moment: most work is done by then. */
  constructor(what: string, isTerminal: boolean = process.stderr.isTTY) {
    this.#what = visible(what);
    this.#isTerminal = isTerminal;
    this.#shown = Date.now();
  }

  /** At most a few times a second. */
  show(how: string): void {
    if (!this.#isTerminal || Date.now() - this.#shown < SHOWN_EVERY_MS) return;
    this.#write(how);
  }

  /** For a step after which the program is busy and can say nothing. */
  begin(step: string): void {
    if (this.#isTerminal) this.#write(step);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#isShown) process.stderr.write(CLEAR);
    this.#isShown = false;
  }

  #write(how: string): void {
    process.stderr.write(`${CLEAR}${this.#what}: ${how}`);
    this.#shown = Date.now();
    this.#isShown = true;
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
