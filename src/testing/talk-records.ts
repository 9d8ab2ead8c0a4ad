/** Valid replies and votes for tests. */
import * as v from 'valibot';
import { replySchema, voteSchema, type Reply, type Vote } from '#core/model/talk.ts';

const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:30:00.000Z' };

export function replyTo(about: string, id: string, body: string): Reply {
  return v.parse(replySchema, { id, about, body, mentions: [], ...times });
}

export function voteOn(about: string, choice: Vote['choice'], reason = ''): Vote {
  return v.parse(voteSchema, { about, choice, reason, ...times });
}
