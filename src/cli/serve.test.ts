import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCrossread } from '../testing/run-crossread.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { until } from '../testing/wire-client.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: ChildProcess | null;

beforeEach(() => {
  folder = temporaryFolder();
  running = null;
});
afterEach(() => {
  running?.kill('SIGKILL');
  folder.remove();
});

const program = path.join(import.meta.dirname, 'crossread.ts');

test('crossread serve answers at the address that it prints, and ends when it is told to', async () => {
  const words = [program, 'serve', '--port', '0', '--data', 'data'];
  const child = spawn(process.execPath, words, { cwd: folder.path });
  running = child;
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await until(() => said.includes('is ready at') || child.exitCode !== null, {
    timeout: 25_000,
  });
  const url = /^Crossread is ready at (http:\S+) /m.exec(said)?.[1];
  const home = await fetch(`${url}/api/home`);
  expect(home.status).toBe(200);
  expect(said).toMatch(/^To own the ready-made workspace, open http:\S+\/return#[a-z-]+$/m);
  const exported = await runCrossread(folder.path, ['export', '-f', 'csv', '-d', 'data']);
  expect(exported.code).toBe(0);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  [2, ['--port', 'many'], /"many" is not a port: give a whole number/],
  [2, ['--port', '65536'], /"65536" is not a port: give a whole number/],
  [1, ['--host', '203.0.113.7', '--port', '0'], /has no address "203\.0\.113\.7"/],
])('exit code %i for crossread serve %j, and a sentence', async (wanted, words, sentence) => {
  const { code, stdout, stderr } = await runCrossread(folder.path, ['serve', ...words]);
  expect([code, stdout]).toEqual([wanted, '']);
  expect(stderr).toMatch(sentence);
});

test('crossread serve in a folder that another server uses', async () => {
  const server = await startTemporaryServer(path.join(folder.path, 'data'));
  const { code, stderr } = await runCrossread(folder.path, ['serve', '--port', '0', '-d', 'data']);
  await server.stop();
  expect(code).toBe(1);
  expect(stderr).toMatch(/^crossread: Another Crossread server uses the data folder/);
});
