import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EXPORTED_AT } from '../testing/exported.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { PHASES } from '#core/model/workspace.ts';
import { createdSchema } from '#sync/api.ts';
import { errorSchema } from '#sync/wire.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';
import type { RunningServer } from './start-server.ts';

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

const written = (snapshot = wholeWorkspace()) => [...ownJson.write(snapshot, EXPORTED_AT)].join('');

/** As the one line that differs between two exports of the same. */
const withoutTime = (text: string) => text.replace(/"generated":"[^"]+"/, '');

const send = (body: BodyInit, query = '') =>
  fetch(`${server.url}/api/workspaces/import${query}`, { method: 'POST', body });

async function exported(id: string, cookie: string): Promise<string> {
  const address = `${server.url}/api/workspaces/${id}/export/crossread`;
  return (await fetch(address, { headers: { cookie } })).text();
}

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

describe('POST /api/workspaces/import', () => {
  test.each(PHASES)('a workspace in the phase %s comes out as it went in', async (phase) => {
    const whole = wholeWorkspace();
    const settings = { ...whole.settings, phase, marksOpenToOwners: true };
    // The marks of a round that still runs have no first pass yet, and owners read first passes after it.
    const firstPasses = phase === 'open' || phase === 'closed' ? whole.firstPasses : [];
    const text = written({ ...whole, settings, firstPasses });
    const response = await send(text);
    expect(response.status).toBe(200);
    const { session } = v.parse(createdSchema, await response.json());
    expect(session).toMatchObject({
      workspace: { id: 'one-imam', phase },
      member: { id: 'ana', displayName: 'Ana', role: 'owner' },
    });
    const back = await exported(session.workspace.id, cookieOf(response));
    expect(withoutTime(back)).toBe(withoutTime(text));
  });

  test('the same after the server has started again', async () => {
    const text = written();
    const cookie = cookieOf(await send(text));
    await server.stop();
    server = await startTemporaryServer(folder.path);
    expect(withoutTime(await exported('one-imam', cookie))).toBe(withoutTime(text));
  });

  test('a second time: a workspace of its own, whose members are others', async () => {
    const text = written();
    await send(text);
    const response = await send(text, '?displayName=Cleo');
    const { session } = v.parse(createdSchema, await response.json());
    expect(session.workspace.id).not.toBe('one-imam');
    expect(session.member?.displayName).toBe('Cleo');
    const back = await exported(session.workspace.id, cookieOf(response));
    expect(back).not.toContain('"member":"ana"');
    expect(back.match(/"quote":/g)?.length).toBe(text.match(/"quote":/g)?.length);
  });

  test('what does not fit is named as the file names it, also where the ids of its members are taken', async () => {
    await send(written());
    const response = await send(withForeignAttribute());
    const { problems } = v.parse(errorSchema, await response.json());
    expect(problems[0]?.path).toMatch(/^notebook of (?:ana|ben), mark-/);
  });

  test.each([
    ['nothing', '', /the file is empty/],
    ['a truncated file', written().slice(0, 5000), /no whole JSON/],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), /is not UTF-8/],
    ['a mark with a tag of another layer’s attribute', withForeignAttribute(), /attribute/],
  ])('%s is refused with the reason, and nothing is made', async (_, body, reason) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    const error = v.parse(errorSchema, await response.json());
    expect(error.code).toBe('badImport');
    expect(error.problems.map(({ path, message }) => `${path} ${message}`).join('\n')).toMatch(
      reason,
    );
    expect((await fetch(`${server.url}/api/workspaces/one-imam/session`)).status).toBe(404);
  });

  test('what is refused a second time is named by the ids of the file', async () => {
    await send(written());
    const error = v.parse(errorSchema, await (await send(withForeignAttribute())).json());
    expect(error.problems.map(({ path }) => path).join()).toMatch(/^notebook of (?:ana|ben), /);
  });

  test('a file of 51 MB is refused before it is read', async () => {
    const response = await send(new Uint8Array(51 * 1024 * 1024));
    expect(response.status).toBe(413);
    expect(v.parse(errorSchema, await response.json()).code).toBe('tooLarge');
  });
});

function withForeignAttribute(): string {
  return written().replace(/"attributes":\{\}/, '"attributes":{"unknown":"1"}');
}
