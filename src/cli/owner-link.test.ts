import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningServer } from '#server/start-server.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { enterOverHttp } from '../testing/wire-client.ts';
import { enterAsOwner } from '../testing/wire-room.ts';

const PROGRAM = path.join(import.meta.dirname, 'crossread.ts');
let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

function ownerLink(...words: string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const all = [PROGRAM, 'owner-link', '--data', folder.path, ...words];
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

test('gives the ownership back on a device that was never there', async () => {
  const before = await enterAsOwner(server);
  await server.stop();
  const { code, stdout } = await ownerLink('--url', 'https://read.example/');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^https:\/\/read\.example\/return#[a-z-]{24}\n$/);
  server = await startTemporaryServer(folder.path);
  const key = stdout.trim().split('#')[1] ?? '';
  const again = await enterOverHttp(server.url, '/api/return', { code: key });
  expect(again.member).toEqual(before.member);
});

test('says what to do while the server runs, and for a workspace that is not there', async () => {
  const running = await ownerLink();
  expect(running.code).toBe(1);
  expect(running.stderr).toMatch(/Another Crossread server uses the data folder .* stop it/);
  await server.stop();
  const unknown = await ownerLink('--workspace', 'nothing');
  expect(unknown.stderr).toMatch(/name one of the workspaces with --workspace: small/);
});
