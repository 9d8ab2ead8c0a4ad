import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { readRoomAnnotation } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { errorSchema } from '#sync/wire.ts';
import { readableText } from '../testing/exported.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp, openMember, until } from '../testing/wire-client.ts';
import type { RunningServer } from './start-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let cookie: string;

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  const ana = await joinOverHttp(server.url, 'Ana');
  ({ cookie } = ana);
  const member = openMember(server.url, cookie, ana.session);
  await member.synced;
  const mark = smallMark('mark-1', { note: '=1+1' });
  writeNotebookRecord(member.notebook, mark, null);
  await until(() => readRoomAnnotation(member.readingRoom, mark.id) !== undefined);
  member.close();
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

const ask = (format: string, headers: Record<string, string> = { cookie }) =>
  fetch(`${server.url}/api/workspaces/small/export/${format}`, { headers });

/** Where the first mark ends, in the unit of the format. */
const endOfMark = async (format: string) =>
  /"start":0,"end":(\d+)/.exec(await (await ask(format)).text())?.[1];

describe('GET /api/workspaces/:id/export/:format', () => {
  test.each(formats)('$id comes as a file with a name that says what it is', async (format) => {
    const response = await ask(format.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(format.mediaType);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(
        `^attachment; filename=crossread-a-small-workspace-${format.id}-\\d{4}-\\d\\d-\\d\\d\\.${format.fileExtension}$`,
      ),
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(await readableText(format, bytes)).toMatch(/Storm|conflict/);
  });

  test('the CSV holds what was published, with the author that the server knows', async () => {
    const text = Buffer.from(await (await ask('csv')).arrayBuffer()).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(parse(text, { bom: true, columns: true })).toMatchObject([
      {
        annotation_id: 'mark-1',
        quote: 'Storm 🌪',
        start: '0',
        end: '7',
        annotator: 'Ana',
        note: "'=1+1",
      },
    ]);
  });

  test.each(['sources', 'layers', 'annotators'])(
    '?%s= names nothing and is refused',
    async (path) => {
      const response = await ask(`csv?${path}=`);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-disposition')).toBeNull();
      expect(await response.json()).toMatchObject({
        code: 'badSelection',
        problems: [{ path, message: expect.stringMatching(/^names nothing: name at least one/) }],
      });
    },
  );

  test('the two W3C files differ by the unit of their positions', async () => {
    expect([await endOfMark('w3c'), await endOfMark('w3c-utf16')]).toEqual(['7', '8']);
  });

  test.each([
    ['nobody', 'csv', 401, 'notJoined', {}],
    ['a forged cookie', 'csv', 401, 'notJoined', { cookie: 'crossread=ana.forged' }],
    ['nobody, whatever the format', 'pdf', 401, 'notJoined', {}],
    ['a member with an unknown format', 'pdf', 404, 'unknownFormat', undefined],
    ['a member with a name of a prototype', '__proto__', 404, 'unknownFormat', undefined],
  ])('%s is told what to do', async (_, format, status, code, headers) => {
    const response = await ask(format, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(v.parse(errorSchema, await response.json())).toMatchObject({ code });
  });
});
