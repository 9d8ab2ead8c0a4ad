import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Role } from '#core/model/member.ts';
import { accepted, refused } from '#core/model/result.ts';
import { sessionSchema, type Session } from '#sync/api.ts';
import { standingAfter, type Standing } from './standing.ts';

const ASKING: Standing = { kind: 'asking' };

function session(
  seesEverything: boolean | null,
  {
    role = 'annotator',
    phase = 'open',
    member = true,
  }: { role?: Role; phase?: string; member?: boolean } = {},
): Session {
  return v.parse(sessionSchema, {
    workspace: { id: 'w', title: 'Two articles', phase },
    doorOpen: false,
    member: member ? { id: 'ada', displayName: 'Ada', role } : null,
    audience: member ? 'all' : null,
    seesEverything: member ? seesEverything : null,
  });
}

const member = standingAfter(ASKING, accepted(session(false)));
const waiting = standingAfter(ASKING, accepted(session(null, { phase: 'setup' })));
const stranger = accepted(session(null, { member: false }));

describe('standingAfter', () => {
  test.each([
    ['who never joined is a stranger', ASKING, stranger, 'stranger'],
    ['who was a member and is no longer was removed', member, stranger, 'removed'],
    ['who waited and is no longer a member was removed', waiting, stranger, 'removed'],
    ['a member who may read nothing yet waits', member, accepted(session(null)), 'waiting'],
    ['who waited comes in', waiting, accepted(session(false)), 'member'],
    [
      'who was removed and comes back is a member',
      standingAfter(member, stranger),
      accepted(session(false)),
      'member',
    ],
    ['no answer leaves a member in', member, refused({ path: 'network', message: 'x' }), 'member'],
    [
      'no answer at first is a failure',
      ASKING,
      refused({ path: 'network', message: 'x' }),
      'failed',
    ],
    [
      'a workspace that is gone is missing',
      member,
      refused({ path: 'noWorkspace', message: 'x' }),
      'missing',
    ],
  ] as const)('%s', (_name, before, answer, kind) => {
    expect(standingAfter(before, answer).kind).toBe(kind);
  });

  test.each([
    ['an annotator reads the handout and the room', session(false), 'handout', true],
    [
      'an owner reads the workspace and the room',
      session(true, { role: 'owner' }),
      'workspace',
      true,
    ],
    [
      'a viewer has no room before the reveal',
      session(false, { role: 'viewer', phase: 'independent' }),
      'handout',
      false,
    ],
  ] as const)('%s', (_name, answer, content, readingRoom) => {
    expect(standingAfter(ASKING, accepted(answer))).toMatchObject({
      readable: { content, readingRoom, audience: 'all' },
    });
  });
});
