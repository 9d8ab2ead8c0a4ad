import { useObservable } from './observable.ts';
import { useMayWriteNotebook, useRoom } from './room.ts';

/**
 * Saved: the server has written every change to disk. Saving: it has not yet said so.
 * Held: the server takes nothing from me now (locked, closed, another role); the changes wait for that to end.
 * Offline: the changes are on this device only; kept there, unless its browser could not, as when the disk is full.
 */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'held' | 'offline';
      readonly changes: number;
      readonly keptHere: boolean;
    };

export function useSaveState(): SaveState {
  const { connection, marks } = useRoom();
  const { link, kept, keptHere } = useObservable(connection.state);
  const mayWrite = useMayWriteNotebook();
  useObservable(marks.marks);
  const count = () => marks.countKeptHere(connection.sinceKept.keys);
  switch (link) {
    case 'connected': {
      if (kept) return { kind: 'saved' };
      const changes = mayWrite ? 0 : count();
      return changes > 0 ? { kind: 'held', changes, keptHere } : { kind: 'saving' };
    }
    case 'offline':
      return { kind: 'offline', changes: kept ? 0 : count(), keptHere };
    case 'connecting':
      return { kind: link };
  }
}
