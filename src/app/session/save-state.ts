import { useObservable } from './observable.ts';
import { useMay, useRoom } from './room.ts';

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
  const mayMark = useMay('mark');
  const mayTalk = useMay('talk');
  useObservable(marks.marks);
  const changes = kept ? 0 : marks.countKeptHere(connection.sinceKept.keys);
  switch (link) {
    case 'connected':
      if (!kept && !mayMark && !mayTalk && changes > 0) return { kind: 'held', changes, keptHere };
      return { kind: kept ? 'saved' : 'saving' };
    case 'offline':
      return { kind: 'offline', changes, keptHere };
    case 'connecting':
      return { kind: link };
  }
}
