import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import type { RunningServer } from '#server/start-server.ts';
import { readRoomAnnotation } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { readableText } from '../testing/exported.ts';
import { runCrossread } from '../testing/run-crossread.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until } from '../testing/wire-client.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let server: RunningServer;
let stopped = false;

const crossread = (...words: string[]) => runCrossread(folder.path, words);

const stopServer = async () => {
  if (!stopped) await server.stop();
  stopped = true;
};

beforeAll(async () => {
  folder = temporaryFolder();
  data = path.join(folder.path, 'data');
  server = await startTemporaryServer(data);
  const ana = await joinOverHttp(server.url, 'Ana');
  const member = openMember(server.url, ana.cookie, ana.session);
  await member.synced;
  const mark = smallMark('mark-1');
  writeNotebookRecord(member.notebook, mark, null);
  await until(() => readRoomAnnotation(member.readingRoom, mark.id) !== undefined);
  member.close();
});
afterAll(async () => {
  await stopServer();
  folder.remove();
});

describe('crossread export', () => {
  test.each(formats)('$id goes to the output, what is lost to the error output', async (format) => {
    const { code, bytes, stderr } = await crossread('export', '-f', format.id, '--data', data);
    expect(code).toBe(0);
    expect(await readableText(format, bytes)).toMatch(/Storm|conflict/);
    for (const loss of format.loses) expect(stderr).toContain(loss);
  });

  test.each([
    ['out-folder', /it is a folder\. Name a file in it/],
    ['none/marks.csv', /there is no such folder/],
  ])(
    'what cannot be written to %s is said in words, and nothing is left',
    async (out, sentence) => {
      mkdirSync(path.join(folder.path, 'out-folder'), { recursive: true });
      const before = readdirSync(folder.path);
      const { code, stderr } = await crossread('export', '-f', 'csv', '-d', data, '-o', out);
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence);
      expect(readdirSync(folder.path)).toEqual(before);
    },
  );

  test('whoever reads only the beginning is told of no fault', async () => {
    const words = ['export', '-f', 'report-html', '-d', data].map((word) => `'${word}'`).join(' ');
    const program = path.resolve(import.meta.dirname, 'crossread.ts');
    const shell = `'${process.execPath}' '${program}' ${words} | head -c 10; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
    expect(stdout).toMatch(/^<!doctype\s*0\n$/i);
    expect(stderr).not.toMatch(/EPIPE|could not be written/);
  });

  test.each([
    ['a reader that has enough', '| true; echo "${PIPESTATUS[0]}"', '0'],
    ['a full disk', '> /dev/full; echo "$?"', '1'],
  ])('help that goes to %s ends without a stack trace', (_, where, wanted) => {
    const program = path.resolve(import.meta.dirname, 'crossread.ts');
    const shell = `'${process.execPath}' '${program}' import --help ${where}`;
    const { stdout, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual([wanted, '']);
  });

  test('a file is written whole, over the old one, with nothing left beside it', async () => {
    const out = path.join(folder.path, 'out', 'marks.csv');
    mkdirSync(path.dirname(out));
    writeFileSync(out, 'old');
    const words = ['export', '-f', 'csv', '-d', data, '-w', 'small', '-o', out];
    expect(await crossread(...words)).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toContain('"mark-1"');
    expect(readdirSync(path.dirname(out))).toEqual(['marks.csv']);
  });

  test('a file that cannot be written leaves nothing and says why', async () => {
    const out = path.join(folder.path, 'taken');
    mkdirSync(path.join(out, 'inside'), { recursive: true });
    const { code, stderr } = await crossread('export', '-f', 'csv', '-d', data, '-o', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^crossread: .+taken could not be written: /);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test.each([
    ['no format', ['export']],
    ['an unknown format', ['export', '-f', 'pdf']],
    ['an unknown command', ['exprot']],
    ['an unknown flag', ['export', '-f', 'csv', '--colour']],
    ['an unknown version of the marks', ['export', '-f', 'csv', '--marks', 'mine']],
    ['a data folder without a name', ['export', '-f', 'csv', '-d', '']],
    ['a round that is no number', ['export', '-f', 'csv', '--round', 'x']],
    ['a round before the first', ['export', '-f', 'csv', '--round', '0']],
    ['nothing at all', []],
  ])('%s is a usage error', async (_, words) => {
    const { code, stdout, stderr } = await crossread(...words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toBe('');
  });

  test.each([
    ['a folder without data', ['-d', 'nothing-here'], /^crossread: .*nothing-here/],
    ['a workspace that is not there', ['-w', 'other'], /“other”; there is: small/],
    ['what nobody has decided', ['--marks', 'adjudicated'], /nothing has been kept or changed yet/],
    ['an empty list of layers', ['--layers', ''], /layers names nothing: name at least one/],
    ['an empty list of articles', ['--sources', ','], /sources names nothing: name at least one/],
    ['a workspace that is no id', ['-w', '../x'], /“..\/x”; there is: small/],
  ])('%s is a failure in one sentence', async (_, words, sentence) => {
    const { code, stdout, stderr } = await crossread('export', '-f', 'csv', '-d', data, ...words);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('help names every format', async () => {
    const { code, stdout } = await crossread('export', '--help');
    expect(code).toBe(0);
    for (const { id, label } of formats)
      expect(stdout).toMatch(new RegExp(`${id} +${label.slice(0, 5)}`));
  });

  test('gives the same when the server has stopped', async () => {
    const words = ['export', '-f', 'csv', '--data', data];
    const running = await crossread(...words);
    await stopServer();
    expect(await crossread(...words)).toEqual(running);
  });
});
