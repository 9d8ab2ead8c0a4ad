import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeFoundSchema, sessionSchema, signInBegunSchema, type SignInWay } from '#sync/api.ts';
import { errorSchema } from '#sync/wire.ts';
import { startOrganisation, type Organisation } from '../testing/organisation.ts';
import { temporaryFolder, startTemporaryServer } from '../testing/temporary-server.ts';
import { command, enterAsOwner } from '../testing/wire-room.ts';
import type { RunningServer } from './start-server.ts';

let organisation: Organisation;
let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;

async function start(only = false): Promise<void> {
  server = await startTemporaryServer(folder.path, { signIn: organisation.settings(only) });
  organisation.welcome(server.url);
}

beforeEach(async () => {
  organisation = await startOrganisation();
  folder = temporaryFolder();
});
afterEach(async () => {
  await server.stop();
  await organisation.stop();
  folder.remove();
});

/** One browser as far as sign-in needs one: it keeps the cookies of each host, and follows redirects when told. */
class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, server.url);
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
    this.#cookies.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const isGone = /expires=Thu, 01 Jan 1970/i.test(line);
      if (isGone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  post(path: string, body: unknown): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async begin(way: SignInWay): Promise<URL> {
    const answer = await this.post('/api/sign-in', way);
    return new URL(v.parse(signInBegunSchema, await answer.json()).location);
  }

  /** Through the provider's own forms. @returns where it sends the person back to. */
  async throughProvider(location: URL, login: string | null): Promise<URL> {
    let next = location;
    for (let step = 0; step < 12; step++) {
      const response = await this.fetch(next);
      const redirect = response.headers.get('location');
      if (redirect !== null) {
        next = new URL(redirect, next);
        if (next.origin === server.url) return next;
        continue;
      }
      const page = await response.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      const abort = /href="([^"]+\/abort)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`no form at ${next.href}: ${page}`);
      if (login === null) {
        if (abort === undefined) throw new Error('no way to cancel');
        next = new URL(abort, next);
        continue;
      }
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const form = new URLSearchParams({ prompt, login, password: 'any' });
      const sent = await this.fetch(new URL(action, next), { method: 'POST', body: form });
      next = new URL(sent.headers.get('location') ?? '', next);
    }
    throw new Error('the provider does not come to an end');
  }

  /** The path of the page that the person sees in the end. */
  async signIn(way: SignInWay, login: string | null): Promise<string> {
    const cameBack = await this.throughProvider(await this.begin(way), login);
    return (await this.fetch(cameBack)).headers.get('location') ?? '';
  }

  async session() {
    const answer = await this.fetch('/api/workspaces/small/session');
    return v.parse(sessionSchema, await answer.json());
  }
}

const door = { kind: 'door', workspace: 'small' } as SignInWay;

describe('beside codes', () => {
  beforeEach(() => start());

  test('is offered with the name of the organisation', async () => {
    expect((await new Visitor().session()).signIn).toEqual({ name: 'Testing School', only: false });
  });

  test('lets in under the name that the provider gives', async () => {
    const ada = new Visitor();
    expect(await ada.signIn(door, 'Ada Lovelace')).toBe('/w/small');
    expect((await ada.session()).member).toMatchObject({
      displayName: 'Ada Lovelace',
      role: 'annotator',
    });
  });

  test('the same person is the same member on another device, and somebody else is not', async () => {
    const [ada, elsewhere, ben] = [new Visitor(), new Visitor(), new Visitor()];
    await ada.signIn(door, 'ada');
    await elsewhere.signIn({ kind: 'home' }, 'ada');
    await ben.signIn(door, 'ben');
    const id = (await ada.session()).member?.id;
    expect(id).toBeTypeOf('string');
    expect((await elsewhere.session()).member?.id).toBe(id);
    expect((await ben.session()).member?.id).not.toBe(id);
  });

  test('nobody is found who has never been here', async () => {
    expect(await new Visitor().signIn({ kind: 'home' }, 'eve')).toBe('/join?problem=unknown');
  });

  test('is cancelled without harm', async () => {
    const ada = new Visitor();
    expect(await ada.signIn(door, null)).toBe('/join?problem=cancelled');
    expect((await ada.session()).member).toBeNull();
  });

  test('what comes back is good once, for the browser that began, and unchanged', async () => {
    const [ada, eve] = [new Visitor(), new Visitor()];
    const cameBack = await ada.throughProvider(await ada.begin(door), 'ada');
    expect((await eve.fetch(cameBack)).headers.get('location')).toBe('/join?problem=expired');
    const forged = new URL(cameBack);
    forged.searchParams.set('state', 'another');
    expect((await ada.fetch(forged)).headers.get('location')).toBe('/join?problem=failed');
    expect((await ada.fetch(cameBack)).headers.get('location')).toBe('/join?problem=expired');
    expect((await ada.session()).member).toBeNull();
  });

  test('a wrong code goes to no provider, and another site begins nothing', async () => {
    const eve = new Visitor();
    const wrong = await eve.post('/api/sign-in', { kind: 'code', code: 'lumo kadi refu' });
    expect(v.parse(errorSchema, await wrong.json()).code).toBe('noSuchCode');
    const foreign = await eve.fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://evil.example' },
      body: JSON.stringify(door),
    });
    expect(v.parse(errorSchema, await foreign.json()).code).toBe('otherSite');
  });

  test('a provider that is gone is said in a sentence, and codes go on', async () => {
    await organisation.stop();
    const ada = new Visitor();
    const answer = await ada.post('/api/sign-in', door);
    expect(v.parse(errorSchema, await answer.json()).code).toBe('providerDown');
    await ada.post('/api/workspaces/small/session', { displayName: 'Ada' });
    expect((await ada.session()).member).toMatchObject({ displayName: 'Ada' });
    organisation = await startOrganisation();
  });
});

describe('instead of codes', () => {
  test('nobody joins under a name of their choice', async () => {
    await start(true);
    const eve = new Visitor();
    const refused = await eve.post('/api/workspaces/small/session', { displayName: 'Eve' });
    expect(v.parse(errorSchema, await refused.json()).code).toBe('signInNeeded');
    expect(await eve.signIn(door, 'eve')).toBe('/w/small');
    expect((await eve.session()).member).toMatchObject({ displayName: 'eve' });
  });
});

describe('a room', () => {
  test('with a list of names lets in those who are on it, under their seat', async () => {
    await start();
    const owner = await enterAsOwner(server);
    await command(server.url, owner, { kind: 'add-seats', names: ['Ada', 'Ben'] });
    const code = await command(server.url, owner, { kind: 'new-code' });
    expect(await new Visitor().signIn({ kind: 'code', code }, 'eve')).toBe(
      '/join?problem=not-listed',
    );
    const ada = new Visitor();
    expect(await ada.signIn({ kind: 'code', code }, 'ADA')).toBe('/w/small');
    expect((await ada.session()).member).toMatchObject({ displayName: 'Ada' });
    expect(await new Visitor().signIn({ kind: 'code', code }, 'ada')).toBe(
      '/join?problem=not-listed',
    );
    const found = await new Visitor().post('/api/codes', { code });
    expect(v.parse(codeFoundSchema, await found.json()).seats).toMatchObject([
      { displayName: 'Ben' },
    ]);
  });

  test('stays closed to who was removed, and knows nothing of who was erased', async () => {
    await start();
    const owner = await enterAsOwner(server);
    const [ada, ben] = [new Visitor(), new Visitor()];
    await ada.signIn(door, 'ada');
    await ben.signIn(door, 'ben');
    const idOf = async (visitor: Visitor) => {
      const { member } = await visitor.session();
      if (!member) throw new Error('did not get in');
      return member.id;
    };
    const erased = await idOf(ben);
    await command(server.url, owner, {
      kind: 'remove-member',
      member: await idOf(ada),
      keepMarks: true,
    });
    await command(server.url, owner, { kind: 'erase-member', member: erased });
    expect(await ada.signIn(door, 'ada')).toBe('/join?problem=removed');
    expect(await ben.signIn({ kind: 'home' }, 'ben')).toBe('/join?problem=unknown');
    await ben.signIn(door, 'ben');
    expect(await idOf(ben)).not.toBe(erased);
  });
});
