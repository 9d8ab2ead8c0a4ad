import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionSchema } from '#sync/api.ts';
import { errorSchema } from '#sync/wire.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { joinOverHttp } from '../testing/wire-client.ts';
import type { RunningServer } from './start-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;

beforeEach(async () => {
  folder = temporaryFolder();
  const pages = join(folder.path, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Crossread</title>');
  writeFileSync(join(pages, 'sw.js'), '');
  writeFileSync(join(pages, 'assets', 'main-abc.js'), '');
  server = await startTemporaryServer(join(folder.path, 'data'), { staticFolder: pages });
});
afterEach(async () => {
  await server.stop();
  folder.remove();
});

const sessionAddress = () => `${server.url}/api/workspaces/small/session`;

const sessionOf = async (cookie?: string) => {
  const response = await fetch(sessionAddress(), cookie ? { headers: { cookie } } : {});
  return v.parse(sessionSchema, await response.json());
};

const ask = (body: string, headers: Record<string, string> = {}) =>
  fetch(sessionAddress(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('a session', () => {
  test('starts with nobody and knows the workspace', async () => {
    expect(await sessionOf()).toEqual({
      workspace: { id: 'small', title: 'A small workspace', phase: 'open' },
      doorOpen: true,
      member: null,
      audience: null,
      seesEverything: null,
      signIn: null,
    });
  });

  test('is joined by name and returned to by cookie', async () => {
    const ana = await joinOverHttp(server.url, '  Ana ');
    expect(ana.member).toMatchObject({ displayName: 'Ana', role: 'annotator' });
    expect((await sessionOf(ana.cookie)).member).toEqual(ana.member);
  });

  test('has a cookie that scripts cannot read and that is worth nothing after leaving', async () => {
    const joined = await ask(JSON.stringify({ displayName: 'Ana' }));
    expect(joined.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await sessionOf(cookie)).member).not.toBeNull();
    await fetch(sessionAddress(), { method: 'DELETE', headers: { cookie } });
    expect((await sessionOf(cookie)).member).toBeNull();
  });

  test('survives a restart', async () => {
    const ana = await joinOverHttp(server.url, 'Ana');
    await server.stop();
    server = await startTemporaryServer(join(folder.path, 'data'));
    expect((await sessionOf(ana.cookie)).member).toEqual(ana.member);
  });

  test('is not opened by a forged cookie', async () => {
    const { member, cookie } = await joinOverHttp(server.url, 'Ana');
    expect((await sessionOf(`crossread=${member.id}`)).member).toBeNull();
    expect((await sessionOf(`crossread=${member.id}.${'A'.repeat(43)}`)).member).toBeNull();
    const [device = ''] = cookie.replace('crossread=', '').split('.');
    expect((await sessionOf(cookie.replace(device, device.toUpperCase()))).member).toBeNull();
  });

  test('gives a number to a name that is taken', async () => {
    const names = ['Ana', 'ana', 'ANA', 'x'.repeat(40), 'x'.repeat(40)];
    const given: string[] = [];
    for (const name of names) given.push((await joinOverHttp(server.url, name)).member.displayName);
    expect(given).toEqual(['Ana', 'ana 2', 'ANA 3', 'x'.repeat(40), `${'x'.repeat(38)} 2`]);
  });
});

describe('a request is refused with a sentence', () => {
  const name = JSON.stringify({ displayName: 'Ana' });
  test.each([
    {
      what: 'an empty name',
      request: () => ask('{"displayName":"  "}'),
      status: 400,
      code: 'badName',
    },
    {
      what: 'a role of one’s own',
      request: () => ask('{"displayName":"A","role":"owner"}'),
      status: 400,
      code: 'badName',
    },
    { what: 'no JSON', request: () => ask('{'), status: 400, code: 'badRequest' },
    {
      what: 'a huge body',
      request: () => ask(`"${'x'.repeat(100_000)}"`),
      status: 413,
      code: 'tooLarge',
    },
    {
      what: 'another site',
      request: () => ask(name, { origin: 'http://evil.example' }),
      status: 403,
      code: 'otherSite',
    },
    {
      what: 'no site',
      request: () => ask(name, { origin: 'null' }),
      status: 403,
      code: 'otherSite',
    },
    {
      what: 'an unknown route',
      request: () => fetch(`${server.url}/api/nothing`),
      status: 404,
      code: 'notFound',
    },
    {
      what: 'an unknown file',
      request: () => fetch(`${server.url}/assets/x.js`),
      status: 404,
      code: 'notFound',
    },
    {
      what: 'a way out of the folder',
      request: () => fetch(`${server.url}/..%2f..%2fdata%2fcrossread.db`),
      status: 404,
      code: 'notFound',
    },
  ])('$what', async ({ request, status, code }) => {
    const response = await request();
    expect(response.status).toBe(status);
    const body = v.parse(errorSchema, await response.json());
    expect(body.code).toBe(code);
    expect(body.message).toMatch(/\.$/);
  });

  test('but one from the same site is served', async () => {
    expect((await ask(name, { origin: server.url })).status).toBe(200);
  });
});

describe('the pages', () => {
  test.each([
    { path: '/', status: 200, cache: 'no-cache' },
    { path: '/compare?view=wide', status: 200, cache: 'no-cache' },
    { path: '/sw.js', status: 200, cache: 'no-cache' },
    { path: '/assets/main-abc.js', status: 200, cache: 'public, max-age=31536000, immutable' },
  ])('$path', async ({ path, status, cache }) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBe(cache);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });
});

const problems = async (response: Response) => {
  const told = v.parse(errorSchema, await response.json());
  return [response.status, told.code, told.problems.map(({ path }) => path)];
};

describe('whoever writes a program', () => {
  test('is told in our words that an address cannot be decoded', async () => {
    const response = await fetch(`${server.url}/api/workspaces/%ff/session`);
    expect(await problems(response)).toEqual([400, 'badRequest', []]);
  });

  test.each([
    ['workspaces/small/commands', { kind: 'set-phase', phase: 'shut' }, 'badRequest', ['phase']],
    ['workspaces/small/commands', { kind: 'archive' }, 'badRequest', ['archived']],
    ['workspaces', { title: 'A', displayName: 'B' }, 'badWorkspace', ['sources']],
  ])('is told what in %s does not fit', async (where, body, code, paths) => {
    const response = await fetch(`${server.url}/api/${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await problems(response)).toEqual([400, code, paths]);
  });

  test.each(['read-sources', 'workspaces/import', 'workspaces/small/import-marks'])(
    'is told that %s takes the file itself and no form',
    async (where) => {
      const body = new FormData();
      body.append('file', new Blob(['A headline\n\nA text.\n']), 'a.txt');
      const response = await fetch(`${server.url}/api/${where}`, { method: 'POST', body });
      expect(await problems(response)).toEqual([415, 'noForm', []]);
    },
  );
});
