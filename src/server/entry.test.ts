import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memberIdSchema } from '#core/model/ids.ts';
import { NOTHING_STATED } from '#core/model/source.ts';
import { codeFoundSchema, createdSchema, homeSchema, sessionSchema } from '#sync/api.ts';
import { readRoomAnnotations, readWorkspace } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { errorSchema } from '#sync/wire.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { WireClass } from '../testing/wire-class.ts';
import { enterOverHttp, until, type Joined } from '../testing/wire-client.ts';
import {
  command,
  deskNow,
  joinByInvitation,
  openNow,
  post,
  sessionNow,
} from '../testing/wire-room.ts';
import { newCode, readCode } from './codes.ts';

let room: WireClass;
beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(() => room.leave());

const at = (path: string) => `${room.server.url}${path}`;
const codeOf = async (response: Response) => v.parse(errorSchema, await response.json()).code;
const roomCode = async () => (await deskNow(room.server.url, room.owner)).code ?? '';
const asMember = async (response: Response) => v.parse(sessionSchema, await response.json()).member;

describe('a room code', () => {
  test('lets in under a name, however it is typed', async () => {
    const code = (await roomCode()).toUpperCase().replaceAll('-', ' ');
    const found = v.parse(
      codeFoundSchema,
      await (await post(at('/api/codes'), '', { code })).json(),
    );
    expect(found).toMatchObject({ workspace: { id: 'small' }, role: 'annotator', seats: null });
    const ada = await enterOverHttp(room.server.url, '/api/join', { code, displayName: 'Ada' });
    expect(ada.member).toMatchObject({ displayName: 'Ada', role: 'annotator' });
  });

  test('works no more after a new one is made, or when it is closed', async () => {
    const old = await roomCode();
    const fresh = await room.do({ kind: 'new-code' });
    expect(await codeOf(await post(at('/api/codes'), '', { code: old }))).toBe('noSuchCode');
    await room.do({ kind: 'open-code', open: false });
    expect(await codeOf(await post(at('/api/codes'), '', { code: fresh }))).toBe('noSuchCode');
  });

  test('cannot be guessed: after 30 wrong ones an address has to wait', async () => {
    const answers: string[] = [];
    for (let tries = 0; tries < 31; tries++) {
      answers.push(await codeOf(await post(at('/api/codes'), '', { code: newCode('room') })));
    }
    expect(answers.slice(0, 30).every((answer) => answer === 'noSuchCode')).toBe(true);
    expect(answers[30]).toBe('tooManyGuesses');
    expect(await codeOf(await post(at('/api/codes'), '', { code: await roomCode() }))).toBe(
      'tooManyGuesses',
    );
  });

  test('is read back from what newCode writes, and tells its kind by its length', () => {
    for (const kind of ['room', 'return', 'recovery', 'invitation'] as const) {
      const code = newCode(kind);
      expect(readCode(` ${code.toUpperCase()} `)).toEqual({ kind, code });
    }
    expect(readCode('')).toBeNull();
    expect(readCode('lumo')).toBeNull();
  });

  test('comes from 6,400 groups: no letter is favoured', () => {
    const seen = new Set(Array.from({ length: 4000 }, () => newCode('room')));
    expect(seen.size).toBe(4000);
  });
});

async function lookedUp() {
  const code = await roomCode();
  const found = await post(at('/api/codes'), '', { code });
  const cookie = found.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { code, cookie, seats: v.parse(codeFoundSchema, await found.json()).seats };
}

describe('whose answer was lost on the way', () => {
  test('joins once, not twice, when the same name is sent again', async () => {
    const { code, cookie } = await lookedUp();
    const join = () => post(at('/api/join'), cookie, { code, displayName: 'Ada' });
    const [first, again] = [await asMember(await join()), await asMember(await join())];
    expect(first?.displayName).toBe('Ada');
    expect(again).toEqual(first);
  });

  test('has the seat that was taken for nobody else', async () => {
    await room.do({ kind: 'add-seats', names: ['Ada'] });
    const { code, cookie, seats } = await lookedUp();
    const take = (as: string) => post(at('/api/join'), as, { code, seat: seats?.[0]?.id });
    const [first, again] = [await asMember(await take(cookie)), await asMember(await take(cookie))];
    expect(first?.displayName).toBe('Ada');
    expect(again).toEqual(first);
    expect(await codeOf(await take(''))).toBe('seatTaken');
  });
});

describe('a list of seats', () => {
  test('stays a list when every name is taken', async () => {
    await room.do({ kind: 'add-seats', names: ['Ada'] });
    const code = await roomCode();
    const find = async () => {
      const found = await post(at('/api/codes'), '', { code });
      return v.parse(codeFoundSchema, await found.json()).seats;
    };
    const [seat] = (await find()) ?? [];
    expect((await post(at('/api/join'), '', { code, seat: seat?.id })).status).toBe(200);
    expect(await find()).toEqual([]);
    const free = await post(at('/api/join'), '', { code, displayName: 'Eve' });
    expect(await codeOf(free)).toBe('chooseSeat');
  });

  test('names are chosen once, by one', async () => {
    await room.do({ kind: 'add-seats', names: ['Ada', 'Ben'] });
    const code = await roomCode();
    const found = v.parse(
      codeFoundSchema,
      await (await post(at('/api/codes'), '', { code })).json(),
    );
    expect(found.seats?.map(({ displayName }) => displayName)).toEqual(['Ada', 'Ben']);
    const seat = found.seats?.[0]?.id;
    expect(await codeOf(await post(at('/api/join'), '', { code, displayName: 'X' }))).toBe(
      'chooseSeat',
    );
    const both = await Promise.all([1, 2].map(() => post(at('/api/join'), '', { code, seat })));
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const foreign = v.parse(memberIdSchema, room.owner.member.id);
    expect(await codeOf(await post(at('/api/join'), '', { code, seat: foreign }))).toBe(
      'seatTaken',
    );
  });
});

describe('coming back', () => {
  test('from another device by the personal code, which a new one ends', async () => {
    const ada = await room.join('Ada');
    const old = await command(room.server.url, ada, { kind: 'new-return-code' });
    const code = await command(room.server.url, ada, { kind: 'new-return-code' });
    expect(await codeOf(await post(at('/api/return'), '', { code: old }))).toBe('noSuchCode');
    const tablet = await post(at('/api/return'), '', { code });
    expect(await asMember(tablet)).toEqual(ada.member);
  });

  test('as the owner by the recovery key', async () => {
    const code = await room.do({ kind: 'new-recovery-key' });
    const other = await post(at('/api/return'), '', { code });
    expect(await asMember(other)).toEqual(room.owner.member);
  });

  test('not with a cookie that was copied before the member was removed', async () => {
    const ada = await room.join('Ada');
    await room.do({ kind: 'remove-member', member: ada.member.id, keepMarks: true });
    expect((await sessionNow(room.server.url, ada)).member).toBeNull();
    const again = await post(at('/api/workspaces/small/commands'), ada.cookie, {
      kind: 'say-done',
      done: true,
    });
    expect(await codeOf(again)).toBe('notJoined');
    await expect(openNow(room.server.url, ada)).rejects.toThrow('nobody has joined');
  });
});

describe('an invitation', () => {
  test('gives its role, until it is revoked', async () => {
    const editor = await joinByInvitation(room.server.url, room.owner, 'editor', 'Ed');
    expect(editor.member.role).toBe('editor');
    const code = await room.do({ kind: 'invite', role: 'owner' });
    await room.do({ kind: 'revoke-invites' });
    expect(await codeOf(await post(at('/api/join'), '', { code, displayName: 'Eve' }))).toBe(
      'noSuchCode',
    );
  });
});

const create = (body: unknown) => post(at('/api/workspaces'), '', body);

const article = (text: string) => ({
  metadata: NOTHING_STATED,
  text,
  blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
});

describe('a workspace of one’s own', () => {
  test('is made of pasted texts, begins in setup, and has a code and a key', async () => {
    const sources = [article('One text.'), article('Another 🌪 text.')];
    const response = await create({ title: 'Storm', displayName: 'Ms T', sources });
    const created = v.parse(createdSchema, await response.json());
    expect(created.session).toMatchObject({
      workspace: { title: 'Storm', phase: 'setup' },
      member: { role: 'owner' },
      seesEverything: true,
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const home = await fetch(at('/api/home'), { headers: { cookie } });
    const { mine } = v.parse(homeSchema, await home.json());
    expect(mine).toMatchObject([{ workspace: { title: 'Storm' }, sources: 2, members: 1 }]);
    const pupil = await enterOverHttp(room.server.url, '/api/join', {
      code: created.code,
      displayName: 'Ada',
    });
    expect(pupil.session).toMatchObject({ workspace: { phase: 'setup' }, seesEverything: null });
  });

  test.each([
    {
      what: 'words that no block holds',
      source: { ...article('One two'), blocks: [{ kind: 'paragraph', start: 0, end: 3 }] },
    },
    {
      what: 'blocks outside the text',
      source: { ...article('One'), blocks: [{ kind: 'paragraph', start: 0, end: 30 }] },
    },
    { what: 'CR in the text', source: article('One\r\nTwo') },
    { what: 'no text', source: article('') },
  ])('is not made of $what', async ({ source }) => {
    const response = await create({ title: 'Storm', displayName: 'Ms T', sources: [source] });
    expect(await codeOf(response)).toBe('badWorkspace');
    const home = v.parse(homeSchema, await (await fetch(at('/api/home'))).json());
    expect(home.mine).toEqual([]);
  });

  test('is copied with the marks, without anybody else', async () => {
    const ada = await room.pupil('Ada');
    writeNotebookRecord(ada.notebook, smallMark('m1', { note: 'kept' }), null);
    await until(() => readRoomAnnotations(ada.readingRoom).size === 1);
    const address = at('/api/workspaces/small/copy');
    const response = await post(address, room.owner.cookie, { title: 'Copy', marks: true });
    const { session } = v.parse(createdSchema, await response.json());
    if (!session.member) throw new Error('the copy has no owner');
    const owner: Joined = { cookie: room.owner.cookie, session, member: session.member };
    await command(room.server.url, owner, { kind: 'set-phase', phase: 'open' });
    const opened = await room.open(owner);
    const marks = [...readRoomAnnotations(opened.readingRoom).values()];
    expect(marks.map(({ note }) => note)).toEqual(['kept']);
    expect(readWorkspace(opened.workspace)?.settings.title).toBe('Copy');
    const { board } = await deskNow(room.server.url, owner);
    expect(board.rows.map(({ member }) => member.displayName).toSorted()).toEqual(['Ada', 'Owner']);
  });
});

test('no address of a person is on the disk or in a log line', async () => {
  await room.join('Ada');
  const bytes = readFileSync(`${room.folder.path}/crossread.db`);
  const wal = readFileSync(`${room.folder.path}/crossread.db-wal`);
  for (const file of [bytes, wal]) expect(file.includes(Buffer.from('127.0.0.1'))).toBe(false);
});
