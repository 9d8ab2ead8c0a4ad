import { useSyncExternalStore } from 'react';

/** A value that screens can watch. Setting an equal value tells nobody. */
export class Observable<T> {
  #value: T;
  readonly #watchers = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(this.#value, value)) return;
    this.#value = value;
    for (const watcher of this.#watchers) watcher();
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly read = (): T => this.#value;
}

export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.watch, observable.read);
}
