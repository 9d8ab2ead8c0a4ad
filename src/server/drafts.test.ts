import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sourceIdSchema, type DraftId } from '#core/model/ids.ts';
import { currentRevision, NOTHING_STATED, type Source } from '#core/model/source.ts';
import { classifyBlocks } from '#core/text/blocks.ts';
import type { Command } from '#sync/api.ts';
import { readRoomAnnotations, readWorkspace } from '#sync/documents.ts';
import { noticeSchema } from '#sync/wire.ts';
import { documentName, parseDocumentName } from '#sync/names.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { WireClass, type Pupil } from '../testing/wire-class.ts';
import { openDocument, openSocket, until, type Joined } from '../testing/wire-client.ts';
import { beginDraft, codeOf, freezeNow, previewNow, WireDraft } from '../testing/wire-draft.ts';
import { command, deskNow, joinByInvitation, postCommand } from '../testing/wire-room.ts';
import { openStorageReadOnly } from './storage-sqlite.ts';

const source = v.parse(sourceIdSchema, 'source-a');
const correction = { kind: 'source', source } as const;
const bridges = 'A bridge\n\nIt was closed.';
const article = { metadata: NOTHING_STATED, text: bridges, blocks: classifyBlocks(bridges) };

let room: WireClass;
const open: WireDraft[] = [];

beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(async () => {
  for (const draft of open.splice(0)) draft.close();
  await room.leave();
});

/** With every draft closed before, since a page would look for the server at its old port. */
function restart(): Promise<void> {
  for (const draft of open.splice(0)) draft.close();
  return room.restart();
}

const begin = (from: Parameters<typeof beginDraft>[2] = correction, who = room.owner) =>
  beginDraft(room.server.url, who, from);
const freeze = (draft: DraftId, who = room.owner) => freezeNow(room.server.url, who, draft);
const codeAt = async (asked: Command, who = room.owner) =>
  codeOf(await postCommand(room.server.url, who, asked));
const desk = () => deskNow(room.server.url, room.owner);
async function openDraft(draft: DraftId, who: Joined = room.owner): Promise<WireDraft> {
  const opened = await WireDraft.open(room.server.url, who, draft);
  open.push(opened);
  return opened;
}
const sourcesSeenBy = (pupil: Pupil): readonly Source[] =>
  readWorkspace(pupil.workspace)?.sources ?? [];

describe('a correction', () => {
  test('is written by two, frozen, and arrives at readers; marks and the earlier text stay', async () => {
    const editor = await joinByInvitation(room.server.url, room.owner, 'editor', 'Ed');
    const ada = await room.pupil('Ada');
    writeNotebookRecord(ada.notebook, smallMark('of-ada'), null);
    const draft = await begin();
    const [mine, theirs] = [await openDraft(draft), await openDraft(draft, editor)];
    await mine.typeAndSave(', again', 0);
    await theirs.typeAndSave(' At all.');
    await until(() => mine.text().join('|').includes('again|'));
    await until(() => mine.text().join('').endsWith('At all.'));

    const preview = await previewNow(room.server.url, editor, draft);
    expect(preview).toMatchObject({
      outcome: 'new-revision',
      problems: [],
      marks: { kept: 1, moved: 0, changed: 0, lost: 0 },
    });
    expect(await freeze(draft, editor)).toBeNull();
    await until(() => sourcesSeenBy(ada)[0]?.revisions.length === 2);
    const [seen] = sourcesSeenBy(ada);
    expect(seen?.revisions[0].text).toBe(SMALL_TEXT);
    expect(seen && currentRevision(seen).text).toBe(preview.text);
    expect(preview.text).toBe(
      SMALL_TEXT.replace('coast', 'coast, again').replace('blame.', 'blame. At all.'),
    );
    await until(() => mine.isShut && theirs.isShut);
    expect((await desk()).drafts).toEqual([]);
    expect([...readRoomAnnotations(ada.readingRoom).keys()]).toEqual(['of-ada']);
    writeNotebookRecord(ada.notebook, smallMark('of-the-earlier-text'), null);
    await until(() => readRoomAnnotations(ada.readingRoom).size === 2);

    ada.close();
    await restart();
    const again = await room.open(ada);
    expect(sourcesSeenBy(again)[0]).toEqual(seen);
    expect(again.refusals()).toEqual([]);
  });

  test('that changes nothing makes no revision, and says so', async () => {
    const draft = await begin();
    expect((await previewNow(room.server.url, room.owner, draft)).outcome).toBe('unchanged');
    expect(await freeze(draft)).toBe('unchangedDraft');
    expect((await desk()).drafts).toHaveLength(1);
  });

  test('of the details alone changes them and makes no revision', async () => {
    const draft = await begin();
    await room.do({ kind: 'change-draft', draft, metadata: { outlet: 'The Coast' } });
    await room.do({ kind: 'change-draft', draft, metadata: { byline: 'A. B.' } });
    expect((await previewNow(room.server.url, room.owner, draft)).outcome).toBe('details');
    expect(await freeze(draft)).toBeNull();
    const [seen] = sourcesSeenBy(await room.open(room.owner));
    expect(seen?.metadata).toMatchObject({ outlet: 'The Coast', byline: 'A. B.', language: 'en' });
    expect(seen?.revisions).toHaveLength(1);
  });

  test('counts marks that its writer may not see yet, and says nothing else of them', async () => {
    await room.do({ kind: 'set-phase', phase: 'independent' });
    const ada = await room.pupil('Ada');
    writeNotebookRecord(ada.notebook, smallMark('hidden-mark', { note: 'secret' }), null);
    await until(async () =>
      (await desk()).board.rows.some(({ marks }) => Object.keys(marks).length > 0),
    );
    const draft = await begin();
    const text = await openDraft(draft);
    text.blocks()[0]?.delete(0, 1);
    await text.typeAndSave('A quiet day', 0);
    const preview = await previewNow(room.server.url, room.owner, draft);
    expect(preview.marks).toEqual({ kept: 0, moved: 0, changed: 0, lost: 1 });
    expect(JSON.stringify(preview)).not.toMatch(/hidden-mark|secret/);
  });

  test('is one at a time for an article', async () => {
    await begin();
    expect(await codeAt({ kind: 'begin-draft', from: correction })).toBe('draftExists');
  });

  test('of a text that was corrected meanwhile is refused, and the draft stays', async () => {
    const early = await begin();
    await (await openDraft(early)).typeAndSave(' Early.');
    await room.do({ kind: 'discard-draft', draft: early });
    const late = await begin();
    expect(await codeAt({ kind: 'restore-draft', draft: early })).toBe('draftExists');
    await (await openDraft(late)).typeAndSave(' Late.');
    expect(await freeze(late)).toBeNull();
    await room.do({ kind: 'restore-draft', draft: early });
    expect(await freeze(early)).toBe('staleDraft');
    const kept = await openDraft(early);
    expect(kept.text().at(-1)).toMatch(/Early\.$/);
    const [seen] = sourcesSeenBy(await room.open(room.owner));
    expect(seen?.revisions).toHaveLength(2);
  });
});

describe('freezing', () => {
  test('twice at once makes one revision', async () => {
    const draft = await begin();
    await (await openDraft(draft)).typeAndSave(' More.');
    const { version } = await previewNow(room.server.url, room.owner, draft);
    const asked = { kind: 'freeze-draft', draft, version } as const;
    const answers = await Promise.all([codeAt(asked), codeAt(asked), codeAt(asked)]);
    expect(answers.filter((code) => code === null)).toHaveLength(1);
    expect(answers.filter((code) => code === 'unknownDraft')).toHaveLength(2);
    const [seen] = sourcesSeenBy(await room.open(room.owner));
    expect(seen?.revisions).toHaveLength(2);
  });

  test('takes nothing that was not looked at', async () => {
    const draft = await begin();
    const text = await openDraft(draft);
    await text.typeAndSave(' Seen.');
    const { version } = await previewNow(room.server.url, room.owner, draft);
    await text.typeAndSave(' Not seen.');
    expect(await codeAt({ kind: 'freeze-draft', draft, version })).toBe('draftChanged');
    expect(text.isShut).toBe(false);
    expect(await freeze(draft)).toBeNull();
    const [seen] = sourcesSeenBy(await room.open(room.owner));
    expect(seen && currentRevision(seen).text).toMatch(/Seen\. Not seen\.$/);
  });

  test('under somebody who types on: every word that was saved is in the revision', async () => {
    const draft = await begin();
    const text = await openDraft(draft);
    const saved: string[] = [];
    const typing = (async () => {
      for (let word = 0; !text.isShut; word++) {
        const written = ` w${word};`;
        text.type(written);
        await until(() => text.isKept || text.isShut);
        if (text.isKept && !text.isShut) saved.push(written);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    })();
    await until(() => saved.length > 5);
    await until(async () => (await freeze(draft)) === null);
    await typing;
    const [seen] = sourcesSeenBy(await room.open(room.owner));
    const frozen = seen ? currentRevision(seen).text : '';
    expect(saved.filter((word) => !frozen.includes(word))).toEqual([]);
  });

  test.each<[string, (text: WireDraft) => void]>([
    ['no word', (text) => text.blocks()[0]?.delete(0, 1)],
    ['furniture alone', (text) => text.blocks()[0]?.setAttribute('kind', 'furniture')],
  ])('is refused for a draft with %s, and the draft stays open', async (_, spoil) => {
    const draft = await begin({ kind: 'article', article: { ...article, ...oneBlock('Words') } });
    const text = await openDraft(draft);
    spoil(text);
    await until(() => text.isKept);
    const preview = await previewNow(room.server.url, room.owner, draft);
    expect(preview.outcome).toBe('refused');
    expect(preview.problems).toHaveLength(1);
    expect(await freeze(draft)).toBe('unreadyDraft');
    expect((await desk()).drafts).toHaveLength(1);
  });
});

function oneBlock(text: string) {
  return { text, blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }] };
}

describe('a new article', () => {
  test('is the next source for all readers', async () => {
    const ada = await room.pupil('Ada');
    const draft = await begin({ kind: 'article', article });
    expect((await previewNow(room.server.url, room.owner, draft)).outcome).toBe('new-source');
    expect(await freeze(draft)).toBeNull();
    await until(() => sourcesSeenBy(ada).length === 2);
    const added = sourcesSeenBy(ada)[1];
    expect(added).toMatchObject({ letter: 'B', metadata: { headline: 'A bridge' } });
    expect(added && currentRevision(added)).toMatchObject({ text: bridges });
    const home: unknown = await (
      await fetch(`${room.server.url}/api/home`, { headers: { cookie: ada.cookie } })
    ).json();
    expect(home).toMatchObject({ mine: [{ sources: 2 }] });
  });

  test('with blocks that leave out words is refused with the place', async () => {
    const blocks = classifyBlocks(bridges).slice(0, 1);
    const asked = {
      kind: 'begin-draft',
      from: { kind: 'article', article: { ...article, blocks } },
    };
    const response = await postCommand(room.server.url, room.owner, asked as Command);
    expect(await response.json()).toMatchObject({
      code: 'badArticle',
      problems: [{ path: 'blocks' }],
    });
    expect((await desk()).drafts).toEqual([]);
  });

  test('begins empty and is kept over a restart', async () => {
    const draft = await begin({ kind: 'nothing' });
    await (await openDraft(draft)).typeAndSave('First words');
    await restart();
    expect((await openDraft(draft)).text()).toEqual(['First words']);
  });
});

describe('a discarded draft', () => {
  test('closes for all, and comes back with its words', async () => {
    const draft = await begin();
    const text = await openDraft(draft);
    await text.typeAndSave(' Kept.');
    await room.do({ kind: 'discard-draft', draft });
    await until(() => text.isShut);
    expect((await desk()).drafts[0]?.discarded).not.toBeNull();
    expect(await freezeWithoutLooking(draft)).toBe('unknownDraft');
    await room.do({ kind: 'restore-draft', draft });
    expect((await openDraft(draft)).text().at(-1)).toMatch(/Kept\.$/);
  });

  test('is gone for good after a week', async () => {
    const [early, late] = [await begin(), await begin({ kind: 'article', article })];
    await room.do({ kind: 'discard-draft', draft: early });
    expect(await draftsOnDisk()).toHaveLength(2);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(Date.now() + 8 * 24 * 60 * 60 * 1000);
      await until(async () => (await desk()).drafts.length === 1);
    } finally {
      vi.useRealTimers();
    }
    await until(async () => (await draftsOnDisk()).length === 1);
    expect((await desk()).drafts[0]?.id).toBe(late);
  });
});

const freezeWithoutLooking = (draft: DraftId) =>
  codeAt({ kind: 'freeze-draft', draft, version: '0'.repeat(64) });

/** Names of the draft documents in the data folder. */
async function draftsOnDisk(): Promise<string[]> {
  const storage = openStorageReadOnly(room.folder.path);
  const names = await storage.documents();
  await storage.close();
  return names.filter((name) => parseDocumentName(name)?.kind === 'draft');
}

describe('the documents of drafts', () => {
  test('leave the data folder once frozen, and with their workspace', async () => {
    const [frozen, other] = [await begin(), await begin({ kind: 'article', article })];
    await (await openDraft(frozen)).typeAndSave(' More.');
    expect(await draftsOnDisk()).toHaveLength(2);
    expect(await freeze(frozen)).toBeNull();
    expect(await draftsOnDisk()).toEqual([nameOf(other)]);
    await room.do({ kind: 'set-retention', eraseAt: new Date(Date.now() + 50).toISOString() });
    await until(async () => (await draftsOnDisk()).length === 0);
  });

  test('do not name a member who was erased', async () => {
    const editor = await joinByInvitation(room.server.url, room.owner, 'editor', 'Ed');
    await begin(correction, editor);
    await room.do({ kind: 'erase-member', member: editor.member.id });
    expect((await desk()).drafts[0]).toMatchObject({ begunBy: null });
  });

  test('a draft that there is not, and one of another workspace, open to nobody', async () => {
    for (const name of [`${smallWorkspace.settings.id}/draft/none`, 'other/draft/none']) {
      const socket = openSocket(room.server.url, room.owner.cookie);
      const provider = openDocument(socket, name);
      const answer = await new Promise((resolve) => {
        provider.on('authenticationFailed', () => resolve('refused'));
        provider.on('authenticated', () => resolve('opened'));
      });
      expect(answer, name).toBe('refused');
      provider.destroy();
      socket.destroy();
    }
  });

  test('carry carets under the name that the server knows, and nothing else', async () => {
    const editor = await joinByInvitation(room.server.url, room.owner, 'editor', 'Ed');
    const draft = await begin();
    const [mine, theirs] = [await openDraft(draft), await openDraft(draft, editor)];
    const place = { type: null, tname: 'prose', item: null, assoc: 0 };
    const cursor = { anchor: place, head: place };
    const says = (state: Record<string, unknown>) =>
      theirs.provider.awareness?.setLocalState(state);
    says({ member: editor.member.id, cursor, html: '<b>' });
    says({ member: room.owner.member.id, cursor });
    const states = () => [...(mine.provider.awareness?.getStates().values() ?? [])];
    await until(() => states().some((state) => 'cursor' in state));
    expect(states().filter((state) => 'cursor' in state)).toEqual([
      { member: editor.member.id, cursor },
    ]);
  });

  test('the desk hears of what others begin', async () => {
    const editor = await joinByInvitation(room.server.url, room.owner, 'editor', 'Ed');
    const teacher = await room.open(room.owner);
    const told = new Promise((resolve) => {
      teacher.providers.workspace.on('stateless', ({ payload }: { payload: string }) => {
        const notice = v.parse(noticeSchema, JSON.parse(payload));
        if (notice.type === 'drafts-changed') resolve(notice.type);
      });
    });
    await command(room.server.url, editor, { kind: 'begin-draft', from: correction });
    expect(await told).toBe('drafts-changed');
  });
});

function nameOf(draft: DraftId): string {
  return documentName({ kind: 'draft', workspace: smallWorkspace.settings.id, draft });
}
