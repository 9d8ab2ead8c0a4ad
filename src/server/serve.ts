/** Runs the server until it is told to stop: one line when it is ready, and a graceful end. Shared by main and the command line. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressFetcher } from './fetch-address.ts';
import { START_ERRORS, StartError } from './messages.ts';
import { isPublicPlace } from './public-address.ts';
import { publicUrl, signInSettings } from './sign-in-settings.ts';
import { startServer } from './start-server.ts';

/** As flags give them; what is left out comes from the environment, then from the defaults. */
export interface ServeFlags {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly data?: string | undefined;
}

/** Resolves when the server answers. @throws StartError with a sentence for the person who started it. */
export async function serve(flags: ServeFlags): Promise<void> {
  const server = await startServer(settings(flags));
  // The sync library has promises that nobody awaits; one socket's trouble is not the end for the others.
  process.on('unhandledRejection', (reason) => console.error('unexpected failure', reason));
  const stop = async () => {
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  // Last of all: who reads it may stop the server at once.
  if (server.ownerKey !== null) {
    console.log(`To own the ready-made workspace, open ${server.url}/return#${server.ownerKey}`);
  }
  console.log(`Crossread is ready at ${server.url} (${(performance.now() / 1000).toFixed(1)} s)`);
}

function settings(flags: ServeFlags) {
  const { CROSSREAD_PORT, CROSSREAD_HOST, CROSSREAD_DATA, CROSSREAD_LOG_LEVEL, CROSSREAD_CREATE } =
    process.env;
  return {
    port: portOf(flags.port ?? CROSSREAD_PORT ?? '4400'),
    host: flags.host ?? CROSSREAD_HOST ?? '127.0.0.1',
    dataFolder: folderOf(flags.data ?? CROSSREAD_DATA ?? 'data'),
    staticFolder: fileURLToPath(new URL('../../dist', import.meta.url)),
    logLevel: CROSSREAD_LOG_LEVEL ?? 'warn',
    mayCreate: mayCreate(CROSSREAD_CREATE ?? 'everybody'),
    fetchAddress: fetches(process.env['CROSSREAD_FETCH'] ?? 'off')
      ? addressFetcher(isPublicPlace)
      : null,
    signIn: signInSettings(process.env),
    publicUrl: publicUrl(process.env),
  };
}

/** @throws StartError for an empty name, which would be the folder in which the server happens to start. */
function folderOf(given: string): string {
  if (given.trim() === '') throw new StartError(START_ERRORS.noFolder());
  return resolve(given);
}

function mayCreate(given: string): boolean {
  if (given !== 'everybody' && given !== 'nobody')
    throw new StartError(START_ERRORS.badCreate(given));
  return given === 'everybody';
}

function fetches(given: string): boolean {
  if (given !== 'on' && given !== 'off') throw new StartError(START_ERRORS.badFetch(given));
  return given === 'on';
}

/** @throws StartError */
export function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Infinity;
  if (port > 65_535) throw new StartError(START_ERRORS.badPort(given));
  return port;
}
