/** Starts the server from the shell: flags, environment, one line when ready, a graceful stop. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { START_ERRORS, StartError } from './messages.ts';
import { publicUrl, signInSettings } from './sign-in-settings.ts';
import { startServer } from './start-server.ts';

const USAGE =
  'Usage: npm start -- [--port 4400] [--host 127.0.0.1] [--data ./data] (or CROSSREAD_PORT, CROSSREAD_HOST, CROSSREAD_DATA)';

function settings() {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
  });
  const { CROSSREAD_PORT, CROSSREAD_HOST, CROSSREAD_DATA, CROSSREAD_LOG_LEVEL, CROSSREAD_CREATE } =
    process.env;
  return {
    port: portOf(values.port ?? CROSSREAD_PORT ?? '4400'),
    host: values.host ?? CROSSREAD_HOST ?? '127.0.0.1',
    dataFolder: resolve(values.data ?? CROSSREAD_DATA ?? 'data'),
    staticFolder: fileURLToPath(new URL('../../dist', import.meta.url)),
    logLevel: CROSSREAD_LOG_LEVEL ?? 'warn',
    mayCreate: mayCreate(CROSSREAD_CREATE ?? 'everybody'),
    signIn: signInSettings(process.env),
    publicUrl: publicUrl(process.env),
  };
}

function mayCreate(given: string): boolean {
  if (given !== 'everybody' && given !== 'nobody')
    throw new StartError(START_ERRORS.badCreate(given));
  return given === 'everybody';
}

function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Infinity;
  if (port > 65_535) throw new StartError(START_ERRORS.badPort(given));
  return port;
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS')
  );
}

try {
  const server = await startServer(settings());
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
} catch (error) {
  if (isUsageError(error)) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof StartError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
