/** A storage opened to work in without a server: no sockets, no pages. Where it has a lock, that keeps a server out. */
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { Directory } from './directory.ts';
import { serverSecret } from './server-secret.ts';
import type { UndecidedStorage } from './storage.ts';
import { UpdateLog } from './update-log.ts';
import { Workspaces } from './workspaces.ts';

export interface Offline {
  readonly directory: Directory;
  readonly log: UpdateLog;
  readonly logger: FastifyBaseLogger;
  readonly workspaces: Workspaces;
  /** Writes all that is under way, and lets what was written stay; nothing may be changed after it. */
  keep(): Promise<void>;
  /** Takes back what `keep` was not called for. */
  close(): Promise<void>;
}

/** Closes the storage with itself, and when it cannot be read. */
export async function openOffline(storage: UndecidedStorage): Promise<Offline> {
  try {
    const logger = Fastify({ logger: { level: 'error', stream: process.stderr } }).log; // the output is for results
    await serverSecret(storage); // an export beside it keys pseudonyms with it
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
    const keep = async () => {
      await workspaces.stop();
      await log.close();
      await storage.keep();
    };
    const close = async () => {
      await workspaces.stop(); // before the storage is gone: it publishes by itself
      await storage.close();
    };
    return { directory, log, logger, workspaces, keep, close };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
