/*
 * A member as a program: joins over HTTP and opens the documents over a real socket, as the page does.
 * Not a mock of anything. For tests of the server, end-to-end tests and benches.
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Member } from '#core/model/member.ts';
import { documentName } from '#sync/names.ts';
import {
  noticeSchema,
  sessionSchema,
  SOCKET_PATH,
  type Refusal,
  type Session,
} from '#sync/wire.ts';

export interface Joined {
  /** The Cookie header to send. */
  readonly cookie: string;
  readonly member: Member;
  readonly session: Session;
}

/** @throws when the server does not let the person join. */
export async function joinOverHttp(url: string, displayName: string): Promise<Joined> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ displayName }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`join failed: ${JSON.stringify(body)}`);
  const session = v.parse(sessionSchema, body);
  if (!session.member) throw new Error('join gave no member');
  const cookie = response.headers
    .getSetCookie()
    .map((header) => header.split(';')[0])
    .join('; ');
  return { cookie, member: session.member, session };
}

/** The address of the server's socket. */
export function socketUrl(url: string): string {
  return url.replace(/^http/, 'ws') + SOCKET_PATH;
}

/** One socket that carries the cookie; several documents share it. */
export function openSocket(url: string, cookie: string): HocuspocusProviderWebsocket {
  class SocketWithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
    }
  }
  return new HocuspocusProviderWebsocket({
    url: socketUrl(url),
    WebSocketPolyfill: SocketWithCookie,
    delay: 100,
    minDelay: 50,
    maxDelay: 1000,
  });
}

/** One document over the socket, also one that the server will refuse. */
export function openDocument(
  socket: HocuspocusProviderWebsocket,
  name: string,
): HocuspocusProvider {
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    document: new Y.Doc(),
    token: 'by-cookie', // Hocuspocus sends no authentication without one
  });
  provider.attach();
  return provider;
}

export interface OpenMember {
  readonly notebook: Y.Doc;
  readonly readingRoom: Y.Doc;
  readonly workspace: Y.Doc;
  readonly providers: {
    readonly notebook: HocuspocusProvider;
    readonly readingRoom: HocuspocusProvider;
    readonly workspace: HocuspocusProvider;
  };
  readonly socket: HocuspocusProviderWebsocket;
  /** What the server last said it refused. */
  readonly refusals: () => readonly Refusal[];
  /** Resolves when all three documents have arrived. */
  readonly synced: Promise<void>;
  close(): void;
}

/** Opens notebook, reading room and workspace of a member who joined. */
export function openMember(url: string, cookie: string, session: Session): OpenMember {
  const { member } = session;
  if (!member) throw new Error('nobody has joined in this session');
  const workspace = session.workspace.id;
  const socket = openSocket(url, cookie);
  const providers = {
    notebook: openDocument(
      socket,
      documentName({ kind: 'notebook', workspace, member: member.id }),
    ),
    readingRoom: openDocument(socket, documentName({ kind: 'reading-room', workspace })),
    workspace: openDocument(socket, documentName({ kind: 'workspace', workspace })),
  };
  let refusals: readonly Refusal[] = [];
  providers.notebook.on('stateless', ({ payload }: { payload: string }) => {
    const notice = v.parse(noticeSchema, JSON.parse(payload));
    if (notice.type === 'refusals') ({ refusals } = notice);
  });
  const all = Object.values(providers);
  return {
    notebook: providers.notebook.document,
    readingRoom: providers.readingRoom.document,
    workspace: providers.workspace.document,
    providers,
    socket,
    refusals: () => refusals,
    synced: Promise.all(all.map(arrival)).then(() => undefined),
    close() {
      for (const provider of all) provider.destroy();
      socket.destroy();
      for (const provider of all) provider.document.destroy();
    },
  };
}

function arrival(provider: HocuspocusProvider): Promise<void> {
  return new Promise((resolve) => {
    if (provider.isSynced) resolve();
    else provider.on('synced', () => resolve());
  });
}

/** Polls every 5 ms until the condition holds. @throws after `timeout` milliseconds, with its source text. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  { timeout = 10_000 }: { timeout?: number } = {},
): Promise<void> {
  const end = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > end)
      throw new Error(`not within ${timeout} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
