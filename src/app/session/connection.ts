/*
 * One member's socket and notebook, and the way to open further documents over it, each kept on this device too
 * (IndexedDB). Not which documents (visit.ts) and not their content: documents.ts reads and writes that.
 * Copies are named by member, so that a device that several people use never mixes their notebooks.
 */
import { HocuspocusProvider } from '@hocuspocus/provider';
import * as Y from 'yjs';
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import { SOCKET_PATH, type Refusal } from '#sync/wire.ts';
import { DeviceCopy } from './device-copy.ts';
import { followKeeping } from './keeping.ts';
import { noticeIn } from './notice.ts';
import { Observable } from './observable.ts';
import { SinceKept } from './since-kept.ts';
import { FollowingSocket } from './socket.ts';
import { askAgainUnanswered } from './unanswered.ts';

/** How long the first connection may take before the screen says "offline". */
const PATIENCE_MS = 4_000;

export interface LinkState {
  readonly link: 'connecting' | 'connected' | 'offline';
  /** True when the server has said that it holds the notebook as it is here, on its disk. */
  readonly kept: boolean;
  /** False while this device could not keep the notebook as it is here. */
  readonly keptHere: boolean;
}

export interface OpenedDocument {
  readonly document: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** What this device keeps of it. */
  readonly copy: Pick<DeviceCopy, 'isWhole' | 'restored' | 'get' | 'set'>;
  close(): void;
  /** Closes it and takes its copy off this device. */
  forget(): Promise<void>;
}

export interface Connection {
  readonly notebook: OpenedDocument;
  readonly state: Observable<LinkState>;
  readonly refusals: Observable<readonly Refusal[]>;
  readonly sinceKept: SinceKept;
  /** The settings let me write again: what waits is sent at once. */
  mayWriteAgain(): void;
  /** Calls each time that the server can be reached again. @returns what ends that. */
  whenBack(call: () => void): () => void;
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
  const state = new Observable<LinkState>({ link: 'connecting', kept: false, keptHere: true });
  const refusals = new Observable<readonly Refusal[]>([]);
  const change = (part: Partial<LinkState>) => state.set({ ...state.value, ...part });
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${SOCKET_PATH}`;
  const linked = (link: LinkState['link']) => change({ link });
  const socket = new FollowingSocket({ url, network: window, linked });
  const patience = setTimeout(() => {
    if (state.value.link === 'connecting') change({ link: 'offline' });
  }, PATIENCE_MS);

  const opened = new Set<() => void>();
  const open: Connection['open'] = (address, options = { presence: false }) => {
    const document = new Y.Doc();
    const name = documentName(address);
    const copy = new DeviceCopy(`crossread/${member}/${name}`, document);
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
    // The server is asked after that, and so only for what this device has not; nor is it told what it knows.
    void copy.restored.then(() => {
      if (opened.has(close)) provider.attach();
    });
    const stopAsking = askAgainUnanswered(provider, () => isShut);
    const close = () => {
      opened.delete(close);
      stopAsking();
      // Hocuspocus 4.7 keeps a farewell to a document that is closed already, and takes it for the next one
      // that is opened under the name: that would be deaf. So none is said.
      if (isShut) socket.configuration.providerMap.delete(provider.effectiveName);
      provider.destroy();
      void copy.destroy();
    };
    opened.add(close);
    return {
      document,
      provider,
      copy,
      close,
      forget: async () => {
        close();
        await copy.clearData();
      },
    };
  };

  const notebook = open({ kind: 'notebook', workspace, member });
  const sinceKept = new SinceKept(notebook.document, notebook.copy);
  // Those who count what waits look again.
  void sinceKept.recall().then(() => change({}));
  const mayWriteAgain = followKeeping(notebook.provider, (kept) => {
    sinceKept.told(kept);
    change({ kept });
  });
  const { isWhole } = notebook.copy;
  isWhole.watch(() => change({ keptHere: isWhole.value }));
  notebook.provider.on('stateless', ({ payload }: { payload: string }) => {
    const notice = noticeIn(payload);
    if (notice?.type === 'refusals') refusals.set(notice.refusals);
    if (notice?.type === 'session-changed') listener.sessionChanged();
  });

  const whenBack: Connection['whenBack'] = (call) => {
    let before = state.value.link;
    return state.watch(() => {
      const { link } = state.value;
      const isBack = link === 'connected' && before === 'offline';
      before = link;
      if (isBack) call();
    });
  };

  return {
    notebook,
    state,
    refusals,
    sinceKept,
    mayWriteAgain,
    whenBack,
    open,
    close: () => {
      clearTimeout(patience);
      sinceKept.close();
      for (const close of opened) close();
      socket.destroy();
    },
  };
}
