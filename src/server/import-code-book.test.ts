import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeBookReportSchema } from '#core/formats/code-books/code-book-report.ts';
import { tagIdSchema } from '#core/model/ids.ts';
import { PHASES } from '#core/model/workspace.ts';
import { readRoomAnnotations, readRoomRecords, readWorkspace } from '#sync/documents.ts';
import { writeNotebookRecord, writePlainRecord } from '#sync/notebook-document.ts';
import { errorSchema } from '#sync/wire.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { decisionOn } from '../testing/talk-records.ts';
import { until, type Joined } from '../testing/wire-client.ts';
import { WireClass } from '../testing/wire-class.ts';
import { joinByInvitation } from '../testing/wire-room.ts';

let room: WireClass;

beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(() => room.leave());

const CSV = 'layer;tag;guideline\r\nFraming;War;About fighting.\r\nFraming;conflict;Two sides.\r\n';

function send(who: Joined | null, body: BodyInit, query = ''): Promise<Response> {
  const address = `${room.server.url}/api/workspaces/small/import-code-book${query}`;
  return fetch(address, { method: 'POST', body, headers: { cookie: who?.cookie ?? '' } });
}

async function report(body: BodyInit, query = '') {
  const response = await send(room.owner, body, query);
  expect(response.status).toBe(200);
  return v.parse(codeBookReportSchema, await response.json());
}

async function refusal(response: Response) {
  const { code, problems } = v.parse(errorSchema, await response.json());
  return { status: response.status, code, problems: problems.map(({ message }) => message).join() };
}

const bookFile = async (query = 'code-book-json') => {
  const address = `${room.server.url}/api/workspaces/small/export/${query}`;
  return (await fetch(address, { headers: { cookie: room.owner.cookie } })).text();
};

const withTag = (id: string, revision: number, tag: string) =>
  smallMark(id, { tag: v.parse(tagIdSchema, tag), codeBookRevision: revision });

const untimed = (text: string) => text.replace(/"generated": ?"[^"]+"/, '');

const status = async (who: Joined | null) => (await send(who, CSV, '?dryRun=yes')).status;

describe('POST /api/workspaces/:id/import-code-book', () => {
  test('a dry run tells what would happen and writes nothing', async () => {
    const before = await bookFile('crossread');
    const told = await report(CSV, '?dryRun=yes&name=book.csv');
    expect(told).toMatchObject({ dryRun: true, revision: 2 });
    expect(told.tags.map(({ label, fate, changes }) => [label, fate, changes])).toEqual([
      ['conflict', 'changed', ['guideline']],
      ['War', 'new', []],
    ]);
    expect(told.notInFile.map(({ tag, fate }) => [tag, fate])).toEqual([
      ['blame', 'kept'],
      ['claim', 'kept'],
    ]);
    expect(untimed(await bookFile('crossread'))).toBe(untimed(before));
  });

  test('members who are there get the new revision at once, and mark with a new tag', async () => {
    const ada = await room.pupil('Ada');
    writeNotebookRecord(ada.notebook, withTag('before', 1, 'conflict'), null);
    await until(() => readRoomAnnotations(ada.readingRoom).size === 1);
    const done = await report(CSV);
    expect(done).toMatchObject({ dryRun: false, revision: 2 });
    await until(() => readWorkspace(ada.workspace)?.codeBook.revision === 2);
    writeNotebookRecord(ada.notebook, withTag('after', 2, 'framing.war'), null);
    await until(() => readRoomAnnotations(ada.readingRoom).size === 2);
    const marks = [...readRoomAnnotations(ada.readingRoom).values()];
    expect(new Map(marks.map(({ id, codeBookRevision }) => [id, codeBookRevision]))).toEqual(
      new Map<string, number>([
        ['after', 2],
        ['before', 1],
      ]),
    );
    expect(ada.refusals()).toEqual([]);
  });

  test('a mark with a tag that comes later is refused, and stands once the tag has come', async () => {
    const ada = await room.pupil('Ada');
    writeNotebookRecord(ada.notebook, withTag('early', 1, 'framing.war'), null);
    await until(() => ada.refusals().length === 1);
    expect(readRoomAnnotations(ada.readingRoom).size).toBe(0);
    await report(CSV);
    await until(() => readRoomAnnotations(ada.readingRoom).size === 1);
    await until(() => ada.refusals().length === 0);
  });

  test('the revision before is kept, over a restart too, and stands in our own JSON', async () => {
    await report(CSV);
    await report('tag\nIrony');
    await room.restart();
    const whole = v.parse(
      v.object({
        codeBooks: v.array(v.object({ revision: v.number(), layers: v.array(v.any()) })),
      }),
      JSON.parse(await bookFile('crossread')),
    );
    expect(whole.codeBooks.map(({ revision, layers }) => [revision, layers.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 3],
    ]);
  });

  test('the same file again changes nothing and makes no revision', async () => {
    await report(CSV);
    expect(await report(CSV)).toMatchObject({ revision: null });
    expect(await report(await bookFile())).toMatchObject({ revision: null });
    expect(JSON.parse(await bookFile())).toMatchObject({ codeBook: { revision: 2 } });
  });

  test('unused tags go when asked; those of marks stay, also of marks that are hidden or of a first pass', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    const query = '?removeUnused=yes';
    const fates = async (dryRun: string) => {
      const { notInFile } = await report(CSV, `${query}&dryRun=${dryRun}`);
      return notInFile.map(({ tag, fate }) => `${tag} ${fate}`);
    };
    expect(await fates('yes')).toEqual(['blame removed', 'claim removed']);
    writeNotebookRecord(ada.notebook, withTag('m1', 1, 'blame'), null);
    await until(async () => (await fates('yes'))[0] === 'blame used');
    await room.do({ kind: 'set-phase', phase: 'open' });
    writeNotebookRecord(ada.notebook, withTag('m1', 1, 'conflict'), null);
    await until(() => [...readRoomAnnotations(ada.readingRoom).values()][0]?.tag === 'conflict');
    expect(await fates('no')).toEqual(['blame used', 'claim removed']);
    const book = await bookFile();
    expect(book).toContain('"blame"');
    expect(book).not.toContain('"claim"');
    expect(book).not.toContain('"claims"');
  });

  test('a tag that only a decision gives stays: adjudicated marks have it', async () => {
    const owner = await room.open(room.owner);
    const ada = await room.pupil('Ada');
    const mark = withTag('m1', 1, 'conflict');
    writeNotebookRecord(ada.notebook, mark, null);
    await until(() => readRoomAnnotations(owner.readingRoom).size === 1);
    const decision = decisionOn(mark, 'change', { tag: 'blame' });
    writePlainRecord(owner.notebook, 'decisions', decision, null);
    await until(() => readRoomRecords(ada.readingRoom, 'decisions').size === 1);
    const { notInFile } = await report(CSV, '?removeUnused=yes');
    expect(notInFile.map(({ tag, fate }) => `${tag} ${fate}`)).toEqual([
      'blame used',
      'claim removed',
    ]);
    expect(await bookFile('csv?marks=adjudicated')).toContain('"blame"');
  });

  test('tags go where the person says', async () => {
    const layers = new URLSearchParams({ layers: 'Framing=claims\nTone=-', tags: 'row 3=claim' });
    const told = await report(`${CSV}Tone;Irony;\r\n`, `?${layers.toString()}&dryRun=yes`);
    expect(told.tags.map(({ label, layer, tag }) => [label, layer, tag])).toEqual([
      ['conflict', 'Claims', 'claim'],
      ['War', 'Claims', 'claims.war'],
    ]);
    expect(told.left).toEqual([{ where: 'row 4', what: '“Irony” is left out' }]);
  });

  test.each([
    ['a truncated file', (whole: string) => whole.slice(0, 300), /no whole JSON/],
    ['no table of tags', () => 'a,b\n1,2', /no column of tags/],
    ['an entity bomb', () => '<!DOCTYPE a [<!ENTITY b "b">]><CodeBook>&b;</CodeBook>', /DOCTYPE/],
  ])('%s is refused with the reason, and nothing is written', async (_, body, reason) => {
    const before = await bookFile();
    const answer = await refusal(await send(room.owner, body(before)));
    expect(answer).toMatchObject({ status: 400, code: 'badImport' });
    expect(answer.problems).toMatch(reason);
    expect(untimed(await bookFile())).toBe(untimed(before));
  });

  test('a file of 51 MB, and choices that are none', async () => {
    const large = await refusal(await send(room.owner, new Uint8Array(51 * 1024 * 1024)));
    expect(large).toMatchObject({ status: 413, code: 'tooLarge' });
    const bad = await refusal(await send(room.owner, CSV, '?layers=Framing%3D%2F%2F'));
    expect(bad).toMatchObject({ status: 400, code: 'badRequest' });
  });

  test('who goes away leaves nothing behind', async () => {
    const controller = new AbortController();
    const sent = fetch(`${room.server.url}/api/workspaces/small/import-code-book`, {
      method: 'POST',
      body: CSV,
      headers: { cookie: room.owner.cookie },
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 60); // a thread needs longer than that to begin
    await expect(sent).rejects.toThrow(/abort/i);
    // Two later files need both places, so the first has been given up by then.
    await Promise.all([report(CSV, '?dryRun=yes'), report(CSV, '?dryRun=yes')]);
    expect(JSON.parse(await bookFile())).toMatchObject({ codeBook: { revision: 1 } });
  });

  test('only owners and editors, and only while marks can be made', async () => {
    const { url } = room.server;
    const editor = await joinByInvitation(url, room.owner, 'editor', 'Eve');
    const annotator = await joinByInvitation(url, room.owner, 'annotator', 'Ada');
    const viewer = await joinByInvitation(url, room.owner, 'viewer', 'Vic');
    for (const phase of PHASES) {
      await room.do({ kind: 'set-phase', phase });
      const may = phase === 'closed' ? 403 : 200;
      expect([await status(room.owner), await status(editor)]).toEqual([may, may]);
      expect([await status(annotator), await status(viewer)]).toEqual([403, 403]);
    }
    expect(await status(null)).toBe(401);
  });
});
