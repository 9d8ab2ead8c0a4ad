/*
 * The documents of one member over one socket, each kept on this device too (IndexedDB).
 * Not their content: documents.ts reads and writes that. Copies are named by member, so that a device
 * that several people use never mixes their notebooks.
 */
import {
  HocuspocusProvider,
  HocuspocusProviderWebsocket,
  WebSocketStatus,
} from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { AudienceId } from '#core/model/audience.ts';
import type { MemberId } from '#core/model/ids.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import type { Session } from '#sync/api.ts';
import { SOCKET_PATH, type Refusal } from '#sync/wire.ts';
import { followKeeping } from './keeping.ts';
import { noticeIn } from './notice.ts';
import { Observable } from './observable.ts';

/** A session of somebody who may read now. */
export interface OpenSession extends Session {
  readonly audience: AudienceId;
  readonly seesEverything: boolean;
}

/** How long the first connection may take before the screen says "offline". */
const PATIENCE_MS = 4_000;

export interface LinkState {
  readonly link: 'connecting' | 'connected' | 'offline';
  /** True when the server has said that it holds the notebook as it is here, on its disk. */
  readonly kept: boolean;
}

export interface Connection {
  readonly workspace: Y.Doc;
  readonly notebook: Y.Doc;
  readonly readingRoom: Y.Doc;
  readonly presence: HocuspocusProvider;
  /** Owners and editors hear the board over it. */
  readonly board: HocuspocusProvider;
  readonly state: Observable<LinkState>;
  readonly refusals: Observable<readonly Refusal[]>;
  /** Counts how often the server has said that role, group or phase have changed. */
  readonly sessionChanges: Observable<number>;
  /** Opens one more document of the workspace over the same socket, kept on this device too. */
  open(address: DocumentAddress): {
    readonly document: Y.Doc;
    readonly provider: HocuspocusProvider;
    close(): void;
  };
  /** Resolves when what this device kept has been read. */
  readonly restored: Promise<unknown>;
  close(): void;
}

/** `audience` and `seesEverything` of the session say which documents the member may open. */
export function connect(
  { workspace: { id: workspace }, audience, seesEverything }: OpenSession,
  member: MemberId,
): Connection {
  const state = new Observable<LinkState>({ link: 'connecting', kept: false });
  const refusals = new Observable<readonly Refusal[]>([]);
  const sessionChanges = new Observable(0);
  const change = (part: Partial<LinkState>) => state.set({ ...state.value, ...part });
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`,
    delay: 500,
    minDelay: 250,
    maxDelay: 5_000,
    onStatus: ({ status }) => {
      if (status === WebSocketStatus.Connected) change({ link: 'connected' });
      else if (status === WebSocketStatus.Disconnected) change({ link: 'offline' });
    },
  });
  const patience = setTimeout(() => {
    if (state.value.link === 'connecting') change({ link: 'offline' });
  }, PATIENCE_MS);
  const stores: IndexeddbPersistence[] = [];
  const providers: HocuspocusProvider[] = [];

  const open = (address: DocumentAddress, withPresence = false) => {
    const document = new Y.Doc();
    const name = documentName(address);
    const store = new IndexeddbPersistence(`crossread/${member}/${name}`, document);
    stores.push(store);
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name,
      document,
      token: 'cookie',
      flushDelay: 0,
      ...(withPresence ? {} : { awareness: null }),
      // Refused is what one may not open now: the session says why, and what to open instead.
      onAuthenticationFailed: () => sessionChanges.set(sessionChanges.value + 1),
      // The socket stays; only this document is closed when a right to it ends.
      onClose: ({ event }) => {
        if (event.reason === 'forbidden') sessionChanges.set(sessionChanges.value + 1);
      },
    });
    providers.push(provider);
    if (address.kind === 'notebook') {
      followKeeping(provider, (kept) => change({ kept }));
      provider.on('stateless', ({ payload }: { payload: string }) => {
        const notice = noticeIn(payload);
        if (notice?.type === 'refusals') refusals.set(notice.refusals);
        if (notice?.type === 'session-changed') sessionChanges.set(sessionChanges.value + 1);
      });
    }
    provider.attach();
    const close = () => {
      provider.destroy();
      void store.destroy();
    };
    return { document, provider, close };
  };

  const workspaceDocument = open(
    seesEverything ? { kind: 'workspace', workspace } : { kind: 'handout', workspace, audience },
  );
  const notebook = open({ kind: 'notebook', workspace, member });
  const readingRoom = open({ kind: 'reading-room', workspace, audience }, true);

  // A socket on a dead network would be noticed only after its timeout; the browser knows sooner.
  const wentOffline = () => {
    socket.disconnect();
    change({ link: 'offline' });
  };
  const cameOnline = () => void socket.connect();
  addEventListener('offline', wentOffline);
  addEventListener('online', cameOnline);

  return {
    workspace: workspaceDocument.document,
    notebook: notebook.document,
    readingRoom: readingRoom.document,
    presence: readingRoom.provider,
    state,
    refusals,
    sessionChanges,
    open: (address) => open(address),
    board: workspaceDocument.provider,
    restored: Promise.all(stores.map((store) => store.whenSynced)),
    close: () => {
      clearTimeout(patience);
      removeEventListener('offline', wentOffline);
      removeEventListener('online', cameOnline);
      for (const provider of providers) provider.destroy();
      socket.destroy();
      for (const store of stores) void store.destroy();
    },
  };
}
