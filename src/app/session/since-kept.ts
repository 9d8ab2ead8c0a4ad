import * as v from 'valibot';
import type * as Y from 'yjs';
import { parseAnnotation } from '#core/model/annotation.ts';
import { observeNotebook, readNotebook, readNotebookRecord } from '#sync/notebook-document.ts';

/** When each mark was last changed, as the server last said that it holds them. */
const keptSchema = v.record(v.string(), v.string());
const KEPT = 'kept';

/** What lasts beside the copy of the notebook on this device. */
export interface BesideCopy {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<unknown>;
}

/** Which marks of a notebook are otherwise here than when the server last said that it holds the notebook as it is. */
export class SinceKept {
  readonly #notebook: Y.Doc;
  readonly #beside: BesideCopy;
  #kept: Map<string, string> | null = null;
  readonly #keys = new Set<string>();
  readonly #stop: () => void;

  constructor(notebook: Y.Doc, beside: BesideCopy) {
    this.#notebook = notebook;
    this.#beside = beside;
    this.#stop = observeNotebook(notebook, (keys) => this.#compare(keys));
  }

  /** Null as long as nothing is known of what the server said. */
  get keys(): ReadonlySet<string> | null {
    return this.#kept && this.#keys;
  }

  /** What the server told an earlier page on this device. */
  async recall(): Promise<void> {
    const stored = v.safeParse(keptSchema, await this.#beside.get(KEPT).catch(() => null));
    if (this.#kept || !stored.success) return;
    this.#kept = new Map(Object.entries(stored.output));
    this.#compare([...readNotebook(this.#notebook).keys(), ...this.#kept.keys()]);
  }

  told(kept: boolean): void {
    if (!kept) return;
    const changed = [...(this.#kept ? this.#keys : readNotebook(this.#notebook).keys())];
    this.#kept ??= new Map<string, string>();
    for (const key of changed) {
      const version = this.#version(key);
      if (version === undefined) this.#kept.delete(key);
      else this.#kept.set(key, version);
    }
    this.#keys.clear();
    // Where it cannot be written, more is called unsaved later than is.
    if (changed.length > 0) {
      this.#beside.set(KEPT, Object.fromEntries(this.#kept)).catch(() => undefined);
    }
  }

  close(): void {
    this.#stop();
  }

  #compare(keys: Iterable<string>): void {
    for (const key of this.#kept ? keys : []) {
      if (this.#version(key) === this.#kept?.get(key)) this.#keys.delete(key);
      else this.#keys.add(key);
    }
  }

  #version(key: string): string | undefined {
    const mark = parseAnnotation(readNotebookRecord(this.#notebook, key));
    return mark.ok ? mark.value.modified : undefined;
  }
}
