/** The program as a person starts it, in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRoomAnnotations } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until } from '../testing/wire-client.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let processes: ChildProcess[];

beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  processes = [];
  await (await startTemporaryServer(data)).stop(); // so that the folder holds the small workspace
});
afterEach(() => {
  for (const child of processes) child.kill('SIGKILL');
  folder.remove();
});

function run(...flags: string[]) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  processes.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  return { child, said };
}

/** Starts on the data folder. @returns the address, once it is printed. */
async function runUntilReady(port = '0') {
  const { child, said } = run('--port', port, '--data', data);
  await until(() => said.out.includes('\n') || child.exitCode !== null);
  const url = /^Crossread is ready at (http:\S+) \(\d+\.\d s\)\n$/.exec(said.out)?.[1];
  if (!url) throw new Error(`not ready: ${said.out}${said.err}`);
  return { child, said, url };
}

describe('the program', () => {
  test('says one line when it is ready and stops when asked', async () => {
    const { child, said } = await runUntilReady();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(said.err).toBe('');
  });

  test('keeps what was acknowledged when it is killed, and clients come back by themselves', async () => {
    const first = await runUntilReady();
    const ana = await joinOverHttp(first.url, 'Ana');
    const member = openMember(first.url, ana.cookie, ana.session);
    await member.synced;
    for (let number = 0; number < 10; number++) {
      writeNotebookRecord(member.notebook, smallMark(`m${number}`), null);
    }
    await until(() => !member.providers.notebook.hasUnsyncedChanges);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    writeNotebookRecord(member.notebook, smallMark('offline'), null);
    const second = await runUntilReady(new URL(first.url).port);
    await until(() => readRoomAnnotations(member.readingRoom).size === 11);
    member.close();
    const fresh = openMember(second.url, ana.cookie, ana.session);
    await fresh.synced;
    expect(readRoomAnnotations(fresh.readingRoom).size).toBe(11);
    fresh.close();
  });
});

describe('the program does not start and says why', () => {
  const cases: { name: string; flags: () => string[]; sentence: RegExp }[] = [
    {
      name: 'a port that is no number',
      flags: () => ['--port', 'x'],
      sentence: /^"x" is not a port: .*\.\n$/,
    },
    {
      name: 'a port too high',
      flags: () => ['--port', '65536'],
      sentence: /^"65536" is not a port: .*\.\n$/,
    },
    {
      name: 'an unknown flag',
      flags: () => ['--prot', '1'],
      sentence: /Unknown option '--prot'.*\nUsage: /s,
    },
    {
      name: 'an unknown host',
      flags: () => ['--host', '203.0.113.1', '--data', data, '--port', '0'],
      sentence: /^This machine has no address "203\.0\.113\.1": .*\.\n$/,
    },
    {
      name: 'a data folder without a name',
      flags: () => ['--data', ''],
      sentence: /^The data folder has no name: .*\.\n$/,
    },
    {
      name: 'a data folder that is a file',
      flags: () => ['--data', fileAt(join(folder.path, 'file'))],
      sentence: /^The data folder .*file cannot be written: .*\.\n$/,
    },
    {
      name: 'a database that is none',
      flags: () => ['--data', brokenFolder()],
      sentence: /^The database in .* cannot be read: .*\.\n$/,
    },
  ];
  test.each(cases)('$name', async ({ flags, sentence }) => {
    const { child, said } = run(...flags());
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(said.err).toMatch(sentence);
    expect(said.out).toBe('');
  });

  test('a port in use', async () => {
    const other = await startTemporaryServer(join(folder.path, 'other'));
    const { child, said } = run('--data', data, '--port', String(other.port));
    await once(child, 'close');
    expect(said.err).toBe(
      `Port ${other.port} is in use: stop the other program or choose another port with --port.\n`,
    );
    await other.stop();
  });

  test('a data folder in use', async () => {
    const other = await startTemporaryServer(data);
    const { child, said } = run('--data', data, '--port', '0');
    await once(child, 'close');
    expect(said.err).toMatch(/^Another Crossread server uses the data folder .*\.\n$/);
    await other.stop();
  });
});

function fileAt(path: string): string {
  writeFileSync(path, '');
  return path;
}

function brokenFolder(): string {
  writeFileSync(join(folder.path, 'crossread.db'), 'this is not a database at all, only some text');
  return folder.path;
}
