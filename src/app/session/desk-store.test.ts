import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { accepted, refused } from '#core/model/result.ts';
import { settingsOf } from '#core/model/workspace.ts';
import { boardSchema, type Command, type Desk } from '#sync/api.ts';
import { messages } from '../messages.ts';
import { DeskStore, type DeskWays } from './desk-store.ts';
import { smallWorkspace } from '../../testing/small-workspace.ts';

const { id } = smallWorkspace.settings;

function deskWith(title: string): Desk {
  return {
    settings: settingsOf(id, title, 'independent'),
    board: { rows: [] },
    code: null,
    codeOpen: false,
    doorOpen: false,
    hidden: [],
    drafts: [],
    archived: false,
    deleteAt: null,
    eraseAt: null,
  };
}

const board = v.parse(boardSchema, {
  rows: [
    {
      member: { id: 'ada', displayName: 'Ada', role: 'annotator', group: null },
      here: true,
      source: null,
      marks: { framing: 2 },
      done: true,
      seatFree: false,
    },
  ],
});
const boardNotice = { payload: JSON.stringify({ type: 'board', board }) };

function storeWith(ways: Partial<DeskWays>): DeskStore {
  return new DeskStore({
    fetch: async () => accepted(deskWith('now')),
    send: async () => accepted({ secret: null }),
    ...ways,
  });
}

describe('the desk', () => {
  test('an answer that a later question has overtaken is dropped, and the later one waited for', async () => {
    const waiting: ((title: string) => void)[] = [];
    const store = storeWith({
      fetch: () =>
        new Promise((answer) => waiting.push((title) => answer(accepted(deskWith(title))))),
    });
    const both = [store.look(), store.look()];
    waiting[0]?.('old');
    const overtaken = both[0]?.then(() => store.view.value.desk?.settings.title);
    await Promise.resolve();
    waiting[1]?.('new');
    expect(await overtaken).toBe('new');
    expect(store.view.value.desk?.settings.title).toBe('new');
  });

  test('a notice changes the board and nothing else; before the desk has arrived it is let go', async () => {
    const store = storeWith({});
    store.hear(boardNotice);
    expect(store.view.value.desk).toBe(null);
    await store.look();
    store.hear(boardNotice);
    expect(store.view.value.desk).toEqual({ ...deskWith('now'), board });
    store.hear({ payload: '{"type":"weather"}' });
    expect(store.view.value.desk?.board).toEqual(board);
  });

  test('commands go one after the other and end with the first that is refused', async () => {
    const sent: string[] = [];
    const store = storeWith({
      send: async (command) => {
        sent.push(command.kind);
        return command.kind === 'open-code'
          ? refused({ path: 'mayNot', message: 'You may not.' })
          : accepted({ secret: 'kiwi' });
      },
    });
    await store.look();
    const commands: Command[] = [
      { kind: 'new-code' },
      { kind: 'open-code', open: true },
      { kind: 'revoke-invites' },
    ];
    const answer = await store.run(...commands);
    expect([sent, answer.ok]).toEqual([['new-code', 'open-code'], false]);
    expect(store.view.value.problem).toBe('You may not.');
    expect(await store.run({ kind: 'new-code' })).toEqual(accepted({ secret: 'kiwi' }));
    expect(store.view.value.problem).toBe(null);
  });

  test('what is asked for while a command is under way waits for its answer', async () => {
    const sent: string[] = [];
    const answers: (() => void)[] = [];
    const store = storeWith({
      send: (command) => {
        sent.push(command.kind);
        return new Promise((answer) => answers.push(() => answer(accepted({ secret: null }))));
      },
    });
    const first = store.run({ kind: 'new-code' });
    const second = store.run({ kind: 'revoke-invites' });
    await Promise.resolve();
    expect(sent).toEqual(['new-code']);
    answers[0]?.();
    await first;
    await Promise.resolve();
    answers[1]?.();
    await second;
    expect(sent).toEqual(['new-code', 'revoke-invites']);
  });

  test('a desk that cannot be fetched keeps what it showed and says why', async () => {
    let fails = false;
    const store = storeWith({
      fetch: async () =>
        fails ? refused({ path: 'network', message: 'No connection.' }) : accepted(deskWith('now')),
    });
    await store.look();
    fails = true;
    await store.look();
    const { desk, problem } = store.view.value;
    expect([desk, problem]).toEqual([deskWith('now'), messages.serverUnreachableNow]);
    fails = false;
    await store.look();
    expect(store.view.value).toEqual({ desk: deskWith('now'), problem: null });
  });
});
