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
import * as v from 'valibot';
import * as Y from 'yjs';
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import { noticeSchema, SOCKET_PATH, type Refusal } from '#sync/wire.ts';
import { followKeeping } from './keeping.ts';
import { Observable } from './observable.ts';

/** How long the first connection may take before the screen says "offline". */
const PATIENCE_MS = 4_000;

export interface LinkState {
  readonly link: 'connecting' | 'connected' | 'offline' | 'signed-out';
  /** True when the server has said that it holds the notebook as it is here, on its disk. */
  readonly kept: boolean;
}

export interface Connection {
  readonly workspace: Y.Doc;
  readonly notebook: Y.Doc;
  readonly readingRoom: Y.Doc;
  readonly presence: HocuspocusProvider;
  readonly state: Observable<LinkState>;
  readonly refusals: Observable<readonly Refusal[]>;
  /** Resolves when what this device kept has been read. */
  readonly restored: Promise<unknown>;
  close(): void;
}

export function connect(workspace: WorkspaceId, member: MemberId): Connection {
  const state = new Observable<LinkState>({ link: 'connecting', kept: false });
  const refusals = new Observable<readonly Refusal[]>([]);
  const change = (part: Partial<LinkState>) => state.set({ ...state.value, ...part });
  const socket = new HocuspocusProviderWebsocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`,
    delay: 500,
    minDelay: 250,
    maxDelay: 5_000,
    onStatus: ({ status }) => {
      if (state.value.link === 'signed-out') return;
      if (status === WebSocketStatus.Connected) change({ link: 'connected' });
      else if (status === WebSocketStatus.Disconnected) change({ link: 'offline' });
    },
  });
  const patience = setTimeout(() => {
    if (state.value.link === 'connecting') change({ link: 'offline' });
  }, PATIENCE_MS);
  const stores: IndexeddbPersistence[] = [];

  const open = (address: DocumentAddress, withPresence = false) => {
    const document = new Y.Doc();
    const name = documentName(address);
    stores.push(new IndexeddbPersistence(`crossread/${member}/${name}`, document));
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name,
      document,
      token: 'cookie',
      flushDelay: 0,
      ...(withPresence ? {} : { awareness: null }),
      onAuthenticationFailed: () => change({ link: 'signed-out' }),
    });
    if (address.kind === 'notebook') {
      followKeeping(provider, (kept) => change({ kept }));
      provider.on('stateless', ({ payload }: { payload: string }) => hear(payload, refusals));
    }
    provider.attach();
    return { document, provider };
  };

  const workspaceDocument = open({ kind: 'workspace', workspace });
  const notebook = open({ kind: 'notebook', workspace, member });
  const readingRoom = open({ kind: 'reading-room', workspace }, true);

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
    restored: Promise.all(stores.map((store) => store.whenSynced)),
    close: () => {
      clearTimeout(patience);
      removeEventListener('offline', wentOffline);
      removeEventListener('online', cameOnline);
      for (const { provider } of [workspaceDocument, notebook, readingRoom]) provider.destroy();
      socket.destroy();
      for (const store of stores) void store.destroy();
    },
  };
}

function hear(payload: string, refusals: Observable<readonly Refusal[]>): void {
  const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeSchema), payload);
  if (notice.success && notice.output.type === 'refusals') refusals.set(notice.output.refusals);
}
