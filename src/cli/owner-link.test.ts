import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

test('an address that is none is mistyped, and the key that was valid before stays so', async () => {
  const before = await enterAsOwner(server);
  await server.stop();
  const first = await ownerLink();
  const mistyped = await ownerLink('--url', 'notaurl');
  expect([mistyped.code, mistyped.stdout]).toEqual([2, '']);
  expect(mistyped.stderr).toMatch(/is no address: write it with http/);
  server = await startTemporaryServer(folder.path);
  const key = first.stdout.trim().split('#')[1] ?? '';
  const again = await enterOverHttp(server.url, '/api/return', { code: key });
  expect(again.member).toEqual(before.member);
});

test('says what to do while the server runs, and for a workspace that is not there', async () => {
  const running = await ownerLink();
  expect(running.code).toBe(1);
  expect(running.stderr).toMatch(/Another Crossread server uses the data folder .* stop it/);
  await server.stop();
  const unknown = await ownerLink('--workspace', 'nothing');
  expect(unknown.stderr).toMatch(/there is no workspace “nothing”; there is: small \(/);
});

test('a key that nobody could be told does not take the place of the one before', async () => {
  const before = await enterAsOwner(server);
  await server.stop();
  const first = await ownerLink();
  const shell = `'${process.execPath}' '${PROGRAM}' owner-link --data '${folder.path}' > /dev/full`;
  const { status, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^crossread: the standard output could not be written: the disk is full/);
  server = await startTemporaryServer(folder.path);
  const key = first.stdout.trim().split('#')[1] ?? '';
  const again = await enterOverHttp(server.url, '/api/return', { code: key });
  expect(again.member).toEqual(before.member);
});

test('a folder that is not there is not made: its name was mistyped', async () => {
  const mistyped = path.join(folder.path, 'dtaa');
  const { code, stdout, stderr } = await ownerLink('--data', mistyped);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    `crossread: there is no Crossread data in ${mistyped}: name its folder with --data\n`,
  );
  expect(existsSync(mistyped)).toBe(false);
});
