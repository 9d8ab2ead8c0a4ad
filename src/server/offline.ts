/** A data folder opened to work in without a server: no sockets, no pages. The lock keeps a server out meanwhile. */
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { Directory } from './directory.ts';
import { openStorage } from './storage-sqlite.ts';
import { UpdateLog } from './update-log.ts';
import { Workspaces } from './workspaces.ts';

export interface Offline {
  readonly directory: Directory;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
  readonly workspaces: Workspaces;
  /** Writes all that is under way. */
  close(): Promise<void>;
}

/** @throws StartError when the folder cannot be used, or a server runs in it. */
export async function openOffline(dataFolder: string): Promise<Offline> {
  const storage = openStorage(dataFolder);
  try {
    const logger = Fastify({ logger: { level: 'error' } }).log;
    const log = await UpdateLog.open(storage, logger);
    const directory = await Directory.open(storage);
    const workspaces = new Workspaces({
      directory,
      log,
      storage,
      logger,
      now: () => new Date(),
      sync: () => {
        throw new Error('no sockets are open here');
      },
      tellRefusals: () => undefined,
      rulesChanged: () => undefined,
      boardChanged: () => undefined,
      draftsChanged: () => undefined,
    });
    const close = async () => {
      await workspaces.stop();
      await log.close();
      await storage.close();
    };
    return { directory, log, logger, workspaces, close };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
