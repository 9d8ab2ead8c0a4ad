/** A real server on a free port with a data folder of its own, both gone when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer, type ServerOptions } from '#server/start-server.ts';
import { smallWorkspace } from './small-workspace.ts';

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'crossread-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts with the small workspace unless told otherwise; logs nothing, since tests provoke refusals. */
export function startTemporaryServer(
  dataFolder: string,
  different: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  return startServer({
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    staticFolder: join(dataFolder, 'no-pages'),
    logLevel: 'silent',
    firstContent: () => smallWorkspace,
    ...different,
  });
}
