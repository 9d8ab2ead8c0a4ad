import * as v from 'valibot';
import { expect, test } from 'vitest';
import { memberIdSchema } from '../model/ids.ts';
import { smallMark } from '../../testing/small-workspace.ts';
import { decisionOn, replyTo, voteOn } from '../../testing/talk-records.ts';
import { newSince } from './activity.ts';

const me = v.parse(memberIdSchema, 'me');
const ben = v.parse(memberIdSchema, 'ben');
const at = (modified: string) => ({ modified });

test('what others did after I left, with what names me first and nothing about marks that are gone', () => {
  const old = { ...smallMark('old', at('2026-01-01T00:00:00.000Z')), author: ben };
  const fresh = { ...smallMark('fresh', at('2026-03-01T00:00:00.000Z')), author: ben };
  const mine = { ...smallMark('mine', at('2026-03-01T00:00:00.000Z')), author: me };
  const marks = new Map([old, fresh, mine].map((mark) => [mark.id as string, mark]));
  const reply = (
    about: string,
    id: string,
    mentions: readonly (typeof me)[],
    modified: string,
  ) => ({
    ...replyTo(about, id, 'text'),
    mentions,
    author: ben,
    modified,
  });
  const found = newSince(
    {
      marks,
      replies: [
        reply('mine', 'r1', [], '2026-03-03T00:00:00.000Z'),
        reply('old', 'r2', [me], '2026-02-02T00:00:00.000Z'),
        reply('gone', 'r3', [me], '2026-03-05T00:00:00.000Z'),
      ],
      decisions: [
        { ...decisionOn(mine, 'drop', at('2026-03-02T12:00:00.000Z')), author: ben },
        { ...decisionOn(old, 'undecided', at('2026-03-02T12:00:00.000Z')), author: ben },
      ],
      votes: [{ ...voteOn('mine', 'agree'), author: ben, modified: '2026-03-02T00:00:00.000Z' }],
    },
    '2026-02-01T00:00:00.000Z',
    me,
  );
  expect(found.map(({ kind, mark, mentionsMe }) => [kind, mark.id, mentionsMe])).toEqual([
    ['reply', 'old', true],
    ['reply', 'mine', false],
    ['decision', 'mine', false],
    ['vote', 'mine', false],
    ['mark', 'fresh', false],
  ]);
});
