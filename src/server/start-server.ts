/*
 * Puts the server together in the order in which its parts depend on one another, and takes it apart again.
 * Not flags or signals (main.ts). Used by main, tests, benches and whoever needs a real server.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Hocuspocus } from '@hocuspocus/server';
import type { FastifyInstance } from 'fastify';
import type * as Y from 'yjs';
import { observeWorkspace, readWorkspace } from '#sync/documents.ts';
import { readNotebook } from '#sync/notebook-document.ts';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { documentName, parseDocumentName } from '#sync/names.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';
import { registerExportRoutes } from './export-routes.ts';
import { createHttp, memberFromCookie, registerPages, registerSessionRoutes } from './http.ts';
import { toLibrary } from './librarian.ts';
import { MemberList } from './members.ts';
import { START_ERRORS, StartError } from './messages.ts';
import { Publication } from './publication.ts';
import { readyMadeWorkspace } from './ready-made-workspace.ts';
import { ReadingRoom } from './reading-room.ts';
import { openWorkspace } from './seed-workspace.ts';
import { openSocketDoor } from './socket-door.ts';
import { openStorage } from './storage-sqlite.ts';
import type { Storage } from './storage.ts';
import { createSyncServer, tellRefusals, type Visitor } from './sync-server.ts';
import { UpdateLog } from './update-log.ts';

export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** The built pages. */
  readonly staticFolder: string;
  readonly logLevel?: string;
  /** What a new data folder begins with; the ready-made workspace when left out. */
  readonly firstContent?: () => WorkspaceContent;
  /** Updates of one document after which they are merged into a snapshot. */
  readonly compactAfterUpdates?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Writes all that came in, closes the sockets and the data folder. May be called twice. */
  stop(): Promise<void>;
}

/** Resolves when the server answers. @throws StartError with a sentence for the person who started it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const storage = openStorage(options.dataFolder);
  try {
    return await startWith(storage, options);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function startWith(storage: Storage, options: ServerOptions): Promise<RunningServer> {
  const app = await createHttp(await signingSecret(storage), options.logLevel ?? 'warn');
  const logger = app.log;
  const log = await UpdateLog.open(storage, logger, options.compactAfterUpdates);
  const members = await MemberList.open(storage);
  let content = await openWorkspace(storage, log, () => firstContentOf(options));
  let library = toLibrary(content);
  const workspace = content.settings.id;
  const roomName = documentName({ kind: 'reading-room', workspace });

  const room = await ReadingRoom.open(roomName, log);
  const publication: Publication = new Publication({
    room,
    library: () => library,
    logger,
    tellRefusals: (writer, refusals) => tellRefusals(sync, workspace, writer, refusals),
  });
  const sync: Hocuspocus<Visitor> = createSyncServer({
    workspace,
    phase: () => content.settings.phase,
    log,
    logger,
    notebookChanged: (writer, changed) => publication.notebookChanged(writer, changed),
    refusalsOf: (writer) => publication.refusalsOf(writer),
  });
  await publishWhatIsMissing(log, members, room, publication);

  // Kept open for as long as the server runs: the librarian and the exports read them.
  const roomConnection = await sync.openDirectConnection(roomName, { member: null });
  const workspaceConnection = await sync.openDirectConnection(
    documentName({ kind: 'workspace', workspace }),
    { member: null },
  );
  const liveRoom = openedDocument(roomConnection);
  const liveWorkspace = openedDocument(workspaceConnection);
  room.attach(liveRoom);
  observeWorkspace(liveWorkspace, () => {
    content = readWorkspace(liveWorkspace) ?? content;
    library = toLibrary(content);
  });

  registerSessionRoutes(app, {
    members,
    workspace: () => ({ id: workspace, title: content.settings.title }),
    async welcome(member) {
      publication.memberChanged(member);
      await publication.settled();
    },
  });
  registerExportRoutes(app, {
    memberOf: (request) => memberFromCookie(app, members, request.headers.cookie),
    snapshotNow: () => workspaceSnapshot(liveWorkspace, liveRoom),
  });
  await registerPages(app, options.staticFolder);
  const door = openSocketDoor(
    app.server,
    sync,
    (cookieHeader) => memberFromCookie(app, members, cookieHeader),
    logger,
  );

  let stopping: Promise<void> | null = null;
  const stop = async () => {
    const closed = app.close(); // takes nothing new from now on; ends when the door has closed the sockets
    await door.close();
    await closed;
    await publication.stop();
    await roomConnection.disconnect();
    await workspaceConnection.disconnect();
    await log.close();
    await storage.close();
  };
  try {
    const address = await listen(app, options);
    return { ...address, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function firstContentOf(options: ServerOptions): WorkspaceContent {
  return options.firstContent ? options.firstContent() : readyMadeWorkspace();
}

/** Made once for a data folder, so that cookies stay valid over restarts. */
async function signingSecret(storage: Storage): Promise<string> {
  const kept = await storage.setting('secret');
  if (kept !== null) return kept;
  const secret = randomBytes(32).toString('base64url');
  await storage.putSetting('secret', secret);
  return secret;
}

/** A server that died between the log of a notebook and the log of the reading room makes up for it here. */
async function publishWhatIsMissing(
  log: UpdateLog,
  members: MemberList,
  room: ReadingRoom,
  publication: Publication,
): Promise<void> {
  for (const member of members.all()) publication.memberChanged(member);
  const published = [...room.annotations().values()];
  for (const name of await log.documents()) {
    const address = parseDocumentName(name);
    if (address?.kind !== 'notebook' || !members.get(address.member)) continue;
    const notebook = await log.loadDocument(name);
    const gone = published
      .filter((annotation) => annotation.author === address.member)
      .map((annotation): [string, unknown] => [annotation.id, undefined]);
    publication.notebookChanged(address.member, new Map([...gone, ...readNotebook(notebook)]));
    notebook.destroy();
  }
  await publication.settled();
}

function openedDocument({ document }: { readonly document: Y.Doc | null }): Y.Doc {
  if (!document) throw new Error('a document of the server did not open');
  return document;
}

async function listen(
  app: FastifyInstance,
  { port, host }: ServerOptions,
): Promise<{ url: string; port: number }> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw new StartError(listenSentence(error, port, host), { cause: error });
  }
  const address = app.server.address();
  const taken = isAddressInfo(address) ? address.port : port;
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const name = shown.includes(':') ? `[${shown}]` : shown;
  return { url: `http://${name}:${taken}`, port: taken };
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function listenSentence(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return START_ERRORS.portInUse(port);
  if (code === 'EACCES') return START_ERRORS.portForbidden(port);
  return START_ERRORS.hostUnknown(host);
}
