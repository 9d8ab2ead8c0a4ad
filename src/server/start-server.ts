/*
 * Puts the server together in the order in which its parts depend on one another, and takes it apart again.
 * Not flags or signals (main.ts). Used by main, tests, benches and whoever needs a real server.
 */
import type { AddressInfo } from 'node:net';
import type { Hocuspocus } from '@hocuspocus/server';
import type { FastifyInstance } from 'fastify';
import type { WorkspaceContent } from '#core/model/workspace.ts';
import { readWorkspace } from '#sync/documents.ts';
import { parseDocumentName } from '#sync/names.ts';
import { registerApiDescription } from './api-description/docs-page.ts';
import { Whereabouts } from './board.ts';
import { Boards } from './boards.ts';
import { startClock } from './clock.ts';
import { codeHash, newCode } from './codes.ts';
import { deviceFromCookie } from './devices.ts';
import { Directory } from './directory.ts';
import { registerEntryRoutes } from './entry-routes.ts';
import { registerExportRoutes } from './export-routes.ts';
import { FullStates } from './full-states.ts';
import { Guesses } from './guesses.ts';
import { registerImportRoutes } from './import-routes.ts';
import type { FetchAddress } from './fetch-address.ts';
import { createHttp, registerPages } from './http.ts';
import { START_ERRORS, StartError } from './messages.ts';
import { readyMadeWorkspace } from './ready-made-workspace.ts';
import { registerSignInRoutes } from './sign-in-routes.ts';
import { serverSecret } from './server-secret.ts';
import { SignIn, type SignInSettings } from './sign-in.ts';
import { MOST_UNREAD, openSocketDoor } from './socket-door.ts';
import { registerSourceRoutes } from './source-routes.ts';
import { openStorage } from './storage-sqlite.ts';
import type { Storage } from './storage.ts';
import { createSyncServer, reviseAccess, tell, type Visitor } from './sync-server.ts';
import { UpdateLog } from './update-log.ts';
import { registerWorkspaceRoutes } from './workspace-routes.ts';
import { Workspaces } from './workspaces.ts';

const now = () => new Date();

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
  /** Whether whoever reaches the server may make workspaces; true when left out. */
  readonly mayCreate?: boolean;
  /** Fetches what stands at an address; nothing is fetched when left out. */
  readonly fetchAddress?: FetchAddress | null;
  /** By an organisation's provider; nobody signs in when left out. */
  readonly signIn?: SignInSettings | null;
  /** Where people reach this server, when it is not what their requests say. */
  readonly publicUrl?: URL | null;
  /** Bytes that may wait for a socket that does not read before it is closed. */
  readonly mostUnread?: number;
  /** Called for each route of HTTP, with its method: for what is held against all that there are. */
  readonly routeAdded?: (method: string, path: string) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Makes whoever has it an owner of the first workspace; null but for the first start of a data folder. */
  readonly ownerKey: string | null;
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
  const secret = await serverSecret(storage);
  const app = await createHttp(secret, options.logLevel ?? 'warn', options.routeAdded);
  const logger = app.log;
  const log = await UpdateLog.open(storage, logger, options.compactAfterUpdates);
  const directory = await Directory.open(storage);
  const whereabouts = new Whereabouts();
  const fullStates = new FullStates();

  const workspaces: Workspaces = new Workspaces({
    directory,
    log,
    storage,
    logger,
    now,
    sync: () => sync,
    tellRefusals: (workspace, member, refusals) =>
      tell(
        sync,
        { kind: 'notebook', workspace, member },
        { type: 'refusals', refusals: [...refusals] },
      ),
    rulesChanged: (workspace) => reviseAccess(sync, directory, workspace),
    boardChanged: (workspace) => boards.changed(workspace),
    draftsChanged: ({ id: workspace }) =>
      tell(sync, { kind: 'workspace', workspace }, { type: 'drafts-changed' }),
  });
  const sync: Hocuspocus<Visitor> = createSyncServer({
    directory,
    openWorkspace: (id) => workspaces.open(id),
    log,
    logger,
    cameOrWent: (workspace) => boards.changed(workspace),
    fullStates,
    seenAt: (member, place) => {
      whereabouts.saw(member.id, place);
      void workspaces.open(member.workspace).then((one) => one && boards.changed(one));
    },
  });
  const boards = new Boards(sync, whereabouts);

  const ownerKey = await firstWorkspace(directory, workspaces, log, options);
  const parts = { directory, workspaces, log, storage, now, sync: () => sync };
  const mayCreate = options.mayCreate ?? true;
  const fetchAddress = options.fetchAddress ?? null;
  const guesses = new Guesses();
  const signIn = options.signIn ? new SignIn(options.signIn, secret) : null;
  const offer = options.signIn ? { name: options.signIn.name, only: options.signIn.only } : null;
  registerEntryRoutes(app, {
    directory,
    workspaces,
    mayCreate,
    fetchesAddresses: fetchAddress !== null,
    guesses,
    signIn: offer,
  });
  const { publicUrl = null } = options;
  registerSignInRoutes(app, { directory, workspaces, guesses, signIn, publicUrl });
  registerWorkspaceRoutes(app, { ...parts, mayCreate, boardOf: (one) => boards.of(one) });
  registerExportRoutes(app, { directory, workspaces, log, secret });
  await registerImportRoutes(app, { directory, workspaces, log, logger, mayCreate });
  await registerSourceRoutes(app, { directory, mayCreate, fetchAddress });
  await registerApiDescription(app);
  await registerPages(app, options.staticFolder);
  const door = openSocketDoor(
    app.server,
    sync,
    fullStates,
    (cookieHeader) => deviceFromCookie(app, cookieHeader),
    logger,
    options.mostUnread ?? MOST_UNREAD,
  );
  const clock = startClock(workspaces, logger);

  let stopping: Promise<void> | null = null;
  const stop = async () => {
    await clock.stop();
    const closed = app.close(); // takes nothing new from now on; ends when the door has closed the sockets
    await door.close();
    await closed;
    await workspaces.stop();
    await log.close();
    await storage.close();
  };
  try {
    const address = await listen(app, options);
    return { ...address, ownerKey, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A new data folder begins with one workspace. @returns the key to own it, where it was made just now. */
async function firstWorkspace(
  directory: Directory,
  workspaces: Workspaces,
  log: UpdateLog,
  options: ServerOptions,
): Promise<string | null> {
  if (directory.workspaces().length > 0) return null;
  const kept = await workspaceOfVersion1(log);
  if (!kept && (await log.documents()).length > 0) return null;
  const content = kept ?? (options.firstContent ? options.firstContent() : readyMadeWorkspace());
  const record = await workspaces.create(content, { doorOpen: true });
  const key = newCode('recovery');
  await directory.putWorkspace({ ...record, recovery: codeHash(key) });
  return key;
}

/** A data folder of version 1 has a workspace document, and no record of it. */
async function workspaceOfVersion1(log: UpdateLog): Promise<WorkspaceContent | null> {
  for (const name of await log.documents()) {
    if (parseDocumentName(name)?.kind !== 'workspace') continue;
    const document = await log.loadDocument(name);
    const content = readWorkspace(document);
    document.destroy();
    if (content) return content;
  }
  return null;
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
