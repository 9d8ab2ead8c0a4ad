/** What a member may read now: the articles and the marks, opened together and replaced together. */
import * as Y from 'yjs';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import type { WorkspaceId } from '#core/model/ids.ts';
import { observeWorkspace, readWorkspace } from '#sync/documents.ts';
import type { Connection } from './connection.ts';
import type { Readable } from './readable.ts';

export interface Reading {
  readonly readable: Readable;
  readonly content: Y.Doc;
  /** Empty where the member may not read marks. */
  readonly readingRoom: Y.Doc;
  readonly presence: HocuspocusProvider | null;
  /** Owners and editors hear the board over it. */
  readonly board: HocuspocusProvider;
  /** Resolves when what this device kept has been read. */
  readonly restored: Promise<unknown>;
  /** Resolves when there are articles to show. */
  readonly arrived: Promise<void>;
  close(): void;
  /** Closes both and takes their copies off this device. */
  forget(): Promise<void>;
}

export function openReading(
  connection: Connection,
  workspace: WorkspaceId,
  readable: Readable,
): Reading {
  const { audience } = readable;
  const content = connection.open(
    readable.content === 'workspace'
      ? { kind: 'workspace', workspace }
      : { kind: 'handout', workspace, audience },
  );
  const room = readable.readingRoom
    ? connection.open({ kind: 'reading-room', workspace, audience }, { presence: true })
    : null;
  return {
    readable,
    content: content.document,
    readingRoom: room?.document ?? new Y.Doc(),
    presence: room?.provider ?? null,
    board: content.provider,
    restored: Promise.all([content.restored, room?.restored]),
    arrived: arrival(content.document),
    close: () => {
      content.close();
      room?.close();
    },
    forget: async () => {
      await Promise.all([content.forget(), room?.forget()]);
    },
  };
}

function arrival(content: Y.Doc): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!readWorkspace(content)) return;
      stop();
      resolve();
    };
    const stop = observeWorkspace(content, look);
    look();
  });
}
