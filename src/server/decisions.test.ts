import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#core/model/member.ts';
import { readRoomAnnotation, readRoomRecords } from '#sync/documents.ts';
import { writeNotebookRecord, writePlainRecord } from '#sync/notebook-document.ts';
import { smallMark } from '../testing/small-workspace.ts';
import { decisionOn } from '../testing/talk-records.ts';
import { until } from '../testing/wire-client.ts';
import { WireClass, type Pupil } from '../testing/wire-class.ts';
import { joinByInvitation } from '../testing/wire-room.ts';

/* Decisions over the wire: who may decide, what others see, and what becomes of it when roles change. */
let room: WireClass;
let owner: Pupil;
let ada: Pupil;
const mark = smallMark('m1');

beforeEach(async () => {
  room = await WireClass.start();
  owner = await room.open(room.owner);
  ada = await room.pupil('Ada');
  writeNotebookRecord(ada.notebook, mark, null);
  await until(() => readRoomAnnotation(owner.readingRoom, mark.id) !== undefined);
});
afterEach(() => room.leave());

const decidedSeenBy = (pupil: Pupil) =>
  [...readRoomRecords(pupil.readingRoom, 'decisions').values()].map(
    ({ choice, author }) => `${choice} by ${author}`,
  );
type Said = [Parameters<typeof decisionOn>[1], Parameters<typeof decisionOn>[2]?];
const decide = (pupil: Pupil, ...said: Said) =>
  writePlainRecord(pupil.notebook, 'decisions', decisionOn(mark, ...said), null);

async function invited(role: Role): Promise<Pupil> {
  return room.open(await joinByInvitation(room.server.url, room.owner, role, `An ${role}`));
}

const ask = (query: string) =>
  fetch(`${room.server.url}/api/workspaces/small/export/csv${query}`, {
    headers: { cookie: ada.cookie },
  });

describe('a decision', () => {
  test('of an owner or editor reaches everybody under the name of who decided', async () => {
    const editor = await invited('editor');
    decide(owner, 'keep');
    decide(editor, 'drop');
    await until(() => decidedSeenBy(ada).length === 2);
    expect(decidedSeenBy(ada).toSorted()).toEqual(
      [`drop by ${editor.member.id}`, `keep by ${owner.member.id}`].toSorted(),
    );
    expect(readRoomAnnotation(ada.readingRoom, mark.id)).toBeDefined();
  });

  test('of an annotator is refused with the reason, and nobody sees it', async () => {
    decide(ada, 'keep');
    await until(() => ada.refusals().length > 0);
    expect(ada.refusals()[0]?.problems[0]?.message).toMatch(/only owners and editors decide/);
    decide(owner, 'drop');
    await until(() => decidedSeenBy(ada).length > 0);
    expect(decidedSeenBy(owner)).toEqual([`drop by ${owner.member.id}`]);
  });

  test('before the reveal waits for it', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    decide(owner, 'keep');
    const other = smallMark('m2');
    writeNotebookRecord(ada.notebook, other, null);
    await until(() => !owner.providers.notebook.hasUnsyncedChanges);
    expect(decidedSeenBy(ada)).toEqual([]);
    await room.do({ kind: 'set-phase', phase: 'open' });
    await until(() => decidedSeenBy(ada).length === 1);
    expect(readRoomAnnotation(ada.readingRoom, other.id)).toBeDefined();
  });

  test('counts while its writer may decide: a change of role takes it out and brings it back', async () => {
    const editor = await invited('editor');
    const { id } = editor.member;
    decide(editor, 'keep');
    await until(() => decidedSeenBy(ada).length === 1);
    await room.do({ kind: 'change-member', member: id, role: 'annotator' });
    await until(() => decidedSeenBy(ada).length === 0);
    await until(() => editor.refusals().length === 1);
    await room.do({ kind: 'change-member', member: id, role: 'editor' });
    await until(() => decidedSeenBy(ada).length === 1);
    await until(() => editor.refusals().length === 0);
    expect(decidedSeenBy(ada)).toEqual([`keep by ${id}`]);
  });

  test('stands after the server has started again, in a closed workspace, whichever notebook is read first', async () => {
    const editor = await invited('editor');
    const own = smallMark('of-the-owner');
    const other = smallMark('of-the-editor');
    writeNotebookRecord(owner.notebook, own, null);
    writeNotebookRecord(editor.notebook, other, null);
    await until(() => readRoomAnnotation(ada.readingRoom, own.id) !== undefined);
    await until(() => readRoomAnnotation(ada.readingRoom, other.id) !== undefined);
    writePlainRecord(owner.notebook, 'decisions', decisionOn(other, 'keep'), null);
    writePlainRecord(editor.notebook, 'decisions', decisionOn(own, 'drop'), null);
    await until(() => decidedSeenBy(ada).length === 2);
    const before = decidedSeenBy(ada).toSorted();
    await room.do({ kind: 'set-phase', phase: 'closed' });
    await room.restart();
    expect(decidedSeenBy(await room.open(room.owner)).toSorted()).toEqual(before);
  });
});

describe('GET /api/workspaces/:id/export/:format?marks=', () => {
  test('the adjudicated version, or both', async () => {
    decide(owner, 'change', { tag: 'blame', reason: 'It blames.' });
    await until(() => decidedSeenBy(ada).length === 1);
    const adjudicated = await (await ask('?marks=adjudicated')).text();
    expect(adjudicated).toContain('"Adjudicated"');
    expect(adjudicated).toContain('"blame"');
    expect(adjudicated).not.toContain('"m1"');
    const both = await (await ask('?marks=both')).text();
    expect(both).toContain('"Adjudicated"');
    expect(both).toContain('"m1"');
    expect(await (await ask('')).text()).not.toContain('Adjudicated');
  });

  test.each([
    ['?marks=adjudicated', /nothing has been kept or changed yet/],
    ['?marks=mine', /is none of annotators, adjudicated, both/],
  ])('%s is refused with a sentence while nothing is decided', async (query, sentence) => {
    const response = await ask(query);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(sentence);
  });
});
