/*
 * The small things that the page keeps beside the documents, by key: on this device, or in this tab.
 * A browser whose storage is full or shut throws at every touch of it; then they last as long as the page.
 */
import * as v from 'valibot';

export class SmallMemory {
  readonly #storage: () => Storage;
  /** What could not be put there; null for what could not be taken away. */
  readonly #here = new Map<string, string | null>();

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  get(key: string): string | null {
    const here = this.#here.get(key);
    if (here !== undefined) return here;
    try {
      return this.#storage().getItem(key);
    } catch {
      return null;
    }
  }

  /** What is there as JSON of that shape; null for anything else. */
  read<T>(key: string, schema: v.GenericSchema<unknown, T>): T | null {
    const stored = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), this.get(key));
    return stored.success ? stored.output : null;
  }

  set(key: string, value: string): void {
    this.#put(key, value, (storage) => storage.setItem(key, value));
  }

  remove(key: string): void {
    this.#put(key, null, (storage) => storage.removeItem(key));
  }

  keys(): string[] {
    const all = new Set(this.#here.keys());
    try {
      for (const key of Object.keys(this.#storage())) all.add(key);
    } catch {
      // There is only what is here.
    }
    return [...all].filter((key) => this.get(key) !== null);
  }

  #put(key: string, value: string | null, act: (storage: Storage) => void): void {
    try {
      act(this.#storage());
      this.#here.delete(key);
    } catch {
      this.#here.set(key, value);
    }
  }
}

export const onDevice = new SmallMemory(() => localStorage);
export const inTab = new SmallMemory(() => sessionStorage);
