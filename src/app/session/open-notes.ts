/** The shared notes as a panel shows them. Not the editor. */
import type * as Y from 'yjs';
import type { WorkspaceId } from '#core/model/ids.ts';
import type { Connection } from './connection.ts';
import { followKeeping } from './keeping.ts';
import { closeLeftOpen, closeWhenKept } from './left-open.ts';
import { Observable } from './observable.ts';

export interface OpenNotes {
  readonly document: Y.Doc;
  /** The server has every word, on its disk. */
  readonly isKept: Observable<boolean>;
  /** The panel is gone. */
  close(): void;
}

const NAME = 'notes';

export function openNotes(connection: Connection, workspace: WorkspaceId): OpenNotes {
  closeLeftOpen(connection, NAME);
  const opened = connection.open({ kind: 'notes', workspace });
  const isKept = new Observable(false);
  followKeeping(opened.provider, (kept) => isKept.set(kept));
  return {
    document: opened.document,
    isKept,
    close: () => closeWhenKept(connection, NAME, isKept, () => opened.close()),
  };
}
