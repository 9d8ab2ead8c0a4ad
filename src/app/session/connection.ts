/*
 * One member's socket and notebook, and the way to open further documents over it, each kept on this device too
 * (IndexedDB). Not which documents (visit.ts) and not their content: documents.ts reads and writes that.
 * Copies are named by member, so that a device that several people use never mixes their notebooks.
 */
import {
  HocuspocusProvider,
  HocuspocusProviderWebsocket,
  WebSocketStatus,
} from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import { SOCKET_PATH, type Refusal } from '#sync/wire.ts';
import { followKeeping } from './keeping.ts';
import { noticeIn } from './notice.ts';
import { Observable } from './observable.ts';

/** How long the first connection may take before the screen says "offline". */
const PATIENCE_MS = 4_000;

export interface LinkState {
  readonly link: 'connecting' | 'connected' | 'offline';
  /** True when the server has said that it holds the notebook as it is here, on its disk. */
  readonly kept: boolean;
}

export interface OpenedDocument {
  readonly document: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Resolves when what this device kept has been read. */
  readonly restored: Promise<unknown>;
  close(): void;
  /** Closes it and takes its copy off this device. */
  forget(): Promise<void>;
}

export interface Connection {
  readonly notebook: OpenedDocument;
  readonly state: Observable<LinkState>;
  readonly refusals: Observable<readonly Refusal[]>;
  /** Opens one more document of the workspace over the same socket, kept on this device too. */
  open(address: DocumentAddress, options?: { readonly presence: boolean }): OpenedDocument;
  /** Closes all documents too. */
  close(): void;
}

export interface Listener {
  /** Role, group, phase or the like has changed. */
  sessionChanged(): void;
  /** The server does not let the member read the document, or no longer. */
  refused(document: Y.Doc): void;
}

export function connect(workspace: WorkspaceId, member: MemberId, listener: Listener): Connection {
  const state = new Observable<LinkState>({ link: 'connecting', kept: false });
  const refusals = new Observable<readonly Refusal[]>([]);
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

  const opened = new Set<() => void>();
  const open: Connection['open'] = (address, options = { presence: false }) => {
    const document = new Y.Doc();
    const name = documentName(address);
    const store = new IndexeddbPersistence(`crossread/${member}/${name}`, document);
    /** The server has closed the document, or did not open it. */
    let isShut = false;
    const refused = () => {
      isShut = true;
      listener.refused(document);
    };
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name,
      document,
      token: 'cookie',
      flushDelay: 0,
      ...(options.presence ? {} : { awareness: null }),
      onAuthenticated: () => (isShut = false),
      onAuthenticationFailed: () => refused(),
      // The socket stays; only this document is closed when a right to it ends.
      onClose: ({ event }) => event.reason === 'forbidden' && refused(),
    });
    provider.attach();
    const close = () => {
      opened.delete(close);
      // Hocuspocus 4.7 keeps a farewell to a document that is closed already, and takes it for the next one
      // that is opened under the name: that would be deaf. So none is said.
      if (isShut) socket.configuration.providerMap.delete(provider.effectiveName);
      provider.destroy();
      void store.destroy();
    };
    opened.add(close);
    return {
      document,
      provider,
      restored: store.whenSynced,
      close,
      forget: async () => {
        close();
        await store.clearData();
      },
    };
  };

  const notebook = open({ kind: 'notebook', workspace, member });
  followKeeping(notebook.provider, (kept) => change({ kept }));
  notebook.provider.on('stateless', ({ payload }: { payload: string }) => {
    const notice = noticeIn(payload);
    if (notice?.type === 'refusals') refusals.set(notice.refusals);
    if (notice?.type === 'session-changed') listener.sessionChanged();
  });

  // A socket on a dead network would be noticed only after its timeout; the browser knows sooner.
  const wentOffline = () => {
    socket.disconnect();
    change({ link: 'offline' });
  };
  const cameOnline = () => void socket.connect();
  addEventListener('offline', wentOffline);
  addEventListener('online', cameOnline);

  return {
    notebook,
    state,
    refusals,
    open,
    close: () => {
      clearTimeout(patience);
      removeEventListener('offline', wentOffline);
      removeEventListener('online', cameOnline);
      for (const close of opened) close();
      socket.destroy();
    },
  };
}
