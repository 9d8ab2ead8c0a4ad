/** What the documents share in handling Yjs maps. */
import type * as Y from 'yjs';

/** Plain JSON values that say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Calls back with the keys that a transaction touched. @returns the way to stop. */
export function observeKeys<T>(
  map: Y.Map<T>,
  changed: (keys: ReadonlySet<string>) => void,
): () => void {
  const listen = (event: Y.YMapEvent<T>) =>
    changed(new Set([...event.keysChanged].filter((key) => typeof key === 'string')));
  map.observe(listen);
  return () => map.unobserve(listen);
}
