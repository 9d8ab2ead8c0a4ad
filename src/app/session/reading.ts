/** What a member may read now: the articles and the marks, opened together and replaced together. */
import * as Y from 'yjs';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import type { WorkspaceId } from '#core/model/ids.ts';
import { observeWorkspace, readWorkspace } from '#sync/documents.ts';
import type { Connection, OpenedDocument } from './connection.ts';
import type { Readable } from './readable.ts';

/** How long marks are waited for; without a connection none come. */
const MARKS_MS = 3_000;

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
  /** Resolves when there are articles to show, and marks if there are any: those may be waited for in vain. */
  readonly arrived: Promise<unknown>;
  /** The opened articles, for the reading that comes after this one. */
  readonly articles: OpenedDocument;
  close(): void;
  /** Closes both and takes their copies off this device; articles that the next reading took over stay. */
  forget(next?: Reading): Promise<void>;
}

export function openReading(
  connection: Pick<Connection, 'open'>,
  workspace: WorkspaceId,
  readable: Readable,
  before: Reading | null = null,
): Reading {
  const { audience } = readable;
  const isWhole = readable.content === 'workspace';
  // Closing a document and opening it at once over the same socket may leave it closed, and the desk deaf.
  const content =
    before && hasSameArticles(before.readable, readable)
      ? before.articles
      : connection.open(
          isWhole ? { kind: 'workspace', workspace } : { kind: 'handout', workspace, audience },
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
    restored: Promise.all([content.copy.restored, room?.copy.restored]),
    arrived: Promise.all([arrival(content.document), room && marksArrival(room)]),
    articles: content,
    close: () => {
      content.close();
      room?.close();
    },
    forget: async (next) => {
      const isTaken = next?.articles === content;
      await Promise.all([isTaken ? undefined : content.forget(), room?.forget()]);
    },
  };
}

/** A viewer may read marks after the reveal, in the handout that is open already. */
function hasSameArticles(a: Readable, b: Readable): boolean {
  return a.content === b.content && (a.content === 'workspace' || a.audience === b.audience);
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

/** From this device or the server. */
function marksArrival({ document, provider, copy }: OpenedDocument): Promise<void> {
  return new Promise((resolve) => {
    provider.on('synced', () => resolve());
    void copy.restored.then(() => document.store.clients.size > 0 && resolve());
    setTimeout(resolve, MARKS_MS);
  });
}
