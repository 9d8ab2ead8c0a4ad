import type * as Y from 'yjs';
import { observeNotebook } from '#sync/notebook-document.ts';

/** Which marks of a notebook were written here since the server last said that it holds the notebook as it is. */
export class SinceKept {
  #keys: Set<string> | null = null;
  readonly #stop: () => void;

  constructor(notebook: Y.Doc) {
    this.#stop = observeNotebook(notebook, (keys) => {
      for (const key of keys) this.#keys?.add(key);
    });
  }

  /** Null as long as the server has said nothing to this page. */
  get keys(): ReadonlySet<string> | null {
    return this.#keys;
  }

  told(kept: boolean): void {
    if (kept) this.#keys = new Set();
  }

  close(): void {
    this.#stop();
  }
}
