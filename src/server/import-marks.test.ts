import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatNamed } from '#core/formats/index.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { importReportSchema, type ImportReport } from '#core/formats/placing/import-report.ts';
import { createdSchema } from '#sync/api.ts';
import { errorSchema } from '#sync/wire.ts';
import { EXPORTED_AT, wholeExport } from '../testing/exported.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';
import { joinOverHttp } from '../testing/wire-client.ts';
import type { RunningServer } from './start-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let cookie: string;

const whole = wholeWorkspace(60);

/** A workspace with the three articles and no marks, owned by whoever has the cookie. */
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  const empty = { ...whole, annotations: [], firstPasses: [], records: none() };
  const text = [...ownJson.write(empty, EXPORTED_AT)].join('');
  const response = await fetch(`${server.url}/api/workspaces/import`, {
    method: 'POST',
    body: text,
  });
  v.parse(createdSchema, await response.json());
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

function none() {
  const { records } = whole;
  return {
    ...records,
    ...Object.fromEntries(Object.keys(records).map((kind) => [kind, []])),
  };
}

const send = (body: Uint8Array | string, query = '', as = cookie) =>
  fetch(`${server.url}/api/workspaces/one-imam/import-marks${query}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : Buffer.from(body),
    headers: { cookie: as },
  });

async function report(body: Uint8Array | string, query = ''): Promise<ImportReport> {
  const response = await send(body, query);
  expect(response.status).toBe(200);
  return v.parse(importReportSchema, await response.json());
}

async function marksNow(): Promise<string[]> {
  const address = `${server.url}/api/workspaces/one-imam/export/crossread`;
  const text = await (await fetch(address, { headers: { cookie } })).text();
  return text.split('\n').filter((line) => line.startsWith('{"id":') && line.includes('"tag":'));
}

const exported = (id: string) => {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  return wholeExport(format, whole);
};

describe('POST /api/workspaces/:id/import-marks', () => {
  test('a span that fits nowhere is listed, and the others come in', async () => {
    const text = whole.sources[0]?.revisions[0].text ?? '';
    const tag = whole.codeBook.layers[0]?.tags[0]?.id ?? '';
    const spans = [
      [0, 4, tag],
      [20, 10, tag],
      [5, 5, tag],
      [0, 99_999_999, tag],
    ];
    const told = await report(JSON.stringify({ text, label: spans }));
    expect(told).toMatchObject({ placed: 1, leftCount: 3 });
    expect(told.left.map(({ where }) => where)).toEqual([
      `line 1, ${tag} at 20`,
      `line 1, ${tag} at 5`,
      `line 1, ${tag} at 0`,
    ]);
  });

  test('a code that turns words round turns none of our sentences', async () => {
    const text = whole.sources[0]?.revisions[0].text ?? '';
    const told = await report(
      JSON.stringify({ text, label: [[0, 4, '\u202eevil']] }),
      '?dryRun=yes',
    );
    expect(told.left).toMatchObject([{ what: expect.stringContaining('“\ufffdevil”') }]);
    expect(told.codes).toMatchObject([{ key: '\u202eevil', label: '\ufffdevil' }]);
  });

  test('a dry run tells what would happen and writes nothing', async () => {
    const told = await report(await exported('jsonl'), '?dryRun=yes&name=marks.jsonl');
    expect(told).toMatchObject({ dryRun: true, placed: 60, byOffsets: 60, leftCount: 0 });
    expect(told.annotators.map(({ name }) => name).toSorted()).toEqual(['Ana', 'Ben 🌪']);
    expect(await marksNow()).toEqual([]);
  });

  test.each(['jsonl', 'doccano', 'label-studio', 'brat', 'refi-qdpx', 'w3c'])(
    '%s: the marks stand in notebooks of their own, and a second time nothing is doubled',
    async (id) => {
      const first = await report(await exported(id));
      expect(first.leftCount).toBe(0);
      expect(first.placed).toBeGreaterThanOrEqual(60);
      expect(await marksNow()).toHaveLength(first.placed);
      const again = await report(await exported(id));
      expect(again).toMatchObject({ placed: 0, known: first.placed });
      expect(await marksNow()).toHaveLength(first.placed);
    },
  );

  test.each(['jsonl', 'brat'])(
    '%s: a file goes back into the workspace that it came from, and adds nothing',
    async (id) => {
      const made = await fetch(`${server.url}/api/workspaces/import`, {
        method: 'POST',
        body: [...ownJson.write(whole, EXPORTED_AT)].join(''),
      });
      const { session } = v.parse(createdSchema, await made.json());
      const address = `${server.url}/api/workspaces/${session.workspace.id}/import-marks`;
      const response = await fetch(address, {
        method: 'POST',
        body: Buffer.from(await exported(id)),
        headers: { cookie: made.headers.get('set-cookie')?.split(';')[0] ?? '' },
      });
      const told = v.parse(importReportSchema, await response.json());
      expect(told).toMatchObject({ placed: 0, known: 60, leftCount: 0, annotators: [] });
    },
  );

  test('the marks are there after the server has started again, under their annotators', async () => {
    await report(await exported('jsonl'));
    const before = await marksNow();
    await server.stop();
    server = await startTemporaryServer(folder.path);
    expect(await marksNow()).toEqual(before);
    const address = `${server.url}/api/workspaces/one-imam/export/csv`;
    const csv = await (await fetch(address, { headers: { cookie } })).text();
    expect(csv).toContain('"Ana (imported)"');
  });

  test('what does not fit is told, each with its reason, and the rest comes in', async () => {
    const text = whole.sources[0]?.revisions[0].text ?? '';
    const line = JSON.stringify({
      text,
      label: [
        [0, 4, 'L.label'],
        [5, 9, 'no-such-code'],
        [9_000_000, 9_000_001, 'L.label'],
      ],
    });
    const other = JSON.stringify({ text: 'Another article', label: [[0, 7, 'L.label']] });
    const told = await report(`${line}\n${other}\n`);
    expect(told.placed).toBe(1);
    expect(told.left.map(({ what }) => what)).toEqual([
      expect.stringMatching(/“no-such-code”, which is not in the code book/),
      expect.stringMatching(/do not stand in the article/),
      expect.stringMatching(/no article of this workspace/),
    ]);
    expect(told.annotators).toEqual([{ name: 'Nobody named', marks: 1 }]);
  });

  test('a person says which tag a code is, and which article a text', async () => {
    const quote = whole.sources[0]?.revisions[0].text.slice(40, 70) ?? '';
    const annotation = {
      type: 'Annotation',
      target: { source: 'urn:x', selector: [{ type: 'TextQuoteSelector', exact: quote }] },
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'smear' }],
    };
    expect(await report(JSON.stringify([annotation]), '?dryRun=yes&reader=w3c')).toMatchObject({
      placed: 0,
      codes: [{ key: 'smear', tag: null }],
    });
    const choices = `&sources=${encodeURIComponent('urn:x=imam-a')}&tags=smear%3DL.label`;
    expect(await report(JSON.stringify([annotation]), `?reader=w3c${choices}`)).toMatchObject({
      placed: 1,
      byQuote: 1,
    });
  });

  test.each([
    ['no marks at all', 'hello', /no kind that Crossread knows/],
    ['nothing', '', /is empty/],
    [
      'a whole workspace',
      [...ownJson.write(whole, EXPORTED_AT)].join(''),
      /import it from the start page/,
    ],
    ['broken JSON lines', '{"text":"a","label":[[0,1,"x"]]}\n{"text":', /line 2/],
    ['an archive that leads out', zipSync({ '../a.ann': strToU8('T1') }), /leads out/],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      /no kind that Crossread knows/,
    ],
    [
      'an XML with a DOCTYPE',
      zipSync({ 'project.qde': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><Project/>') }),
      /DOCTYPE/,
    ],
  ])('%s is refused with a sentence', async (_, body, sentence) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    const error = v.parse(errorSchema, await response.json());
    expect(error.problems.map(({ path, message }) => `${path} ${message}`).join()).toMatch(
      sentence,
    );
  });

  test('an annotator and a stranger may not', async () => {
    expect((await send(await exported('jsonl'), '', '')).status).toBe(401);
    const small = await joinOverHttp(server.url, 'Eve');
    const address = `${server.url}/api/workspaces/small/import-marks`;
    const { status } = await fetch(address, {
      method: 'POST',
      body: Buffer.from(await exported('jsonl')),
      headers: { cookie: small.cookie },
    });
    expect(status).toBe(403);
  });
});
