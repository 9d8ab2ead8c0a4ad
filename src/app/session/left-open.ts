/*
 * Documents whose screen is gone before the server had every word of them: they stay open until it has. Else words
 * that were written without a connection would stay on this device until somebody opens that screen again.
 */
import type { Connection } from './connection.ts';
import type { Observable } from './observable.ts';

const left = new WeakMap<Connection, Map<string, () => void>>();

/** Before the document is opened again, which finds the same words in the copy on this device. */
export function closeLeftOpen(connection: Connection, name: string): void {
  left.get(connection)?.get(name)?.();
}

/** At once where all is kept. `name` tells the documents of a connection apart. */
export function closeWhenKept(
  connection: Connection,
  name: string,
  isKept: Observable<boolean>,
  close: () => void,
): void {
  if (isKept.value) return close();
  const all = left.get(connection) ?? new Map<string, () => void>();
  left.set(connection, all);
  const end = () => {
    stop();
    all.delete(name);
    close();
  };
  const stop = isKept.watch(() => {
    if (isKept.value) end();
  });
  all.set(name, end);
}
