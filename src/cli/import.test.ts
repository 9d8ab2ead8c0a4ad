import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { NO_RECORDS } from '#core/model/workspace.ts';
import { Directory } from '#server/directory.ts';
import { openStorage } from '#server/storage-sqlite.ts';
import { EXPORTED_AT, wholeExport } from '../testing/exported.ts';
import { runCrossread } from '../testing/run-crossread.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';
import { importFile } from './import.ts';

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

/** In the title, beside the character that stands for damage, which may be there by right. */
function withStrayByte(json: string): Buffer {
  const at = json.indexOf(whole.settings.title);
  const [before, after] = [json.slice(0, at), json.slice(at)];
  return Buffer.concat([Buffer.from(`${before}\ufffd`), Buffer.from([0xff]), Buffer.from(after)]);
}

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

  test('into a workspace that is named: it says that it becomes one of its own', async () => {
    writeFileSync(path.join(folder.path, 'in.json'), text);
    await crossread(['import', 'in.json', '-d', 'data']);
    const again = await crossread(['import', 'in.json', '-d', 'data', '-w', 'any']);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/becomes one of its own: leave out --workspace/);
  });

  test.each([
    [2, ['in.json', '--articles', '--code-book'], /cannot be used with/],
    [2, ['in.json', '--articles', '-r', 'brat'], /cannot be used with/],
    [2, ['in.json', '--url', 'here'], /is no address/],
    [1, ['in.json', '--remove-unused'], /--remove-unused is for code books/],
    [1, ['nowhere.json'], /^crossread: nowhere\.json could not be read: there is no such file/],
    [1, ['.'], /^crossread: \. could not be read: it is a folder/],
    [1, ['in.json', '--articles'], /^crossread: in\.json is JSON/],
  ])('exit code %i for %j', async (wanted, words, sentence) => {
    writeFileSync(path.join(folder.path, 'in.json'), text);
    await crossread(['import', 'in.json', '-d', 'data']);
    const { code, stderr } = await crossread(['import', ...words, '-d', 'data']);
    expect(stderr).toMatch(sentence);
    expect(code).toBe(wanted);
  });

  test('is known with its keys in another order, as programs write them that sort them', async () => {
    const { format, ...rest } = JSON.parse(text) as { readonly format: string };
    const { code, stderr } = await crossread(
      ['import', '-', '-n'],
      JSON.stringify({ ...rest, format }),
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('3 articles, 30 marks, 2 members')]);
  });

  test('that fails in the middle leaves nothing of it, and can be done again', async () => {
    const data = path.join(folder.path, 'data');
    const file = path.join(folder.path, 'in.json');
    writeFileSync(file, text);
    const full = new Error('database or disk is full');
    const put = vi.spyOn(Directory.prototype, 'putMember').mockRejectedValueOnce(full);
    const problem = await importFile(file, { data, url: 'http://127.0.0.1:4400' });
    put.mockRestore();
    expect(problem).toBe(
      `${data} could not be written: the disk is full. Make room, or name another place`,
    );
    const storage = openStorage(data);
    const left = [await storage.workspaces(), await storage.members(), await storage.documents()];
    await storage.close();
    expect(left).toEqual([[], [], []]);
    await crossread(['import', 'in.json', '-d', 'data']);
    expect(await exportOwn('data')).toBe(withoutTime(text));
  });

  test('whose address cannot be written says what to do', async () => {
    writeFileSync(path.join(folder.path, 'in.json'), text);
    const program = path.join(import.meta.dirname, 'crossread.ts');
    const shell = `'${process.execPath}' '${program}' import in.json -d data > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', shell], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/the disk is full.*“crossread owner-link” makes another address/);
  });

  test('a dry run writes nothing', async () => {
    const { code, stderr } = await crossread(['import', '-', '-n', '-d', 'data'], text);
    expect(code).toBe(0);
    expect(stderr).toContain('3 articles, 30 marks, 2 members');
    expect(existsSync(path.join(folder.path, 'data'))).toBe(false);
  });

  test('nor does one in a folder that is there, restored or in use', async () => {
    const data = path.join(folder.path, 'da ta%3F');
    await crossread(['import', '-', '-d', data], text);
    rmSync(path.join(data, 'server.lock'));
    const before = readFileSync(path.join(data, 'crossread.db'));
    const dry = await crossread(['import', '-', '-n', '-d', data], text);
    expect(dry).toMatchObject({ code: 0, stdout: '' });
    expect(dry.stderr).toMatch(/would be imported as w-/); // another id: it saw the one that is there
    expect(readdirSync(data)).toEqual(['crossread.db']);
    expect(Buffer.compare(readFileSync(path.join(data, 'crossread.db')), before)).toBe(0);
    const server = await startTemporaryServer(data);
    const beside = await crossread(['import', '-', '-n', '-d', data], text);
    await server.stop();
    expect(beside.stderr).toMatch(/would be imported as w-/);
  });

  test.each([
    ['a truncated file', text.slice(0, 9000), /no whole JSON/],
    ['an empty file', '', /the standard input is empty/],
    ['a file that is not UTF-8', withStrayByte(text), /is not UTF-8/],
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

test('what stands in a file cannot rule the terminal, and forges no line', async () => {
  const base = { ...whole, annotations: [], firstPasses: [], records: NO_RECORDS };
  await crossread(['import', '-', '-d', 'data'], [...ownJson.write(base, EXPORTED_AT)].join(''));
  const label = '\u001b]0;owned\u0007\u001b[31mRED\n- 500 marks are imported \u202edne';
  const line = JSON.stringify({
    text: whole.sources[0]?.revisions[0].text,
    label: [[0, 4, label]],
  });
  const { stderr } = await crossread(['import', '-', '-d', 'data', '--dry-run'], line);
  expect(stderr).toContain(String.raw`\u001b[31mRED\u000a- 500 marks`);
  for (const unseen of ['\u001b', '\u0007', '\u202e', '\n- 500'])
    expect(stderr).not.toContain(unseen);
});

test('a workspace that is closed takes in nothing, as in the app', async () => {
  const settings = { ...whole.settings, phase: 'closed' as const };
  const closed = [...ownJson.write({ ...whole, settings }, EXPORTED_AT)].join('');
  await crossread(['import', '-', '-d', 'data'], closed);
  const before = await exportOwn('data');
  for (const [words, given] of [
    [[], '{"text":"Storm","label":[]}'],
    [['--code-book'], 'layer,tag\nTone,Irony\n'],
    [['--articles'], 'headline,text\nBridge,The bridge was closed.\n'],
  ] as const) {
    const { code, stderr } = await crossread(['import', '-', '-d', 'data', ...words], given);
    expect([code, stderr]).toEqual([
      1,
      `crossread: “${whole.settings.title}” is closed, and nothing is added to it. Open it again at the desk first\n`,
    ]);
  }
  expect(await exportOwn('data')).toBe(before);
});

describe('crossread import of marks', async () => {
  const brat = formatNamed('brat');
  const marks = brat ? await wholeExport(brat, whole) : new Uint8Array();

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
    expect(stdout.match(/"(?:Ana|Ben 🌪) \(imported\)"/gu)?.length).toBeGreaterThanOrEqual(30);
  });
});

describe('crossread import of a code book', { timeout: 120_000 }, () => {
  const csv = 'layer;tag;guideline\r\nFraming;War;About fighting.\r\n';

  test('told first, then done; a second time nothing changes', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    writeFileSync(path.join(folder.path, 'book.csv'), csv);
    const told = await crossread(['import', '--code-book', 'book.csv', '-d', 'data', '-n']);
    expect(told).toMatchObject({ code: 0, stdout: '' });
    expect(told.stderr).toMatch(/would become revision 3[^]*1 tag new, 0 changed/);
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
    expect(done.stderr).toMatch(
      /nothing changes[^]*Not read: the articles[^]*: 1 earlier revision of/,
    );
  });

  test('a table that may be one is told how to come in as one; a workspace that is not there', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    writeFileSync(path.join(folder.path, 'book.csv'), csv);
    const asMarks = await crossread(['import', 'book.csv', '-d', 'data']);
    expect(asMarks).toMatchObject({ code: 1, stdout: '' });
    expect(asMarks.stderr).toMatch(/book\.csv holds no marks .* code book: .* --code-book\. Marks/);
    const other = await crossread(['import', '--code-book', 'book.csv', '-d', 'data', '-w', 'no']);
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toMatch(/there is no workspace “no”; there is: \S+ \(.+\)/);
  });

  test('what is none is refused with a sentence and the exit code 1', async () => {
    await crossread(['import', '-', '-d', 'data'], text);
    const done = await crossread(['import', '-', '--code-book', '-d', 'data'], 'a,b\n1,2');
    expect(done).toMatchObject({ code: 1, stdout: '' });
    expect(done.stderr).toMatch(/names no column of tags/);
  });
});

describe('crossread import of articles', () => {
  const table =
    'headline,outlet,text\nBridge closed,The Post,"The bridge was closed on Monday.\n\nNobody was hurt."\nOpen again,,It is open again.\n';
  const empty = [
    ...ownJson.write(
      { ...whole, annotations: [], firstPasses: [], records: NO_RECORDS },
      EXPORTED_AT,
    ),
  ].join('');

  test('each becomes a draft with what is stated about it; a dry run writes nothing', async () => {
    await crossread(['import', '-', '-d', 'data'], empty);
    writeFileSync(path.join(folder.path, 'corpus.csv'), table);
    const dry = await crossread(['import', 'corpus.csv', '--articles', '-n', '-d', 'data']);
    expect([dry.code, dry.stderr]).toEqual([0, '2 articles would become drafts.\n']);
    const done = await crossread(['import', 'corpus.csv', '--articles', '-d', 'data']);
    expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('2 articles taken in')]);
    const storage = openStorage(path.join(folder.path, 'data'));
    const [record] = await storage.workspaces();
    await storage.close();
    expect(record?.drafts.map(({ metadata }) => [metadata.headline, metadata.outlet])).toEqual([
      ['Bridge closed', 'The Post'],
      ['Open again', null],
    ]);
  });

  test('a file that holds none is refused with a sentence', async () => {
    await crossread(['import', '-', '-d', 'data'], empty);
    writeFileSync(path.join(folder.path, 'broken.pdf'), '%PDF-1.7 and no more');
    const { code, stderr } = await crossread(['import', 'broken.pdf', '--articles', '-d', 'data']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no whole PDF')]);
  });
});
