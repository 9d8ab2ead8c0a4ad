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
import { homeSchema, sessionSchema, type Session } from '#sync/api.ts';
import { noticeSchema, SOCKET_PATH, type Refusal } from '#sync/wire.ts';

export interface Joined {
  /** The Cookie header to send. */
  readonly cookie: string;
  readonly member: Member;
  readonly session: Session;
}

/** Joins the workspace whose door is open. @throws when the server does not let the person join. */
export async function joinOverHttp(url: string, displayName: string): Promise<Joined> {
  const home = v.parse(homeSchema, await (await fetch(`${url}/api/home`)).json());
  const [door] = home.open;
  if (!door) throw new Error('no workspace has an open door');
  return enterOverHttp(url, `/api/workspaces/${door.id}/session`, { displayName });
}

/** Posts to one of the ways in, with the cookie of a device that has been here before. */
export async function enterOverHttp(
  url: string,
  path: string,
  body: unknown,
  cookie = '',
): Promise<Joined> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`join failed: ${JSON.stringify(answer)}`);
  const session = v.parse(sessionSchema, answer);
  if (!session.member) throw new Error('join gave no member');
  return { cookie: cookieIn(response) || cookie, member: session.member, session };
}

/** What the answer sets, as the Cookie header to send; '' for none. */
export function cookieIn({ headers }: Response): string {
  const given = headers.getSetCookie().map((header) => header.split(';')[0]);
  return given.join('; ');
}

/** The address of the server's socket. */
export function socketUrl(url: string): string {
  return url.replace(/^http/, 'ws') + SOCKET_PATH;
}

/** One socket that carries the cookie; several documents share it. `hear` gets every message as it came. */
export function openSocket(
  url: string,
  cookie: string,
  hear?: (message: Buffer) => void,
): HocuspocusProviderWebsocket {
  class SocketWithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
      // Destroyed while it looks for a server that was stopped: the provider tries again or is gone itself.
      this.on('error', () => undefined);
      if (hear) this.on('message', (data) => hear(Buffer.isBuffer(data) ? data : bytesOf(data)));
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

function bytesOf(data: ArrayBuffer | Buffer[]): Buffer {
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
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

/** Opens notebook, reading room and what the member is handed of the workspace. */
export function openMember(
  url: string,
  cookie: string,
  session: Session,
  hear?: (message: Buffer) => void,
): OpenMember {
  const { member, audience } = session;
  if (!member || !audience) throw new Error('nobody has joined in this session');
  const workspace = session.workspace.id;
  const socket = openSocket(url, cookie, hear);
  const content = session.seesEverything
    ? documentName({ kind: 'workspace', workspace })
    : documentName({ kind: 'handout', workspace, audience });
  const providers = {
    notebook: openDocument(
      socket,
      documentName({ kind: 'notebook', workspace, member: member.id }),
    ),
    readingRoom: openDocument(socket, documentName({ kind: 'reading-room', workspace, audience })),
    workspace: openDocument(socket, content),
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
