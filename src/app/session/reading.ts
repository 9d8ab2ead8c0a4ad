/** What a member may read now: the articles and the marks, opened together and replaced together. */
import * as Y from 'yjs';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import type { WorkspaceId } from '#core/model/ids.ts';
import { observeWorkspace, readWorkspace } from '#sync/documents.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import type { Connection, OpenedDocument } from './connection.ts';
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
  /** Gives up the documents of these names that are worth keeping: they stay open when this is closed or forgotten. */
  handOver(
    names: ReadonlySet<string>,
    isWorthKeeping: (document: Y.Doc) => boolean,
  ): ReadonlyMap<string, OpenedDocument>;
  close(): void;
  /** Closes its documents and takes their copies off this device. */
  forget(): Promise<void>;
}

/** The names of the documents that are opened for it. */
export function namesOf(workspace: WorkspaceId, readable: Readable): ReadonlySet<string> {
  const { content, room } = addressesOf(workspace, readable);
  return new Set([documentName(content), ...(room ? [documentName(room)] : [])]);
}

/** `open` are documents that another reading handed over; the others are opened. */
export function openReading(
  connection: Connection,
  workspace: WorkspaceId,
  readable: Readable,
  open: ReadonlyMap<string, OpenedDocument> = new Map(),
): Reading {
  const addresses = addressesOf(workspace, readable);
  const content = open.get(documentName(addresses.content)) ?? connection.open(addresses.content);
  const room =
    addresses.room &&
    (open.get(documentName(addresses.room)) ?? connection.open(addresses.room, { presence: true }));
  const own = new Map([[documentName(addresses.content), content]]);
  if (room && addresses.room) own.set(documentName(addresses.room), room);
  return {
    readable,
    content: content.document,
    readingRoom: room?.document ?? new Y.Doc(),
    presence: room?.provider ?? null,
    board: content.provider,
    restored: Promise.all([content.restored, room?.restored]),
    arrived: arrival(content.document),
    handOver: (names, isWorthKeeping) => {
      const handed = new Map(
        [...own].filter(([name, { document }]) => names.has(name) && isWorthKeeping(document)),
      );
      for (const name of handed.keys()) own.delete(name);
      return handed;
    },
    close: () => {
      for (const document of own.values()) document.close();
    },
    forget: async () => {
      await Promise.all([...own.values()].map((document) => document.forget()));
    },
  };
}

function addressesOf(
  workspace: WorkspaceId,
  { content, audience, readingRoom }: Readable,
): { readonly content: DocumentAddress; readonly room: DocumentAddress | null } {
  return {
    content:
      content === 'workspace'
        ? { kind: 'workspace', workspace }
        : { kind: 'handout', workspace, audience },
    room: readingRoom ? { kind: 'reading-room', workspace, audience } : null,
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
