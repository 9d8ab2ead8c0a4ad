import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { threeLenses } from '#core/codebooks/three-lenses.ts';
import { groupIdSchema } from '#core/model/ids.ts';
import { PLAIN_RULES, type PlainKind } from '#core/model/plain-records.ts';
import { targetAt } from '#core/text/quote.ts';
import type { SettingsChange } from '#sync/api.ts';
import {
  readFirstPass,
  readRoomAnnotations,
  readRoomRecords,
  readWorkspace,
} from '#sync/documents.ts';
import {
  removePlainRecord,
  writeNotebookRecord,
  writePlainRecord,
} from '#sync/notebook-document.ts';
import { documentName } from '#sync/names.ts';
import { readyMadeWorkspace } from './ready-made-workspace.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { openDocument, until } from '../testing/wire-client.ts';
import { WireClass, type Pupil } from '../testing/wire-class.ts';
import { command, deskNow, sessionNow } from '../testing/wire-room.ts';
import { replyTo, voteOn } from '../testing/talk-records.ts';

let room: WireClass;

beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(() => room.leave());

const settings = (change: SettingsChange) => room.do({ kind: 'change-settings', change });
const marksSeenBy = (pupil: Pupil) => [...readRoomAnnotations(pupil.readingRoom).keys()].toSorted();
const markAs = (pupil: Pupil, id: string, note = '') =>
  writeNotebookRecord(pupil.notebook, smallMark(id, { note }), null);
const marksOnBoard = async () =>
  (await deskNow(room.server.url, room.owner)).board.rows.map(({ member, marks }) => [
    member.displayName,
    Object.values(marks).reduce((sum, one) => sum + one, 0),
  ]);

/** Resolves when the server has judged so many marks of the member. */
const counted = (name: string, count: number) =>
  until(async () => (await marksOnBoard()).some(([who, marks]) => who === name && marks === count));

describe('independent work', () => {
  test('no foreign mark, quote, tag, note or selection passes the socket until the reveal', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    const teacher = await room.open(room.owner);
    markAs(ada, 'the-id-of-ada', 'a note of Ada');
    ada.providers.readingRoom.awareness?.setLocalState({
      member: ada.member.id,
      place: { source: 'source-a', revision: 'revision-1', anchor: 3, head: 7 },
    });
    await counted('Ada', 1);
    await until(() => (ben.providers.readingRoom.awareness?.getStates().size ?? 0) > 1);
    for (const other of [ben, teacher]) {
      const heard = other.heard().toString('latin1');
      for (const secret of ['the-id-of-ada', 'a note of Ada', 'segments', 'codeBookRevision']) {
        expect(heard).not.toContain(secret);
      }
      expect(heard).not.toContain('"anchor"');
      expect(marksSeenBy(other)).toEqual([]);
    }
    // The recorder is no decoration: after the reveal it hears all of it.
    await room.do({ kind: 'set-phase', phase: 'open' });
    await until(() => marksSeenBy(ben).length === 1);
    expect(ben.heard().toString('latin1')).toContain('a note of Ada');
    expect(ben.heard().toString('latin1')).toContain('the-id-of-ada');
  });

  test('nor a link, a wording or a naming', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:30:00.000Z' };
    const mark = smallMark('of-ada');
    const say = (kind: PlainKind, record: unknown) =>
      writePlainRecord(ada.notebook, kind, v.parse(PLAIN_RULES[kind].schema, record), null);
    writeNotebookRecord(ada.notebook, mark, null);
    say('links', {
      relation: 'omitted-in',
      from: 'of-ada',
      source: 'source-a',
      state: 'stands',
      ...times,
    });
    say('propositions', { about: 'of-ada', text: 'wording of Ada', ...times });
    say('namings', {
      id: 'naming-of-ada',
      target: mark.target,
      entity: 'entity of Ada',
      kind: 'person',
      evaluative: '',
      ...times,
    });
    // What is judged after them shows that they have been judged.
    markAs(ada, 'the-last');
    await counted('Ada', 2);
    for (const secret of ['of-ada', 'omitted-in', 'wording of Ada', 'entity of Ada']) {
      expect(ben.heard().toString('latin1')).not.toContain(secret);
    }
    await room.do({ kind: 'set-phase', phase: 'open' });
    await until(() => readRoomRecords(ben.readingRoom, 'namings').size === 1);
    await until(() => readRoomRecords(ben.readingRoom, 'links').size === 1);
    await until(() => readRoomRecords(ben.readingRoom, 'propositions').size === 1);
    for (const secret of ['omitted-in', 'wording of Ada', 'entity of Ada']) {
      expect(ben.heard().toString('latin1')).toContain(secret);
    }
  });

  test('owners see figures; marks only when the members are told so', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    markAs(ada, 'm1');
    await counted('Ada', 1);
    expect(marksSeenBy(await room.open(room.owner))).toEqual([]);
    await settings({ marksOpenToOwners: true });
    expect(marksSeenBy(await room.open(room.owner))).toEqual(['m1']);
    const ben = await room.pupil('Ben');
    expect(marksSeenBy(ben)).toEqual([]);
    expect(readWorkspace(ben.workspace)?.settings.marksOpenToOwners).toBe(true);
  });

  test('can begin again: what was shown stays, what is new waits', async () => {
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    markAs(ada, 'first');
    await until(() => marksSeenBy(ben).length === 1);
    await room.do({ kind: 'set-phase', phase: 'independent' });
    markAs(ada, 'second');
    writeNotebookRecord(ada.notebook, smallMark('first', { note: 'changed' }), null);
    await counted('Ada', 2);
    expect(marksSeenBy(ben)).toEqual(['first']);
    const [first] = readRoomAnnotations(ben.readingRoom).values();
    expect(first?.note).toBe('');
    await room.do({ kind: 'set-phase', phase: 'open' });
    await until(() => marksSeenBy(ben).length === 2);
    const texts = [...readRoomAnnotations(ben.readingRoom).values()].map(({ note }) => note);
    expect(texts.toSorted()).toEqual(['', 'changed']);
  });

  test('holds through a restart', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    markAs(ada, 'm1');
    await counted('Ada', 1);
    await room.restart();
    const session = await sessionNow(room.server.url, ada);
    expect(session).toMatchObject({ audience: 'all', seesEverything: false });
    const ben = await room.pupil('Ben');
    expect(await marksOnBoard()).toContainEqual(['Ada', 1]);
    expect(marksSeenBy(ben)).toEqual([]);
    await room.do({ kind: 'set-phase', phase: 'open' });
    await until(() => marksSeenBy(ben).length === 1);
  });
});

describe('the first pass', () => {
  test('stands as it was at the reveal, beside what is revised afterwards', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    markAs(ada, 'm1', 'before');
    await counted('Ada', 1);
    await room.do({ kind: 'set-phase', phase: 'open' });
    markAs(ada, 'm1', 'after');
    markAs(ada, 'm2');
    const ben = await room.pupil('Ben');
    await until(() => marksSeenBy(ben).length === 2);
    const name = documentName({ kind: 'first-pass', workspace: smallWorkspace.settings.id });
    const pass = openDocument(ben.socket, name);
    await until(() => pass.isSynced);
    const records = readFirstPass(pass.document, 1);
    expect(records.map(({ id, note }) => [id, note])).toEqual([['m1', 'before']]);
    pass.destroy();
  });
});

const phaseSeen = (pupil: Pupil) => readWorkspace(pupil.workspace)?.settings.phase;

describe('the reveal comes by itself', () => {
  test('after each has made so many marks', async () => {
    await settings({ reveal: { kind: 'after-marks', marks: 1 } });
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    markAs(ada, 'm1');
    await counted('Ada', 1);
    expect(phaseSeen(ben)).toBe('independent');
    markAs(ben, 'm2');
    await until(() => phaseSeen(ada) === 'open');
    await until(() => marksSeenBy(ada).length === 2);
  });

  test('when all have said “done”', async () => {
    await settings({ reveal: { kind: 'all-done' } });
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    await command(room.server.url, ada, { kind: 'say-done', done: true });
    await until(() => phaseSeen(ada) === 'open');
    expect(phaseSeen(ada)).toBe('open');
  });

  test('at a time', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    await settings({ reveal: { kind: 'at', time: new Date(Date.now() + 300).toISOString() } });
    await until(() => phaseSeen(ada) === 'open');
    expect(phaseSeen(ada)).toBe('open');
  });
});

describe('groups', () => {
  const one = v.parse(groupIdSchema, 'one');
  const two = v.parse(groupIdSchema, 'two');

  async function twoGroups() {
    const ada = await room.join('Ada');
    const ben = await room.join('Ben');
    const cem = await room.join('Cem');
    const group = (id: typeof one, sources: null = null) => ({
      id,
      name: id,
      sources,
      revealed: false,
    });
    await settings({ groups: [group(one), group(two)] });
    for (const [who, of] of [
      [ada, one],
      [ben, one],
      [cem, two],
    ] as const) {
      await room.do({ kind: 'change-member', member: who.member.id, group: of });
    }
    await room.do({ kind: 'set-phase', phase: 'independent' });
    return { ada: await room.open(ada), ben: await room.open(ben), cem: await room.open(cem) };
  }

  test('a group that is revealed sees its marks; the other sees none of them', async () => {
    const { ada, ben, cem } = await twoGroups();
    markAs(ada, 'm1');
    await counted('Ada', 1);
    expect(marksSeenBy(ben)).toEqual([]);
    await room.do({ kind: 'reveal-group', group: one });
    await until(() => marksSeenBy(ben).length === 1);
    expect(marksSeenBy(cem)).toEqual([]);
    expect(cem.heard().toString('latin1')).not.toContain('"m1"');
    await room.do({ kind: 'set-phase', phase: 'open' });
    expect(marksSeenBy(await room.open(cem))).toEqual(['m1']);
  });

  test('nobody opens the documents of another group', async () => {
    const { cem } = await twoGroups();
    const { workspace } = cem.session;
    for (const kind of ['handout', 'reading-room'] as const) {
      const name = `${workspace.id}/${kind}/g-one`;
      const provider = openDocument(cem.socket, name);
      await new Promise<void>((resolve) => provider.on('authenticationFailed', () => resolve()));
      expect(provider.document.share.size).toBe(0);
      provider.destroy();
    }
  });
});

describe('handouts', () => {
  beforeEach(async () => {
    await room.leave();
    room = await WireClass.start(readyMadeWorkspace);
  });

  test('jigsaw: a group gets its own articles and not a word of the others', async () => {
    const group = v.parse(groupIdSchema, 'one');
    const [first, second] = readyMadeWorkspace().sources;
    if (!first || !second) throw new Error('the seeds are gone');
    const ada = await room.join('Ada');
    await settings({ groups: [{ id: group, name: 'One', sources: [first.id], revealed: false }] });
    await room.do({ kind: 'change-member', member: ada.member.id, group });
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const pupil = await room.open(ada);
    expect(readWorkspace(pupil.workspace)?.sources.map(({ id }) => id)).toEqual([first.id]);
    expect(pupil.heard().includes(Buffer.from('IDF Spokesperson'))).toBe(false);
    await room.do({ kind: 'set-phase', phase: 'open' });
    const later = await room.open(ada);
    expect(readWorkspace(later.workspace)?.sources).toHaveLength(3);
  });

  test('outlets are hidden from annotators, in the text too, and marks on it are whole at the end', async () => {
    await settings({ outletsHidden: true, outletNamesHidden: true });
    const ada = await room.pupil('Ada');
    const source = readWorkspace(ada.workspace)?.sources[0];
    if (!source) throw new Error('nothing is handed out');
    expect(source.metadata).toMatchObject({ outlet: null, byline: null, published: null });
    expect(ada.heard().toString('latin1')).not.toMatch(/mailonline|jack newman/i);
    const masked = source.revisions[0].text.indexOf('█');
    expect(masked).toBeGreaterThan(0);
    const target = targetAt(source, source.revisions[0], [{ start: masked - 3, end: masked + 6 }]);
    const tag = threeLenses.layers[0]?.tags[0]?.id;
    if (!tag) throw new Error('the code book has no tags');
    writeNotebookRecord(ada.notebook, { ...smallMark('m1'), target, tag }, null);
    await until(() => marksSeenBy(ada).length === 1);
    const [mark] = readRoomAnnotations((await room.open(room.owner)).readingRoom).values();
    const whole = readyMadeWorkspace().sources[0]?.revisions[0].text.slice(masked - 3, masked + 6);
    expect(mark?.target.segments[0]?.quote).toBe(whole);
  });

  test('headlines first: no body is sent before it is opened', async () => {
    await settings({ headlinesOnly: true });
    const ada = await room.pupil('Ada');
    expect(ada.heard().includes(Buffer.from('death threats'))).toBe(false);
    const blocks = readWorkspace(ada.workspace)?.sources.flatMap(
      (source) => source.revisions[0].blocks,
    );
    expect(new Set(blocks?.map(({ kind }) => kind)).has('paragraph')).toBe(false);
    await settings({ headlinesOnly: false });
    await until(() => ada.heard().includes(Buffer.from('death threats')));
  });
});

describe('talk', () => {
  test('replies and votes reach the others and go when they are taken back', async () => {
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    markAs(ada, 'm1');
    await until(() => marksSeenBy(ben).length === 1);
    writePlainRecord(ben.notebook, 'replies', replyTo('m1', 'r1', 'why?'), null);
    writePlainRecord(ben.notebook, 'votes', voteOn('m1', 'disagree'), null);
    await until(() => [...readRoomRecords(ada.readingRoom, 'replies').values()].length === 1);
    await until(() => [...readRoomRecords(ada.readingRoom, 'votes').values()].length === 1);
    expect([...readRoomRecords(ada.readingRoom, 'replies').values()][0]).toMatchObject({
      body: 'why?',
      author: ben.member.id,
    });
    removePlainRecord(ben.notebook, 'votes', 'm1', null);
    await until(() => [...readRoomRecords(ada.readingRoom, 'votes').values()].length === 0);
  });

  test('on a mark that is not there is refused with a reason', async () => {
    const ada = await room.pupil('Ada');
    writePlainRecord(ada.notebook, 'replies', replyTo('gone', 'r1', 'hm'), null);
    await until(() => ada.refusals().length === 1);
    expect(ada.refusals()[0]?.problems[0]?.message).toBe('is not a mark of this workspace');
  });
});

describe('a hidden mark', () => {
  test('leaves the others’ screens, its writer is told why, and it can come back', async () => {
    const ada = await room.pupil('Ada');
    const ben = await room.pupil('Ben');
    const mark = smallMark('m1');
    writeNotebookRecord(ada.notebook, mark, null);
    await until(() => marksSeenBy(ben).length === 1);
    await room.do({ kind: 'hide-mark', annotation: mark.id, reason: 'not kind' });
    await until(() => marksSeenBy(ben).length === 0);
    await until(() => ada.refusals().length === 1);
    expect(ada.refusals()[0]?.problems[0]?.message).toContain('not kind');
    await room.do({ kind: 'show-mark', annotation: mark.id });
    await until(() => marksSeenBy(ben).length === 1);
    await until(() => ada.refusals().length === 0);
  });

  test('stays out of the first pass of a later round, which all read and export', async () => {
    const ada = await room.pupil('Ada');
    const hidden = smallMark('hidden');
    for (const mark of [hidden, smallMark('shown')]) {
      writeNotebookRecord(ada.notebook, mark, null);
    }
    await until(() => marksSeenBy(ada).length === 2);
    await room.do({ kind: 'hide-mark', annotation: hidden.id, reason: 'not kind' });
    await room.do({ kind: 'set-phase', phase: 'independent' });
    await room.do({ kind: 'set-phase', phase: 'open' });
    const address = `${room.server.url}/api/workspaces/small/export/csv?round=1`;
    const response = await fetch(address, { headers: { cookie: ada.cookie } });
    const text = await response.text();
    expect(text).toContain('"shown"');
    expect(text).not.toContain('"hidden"');
  });
});
