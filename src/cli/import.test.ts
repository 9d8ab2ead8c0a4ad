import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { EXPORTED_AT, exportedBytes } from '../testing/exported.ts';
import { runCrossread } from '../testing/run-crossread.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const whole = wholeWorkspace(30);
const text = [...ownJson.write(whole, EXPORTED_AT)].join('');
const crossread = (words: readonly string[], input: string | Uint8Array = '') =>
  runCrossread(folder.path, words, input);
const withoutTime = (json: string) => json.replace(/"generated":"[^"]+"/, '');
const exportOwn = async (data: string) =>
  withoutTime((await crossread(['export', '-f', 'crossread', '-d', data])).stdout);

describe('crossread import of a whole workspace', () => {
  test('from a file, and from the standard input: what is exported again is the same', async () => {
    writeFileSync(path.join(folder.path, 'in.json'), text);
    const fromFile = await crossread(['import', 'in.json', '-d', 'one']);
    expect(fromFile.code).toBe(0);
    expect(fromFile.stdout).toMatch(/^http:\/\/127\.0\.0\.1:4400\/return#[a-z-]+\n$/);
    expect(await exportOwn('one')).toBe(withoutTime(text));
    const fromInput = await crossread(['import', '-', '-d', 'two'], text);
    expect(fromInput.code).toBe(0);
    expect(await exportOwn('two')).toBe(withoutTime(text));
  });

  test('the address that it prints makes an owner', async () => {
    const { stdout } = await crossread(['import', '-', '-d', 'data'], text);
    const server = await startTemporaryServer(path.join(folder.path, 'data'));
    const response = await fetch(`${server.url}/api/return`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: stdout.trim().split('#')[1] }),
    });
    await server.stop();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"role":"owner"');
  });

  test('a dry run writes nothing', async () => {
    const { code, stderr } = await crossread(['import', '-', '-n', '-d', 'data'], text);
    expect(code).toBe(0);
    expect(stderr).toContain('3 articles, 30 marks, 2 members');
    const after = await crossread(['export', '-f', 'csv', '-d', 'data']);
    expect(after.code).toBe(1);
  });

  test.each([
    ['a truncated file', text.slice(0, 9000), /no whole JSON/],
    ['an empty file', '', /no kind that Crossread knows|name one of the workspaces/],
  ])('%s: a sentence and the exit code 1', async (_, input, sentence) => {
    const { code, stderr, stdout } = await crossread(['import', '-', '-d', 'data'], input);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a file that is not there, and a folder that a server uses', async () => {
    expect((await crossread(['import', 'none.json', '-d', 'data'])).stderr).toMatch(/none\.json/);
    const server = await startTemporaryServer(path.join(folder.path, 'data'));
    const busy = await crossread(['import', '-', '-d', 'data'], text);
    await server.stop();
    expect(busy.code).toBe(1);
    expect(busy.stderr).toMatch(/Another Crossread server uses/);
  });
});

describe('crossread import of marks', () => {
  const brat = formatNamed('brat');
  const marks = brat ? exportedBytes(brat, whole) : new Uint8Array();

  test('told first, then done, and the second time all are there already', async () => {
    const empty = { ...whole, annotations: [], firstPasses: [], records: { ...whole.records } };
    const records = Object.fromEntries(Object.keys(empty.records).map((kind) => [kind, []]));
    const base = { ...empty, records: { ...empty.records, ...records } };
    await crossread(['import', '-', '-d', 'data'], [...ownJson.write(base, EXPORTED_AT)].join(''));
    writeFileSync(path.join(folder.path, 'marks.zip'), marks);
    const dry = await crossread(['import', 'marks.zip', '-d', 'data', '--dry-run']);
    expect(dry.stderr).toMatch(/brat standoff: 30 marks would be imported/);
    const done = await crossread(['import', 'marks.zip', '-d', 'data']);
    expect(done.stderr).toMatch(/30 marks are imported/);
    const again = await crossread(['import', 'marks.zip', '-d', 'data']);
    expect(again.stderr).toMatch(/0 marks are imported[^]*30 marks are there already/);
    const { stdout } = await crossread(['export', '-f', 'csv', '-d', 'data']);
    expect(stdout.match(/"(?:ana|ben) \(imported\)"/g)?.length).toBeGreaterThanOrEqual(30);
  });
});

describe('crossread import of a code book', { timeout: 120_000 }, () => {
  const csv = 'layer;tag;guideline\r\nFraming;War;About fighting.\r\n';

  test('told first, then done; a second time nothing changes', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    writeFileSync(path.join(folder.path, 'book.csv'), csv);
    const told = await crossread(['import', '--code-book', 'book.csv', '-d', 'data', '-n']);
    expect(told).toMatchObject({ code: 0, stdout: '' });
    expect(told.stderr).toMatch(/would become revision 3[^]*1 tags new, 0 changed/);
    expect(told.stderr).toContain('- new: Framing: War (framing.war)');
    const done = await crossread(['import', '--code-book', 'book.csv', '-d', 'data']);
    expect(done.stderr).toMatch(/is now revision 3/);
    const again = await crossread(['import', '--code-book', 'book.csv', '-d', 'data']);
    expect(again.stderr).toMatch(/nothing changes[^]*0 tags new/);
    const { stdout } = await crossread(['export', '-f', 'code-book-json', '-d', 'data']);
    expect(stdout).toContain('"id": "framing.war"');
  });

  test.each(['refi-qdc', 'code-book-json'])('%s is known without being named', async (format) => {
    await crossread(['import', '-', '-d', 'data'], text);
    await crossread(['export', '-f', format, '-d', 'data', '-o', 'book']);
    const done = await crossread(['import', 'book', '-d', 'data']);
    expect(done.code).toBe(0);
    expect(done.stderr).toMatch(/nothing changes/);
  });

  test('a whole workspace gives its code book when asked for that alone', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    const done = await crossread(['import', '-', '--code-book', '-d', 'data'], text);
    expect(done.stderr).toMatch(/nothing changes[^]*Not read: the articles/);
  });

  test('what is none is refused with a sentence and the exit code 1', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    const done = await crossread(['import', '-', '--code-book', '-d', 'data'], 'a,b\n1,2');
    expect(done).toMatchObject({ code: 1, stdout: '' });
    expect(done.stderr).toMatch(/names no column of tags/);
  });
});
