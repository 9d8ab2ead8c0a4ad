import { useObservable } from './observable.ts';
import { useRoom } from './room.ts';

/**
 * Saved: the server has written every change to disk. Saving: it has not yet said so.
 * Offline: the changes are on this device only.
 */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly changes: number };

export function useSaveState(): SaveState {
  const { connection, marks } = useRoom();
  const { link, kept } = useObservable(connection.state);
  useObservable(marks.marks);
  switch (link) {
    case 'connected':
      return { kind: kept ? 'saved' : 'saving' };
    case 'offline':
      return { kind: 'offline', changes: marks.countUnpublished() };
    case 'connecting':
      return { kind: link };
  }
}
