import { monitorEventLoopDelay } from 'node:perf_hooks';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { importReportSchema } from '#core/formats/placing/import-report.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { markReaders } from '#core/formats/readers.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '#core/model/workspace.ts';
import { errorSchema } from '#sync/wire.ts';
import { EXPORTED_AT, wholeExport } from '../testing/exported.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';
import { readApart } from './read-apart.ts';
import type { RunningServer } from './start-server.ts';

/** Files made to hurt: each costs its sender a sentence, and the others nothing. */
const MB = 1024 * 1024;
/** Milliseconds. Reading ends after 30 s whatever happens; the rest is for a machine that is busy. */
const LONGEST = 90_000;

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let cookie: string;

const whole = wholeWorkspace(60);

beforeAll(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  ({ cookie } = await imported({
    ...whole,
    annotations: [],
    firstPasses: [],
    records: NO_RECORDS,
  }));
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

async function imported(snapshot: WorkspaceSnapshot): Promise<{ cookie: string; id: string }> {
  const body = [...ownJson.write(snapshot, EXPORTED_AT)].join('');
  const response = await fetch(`${server.url}/api/workspaces/import`, { method: 'POST', body });
  const { session } = (await response.json()) as { session: { workspace: { id: string } } };
  const [own = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { cookie: own, id: session.workspace.id };
}

const send = (body: Uint8Array | string, query = '') =>
  fetch(`${server.url}/api/workspaces/one-imam/import-marks${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : Buffer.from(body),
    headers: { cookie },
  });

const exportOf = (id: string, format: string, as: string) =>
  fetch(`${server.url}/api/workspaces/${id}/export/${format}`, { headers: { cookie: as } });

async function marksNow(): Promise<number> {
  const text = await (await exportOf('one-imam', 'crossread', cookie)).text();
  return text.split('\n').filter((line) => line.startsWith('{"id":') && line.includes('"tag":'))
    .length;
}

async function sentencesIn(response: Response): Promise<string> {
  const { problems } = v.parse(errorSchema, await response.json());
  return problems.map(({ path, message }) => `${path} ${message}`).join('\n');
}

const exported = (id: string): Promise<Uint8Array> => {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  return wholeExport(format, whole);
};

/** What a file brings that stops neither at its beginning nor at its first line. */
function hugeLine(): string {
  return `{"text":"${'a'.repeat(49 * MB)}","label":[]}`;
}

function millionMarks(): string {
  const one = '[0,1,"L.label"]';
  return `{"text":"a","label":[${`${one},`.repeat(999_999)}${one}]}`;
}

/** Every quote is sought in every article and stands in none. */
function quotesFromNowhere(): string {
  const items = Array.from({ length: 100_000 }, (_, at) => ({
    type: 'Annotation',
    target: { source: 'imam-a', selector: [{ type: 'TextQuoteSelector', exact: `nowhere ${at}` }] },
    body: [{ type: 'TextualBody', purpose: 'tagging', value: 'L.label' }],
  }));
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', items });
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">${Array.from(
  { length: 20 },
  (_, at) => `<!ENTITY a${at} "${'&a;'.repeat(10)}">`,
).join('')}]><Project>&a19;</Project>`;
const OUTSIDE =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><Project name="&f;"/>';

describe('refused with a sentence, while the server goes on answering', () => {
  test.each<[string, () => Uint8Array | string, RegExp]>([
    [
      'a ZIP in a ZIP',
      () => zipSync({ 'inner.zip': zipSync({ 'a.txt': strToU8('x') }) }),
      /no kind/,
    ],
    [
      'a bomb in a project',
      () => zipSync({ 'project.qde': new Uint8Array(60 * MB) }),
      /tighter than any text/,
    ],
    ['twenty thousand files and one', manyFiles, /more than 20000 files/],
    ['an entity bomb', () => zipSync({ 'project.qde': strToU8(LAUGHS) }), /DOCTYPE/],
    ['an entity from outside', () => zipSync({ 'project.qde': strToU8(OUTSIDE) }), /DOCTYPE/],
    [
      'the same in UTF-16',
      () => zipSync({ 'project.qde': Buffer.from(`\ufeff${OUTSIDE}`, 'utf16le') }),
      /UTF-8|XML|DOCTYPE/,
    ],
    ['__proto__', () => '{"text":"a","label":[],"__proto__":{"polluted":true}}', /__proto__/],
    ['__proto__, spelt otherwise', () => '{"text":"a","\\u005f_proto__":{}}', /__proto__/],
    ['a deep nest of 49 MB', () => `{"text":${'['.repeat(49 * MB)}`, /deeper than 100/],
    [
      'a million marks',
      millionMarks,
      /1000000 marks; the most is 200000|more memory|longer than 30 seconds/,
    ],
    ['ten thousand annotators', manyAnnotators, /10000 annotators; the most is 500/],
    ['a million broken lines', () => '{"text":1}\n'.repeat(1_000_000), /line 1 /],
  ])(
    '%s',
    async (_, make, sentence) => {
      const body = make();
      const delays = monitorEventLoopDelay({ resolution: 10 });
      delays.enable();
      const response = await send(body);
      expect(await sentencesIn(response)).toMatch(sentence);
      expect(response.status).toBe(400);
      delays.disable();
      // The test sends from the thread that serves: what it needs for 50 MB is in this figure too.
      expect(delays.max / 1e6).toBeLessThan(5_000);
      expect(await marksNow()).toBe(0);
    },
    LONGEST,
  );

  test('51 MB are refused before they are read', async () => {
    const response = await send(new Uint8Array(51 * MB));
    expect(response.status).toBe(413);
  });

  test(
    'a string of 49 MB is a text that fits nothing',
    async () => {
      const response = await send(hugeLine(), '?dryRun=yes');
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(text.length).toBeLessThan(10_000);
    },
    LONGEST,
  );

  test(
    'a code of 20 MB is told in short',
    async () => {
      const body = JSON.stringify({ text: 'a', label: [[0, 1, 'x'.repeat(20 * MB)]] });
      const response = await send(body, '?dryRun=yes');
      const text = await response.text();
      expect(v.parse(importReportSchema, JSON.parse(text)).leftCount).toBe(1);
      expect(text.length).toBeLessThan(10_000);
    },
    LONGEST,
  );

  test(
    'a hundred thousand quotes from nowhere: all told or too much, and quick answers meanwhile',
    async () => {
      const body = quotesFromNowhere();
      const reading = new AbortController();
      const answer = send(body, '?reader=w3c').finally(() => reading.abort());
      let longest = 0;
      while (!reading.signal.aborted) {
        const asked = performance.now();
        await (await fetch(`${server.url}/api/home`)).text();
        longest = Math.max(longest, performance.now() - asked);
      }
      expect(await (await answer).text()).toMatch(
        /"placed":0,.*"leftCount":100000|longer than 30 seconds/,
      );
      expect(longest).toBeLessThan(5_000);
      expect(await marksNow()).toBe(0);
    },
    LONGEST,
  );

  test(
    'many at once wait for each other, and none is lost',
    async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, async () => send(await exported('jsonl'), '?dryRun=yes')),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    },
    LONGEST,
  );

  test(
    'who goes away leaves nothing behind',
    async () => {
      const controller = new AbortController();
      const sent = fetch(`${server.url}/api/workspaces/one-imam/import-marks`, {
        method: 'POST',
        body: Buffer.from(await exported('jsonl')),
        headers: { cookie },
        signal: controller.signal,
      });
      setTimeout(() => controller.abort(), 60); // a thread needs longer than that to begin
      await expect(sent).rejects.toThrow(/abort/i);
      // Two later files need both places, so the first has been given up by then.
      await Promise.all([send('x'), send('x')]);
      expect(await marksNow()).toBe(0);
    },
    LONGEST,
  );
});

function manyFiles(): Uint8Array {
  const nothing = new Uint8Array();
  return zipSync(
    Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`${at}.ann`, nothing])),
    { level: 0 },
  );
}

function manyAnnotators(): string {
  return Array.from({ length: 10_000 }, (_, at) =>
    JSON.stringify({ text: 'abc', label: [[0, 1, 'L.label']], annotator: `Person ${at}` }),
  ).join('\n');
}

const READABLE = ['jsonl', 'doccano', 'label-studio', 'brat', 'semeval', 'refi-qdpx', 'w3c'];

describe('files cut off', () => {
  test.each(READABLE)('%s, at any place, is told or read up to a whole line', async (id) => {
    const bytes = await exported(id);
    for (let part = 1; part < 12; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 12));
      const read = readMarks({ path: 'cut', bytes: cut }, null);
      expect(read.ok).toBe(false);
      expect(read.ok ? '' : read.problems.map(({ message }) => message).join()).toMatch(/\w{3}/);
    }
  });

  test('own JSON makes no workspace', async () => {
    const text = [...ownJson.write(whole, EXPORTED_AT)].join('');
    for (const part of [0.2, 0.5, 0.9, 0.9999]) {
      const response = await fetch(`${server.url}/api/workspaces/import`, {
        method: 'POST',
        body: text.slice(0, Math.floor(text.length * part)),
      });
      expect(await sentencesIn(response)).toMatch(/no whole JSON/);
    }
  });
});

describe('bytes at random', () => {
  const random = seededRandom(5);
  test.each(markReaders.map(({ id }) => id))('%s forced on them throws nothing', (id) => {
    for (let length = 0; length < 3_000; length += 97) {
      const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
      const plain = bytes.map((byte) => 32 + (byte % 95));
      for (const given of [bytes, plain, zipSync({ 'project.qde': bytes, 'a.ann': plain })]) {
        const read = readMarks({ path: 'random', bytes: given }, id);
        expect(read.ok ? read.value.marks : []).toEqual([]);
        expect(read.ok ? 1 : read.problems.length).toBeGreaterThan(0);
      }
    }
  });
});

test('a reader that never ends is ended', async () => {
  const placing = {
    content: whole,
    choices: { sources: new Map(), tags: new Map() },
    now: EXPORTED_AT.generatedAt,
  };
  const bytes = strToU8(quotesFromNowhere());
  const job = { kind: 'marks', bytes, name: 'slow', reader: 'w3c', placing } as const;
  const read = await readApart(job, { longest: 100 });
  expect(read.ok ? '' : read.problems[0]?.message).toMatch(/longer than 0.1 seconds/);
});

describe('harmless, though it looks odd', () => {
  test('BOM and CRLF change nothing', async () => {
    const text = Buffer.from(await exported('jsonl')).toString('utf8');
    const response = await send(`\ufeff${text.replaceAll('\n', '\r\n')}`, '?dryRun=yes');
    expect(v.parse(importReportSchema, await response.json())).toMatchObject({
      placed: 60,
      leftCount: 0,
    });
  });

  test('lone surrogates, scripts and hooks of JavaScript come in as words and go out again', async () => {
    const { cookie: own, id } = await imported({
      ...whole,
      annotations: [],
      firstPasses: [],
      records: NO_RECORDS,
    });
    const text = whole.sources[0]?.revisions[0].text ?? '';
    const names = ['<script>alert(1)</script>', '\\ud800', 'constructor', '=1+1', '\u202egnp.exe'];
    const lines = names.map((name, at) => {
      const span = { start: at, end: at + 4, label: 'L.label', note: 'NOTE' };
      const line = JSON.stringify({ text, entities: [span], annotator: 'NAME' });
      return line.replace('NAME', name).replace('NOTE', name);
    });
    const response = await fetch(`${server.url}/api/workspaces/${id}/import-marks`, {
      method: 'POST',
      body: lines.join('\n'),
      headers: { cookie: own },
    });
    expect(v.parse(importReportSchema, await response.json())).toMatchObject({ placed: 5 });
    for (const format of ['xlsx', 'refi-qdpx', 'csv', 'brat', 'w3c']) {
      expect((await exportOf(id, format, own)).status).toBe(200);
    }
    const body = await (await exportOf(id, 'crossread', own)).text();
    const again = await fetch(`${server.url}/api/workspaces/import`, { method: 'POST', body });
    expect(again.status).toBe(200);
  });

  test('no cell of a table is a formula, whoever is called how', async () => {
    const members = whole.members.map((member, at) => ({
      ...member,
      displayName: at === 0 ? '=HYPERLINK("http://x";"y")' : '+1-1',
    }));
    const annotations = whole.annotations.map((mark) => ({ ...mark, note: '@SUM(1+1)' }));
    const { cookie: own, id } = await imported({ ...whole, members, annotations });
    const csv = await (await exportOf(id, 'csv', own)).text();
    const zip = unzipSync(
      new Uint8Array(await (await exportOf(id, 'csv-sheets', own)).arrayBuffer()),
    );
    const tables = Object.entries(zip)
      .filter(([path]) => path.endsWith('.csv'))
      .map(([, bytes]) => Buffer.from(bytes).toString('utf8'));
    expect(csv).toContain('\'=HYPERLINK(""http://x"";""y"")');
    for (const table of [csv, ...tables]) {
      const rows: string[][] = parse(table, { bom: true });
      const formulas = rows.flat().filter((cell) => /^\s*[=+@]/.test(cell));
      expect(formulas).toEqual([]);
    }
    const book = unzipSync(new Uint8Array(await (await exportOf(id, 'xlsx', own)).arrayBuffer()));
    for (const [path, bytes] of Object.entries(book)) {
      expect(Buffer.from(bytes).toString('utf8'), path).not.toMatch(/<f[ >]/);
    }
  });
});
