/** Valid replies, votes and decisions for tests. */
import * as v from 'valibot';
import { seenOf } from '#core/compare/adjudicated.ts';
import type { Annotation } from '#core/model/annotation.ts';
import { decisionSchema, type Decision } from '#core/model/decision.ts';
import { replySchema, voteSchema, type Reply, type Vote } from '#core/model/talk.ts';

const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:30:00.000Z' };

export function replyTo(about: string, id: string, body: string): Reply {
  return v.parse(replySchema, { id, about, body, mentions: [], ...times });
}

export function voteOn(about: string, choice: Vote['choice'], reason = ''): Vote {
  return v.parse(voteSchema, { about, choice, reason, ...times });
}

/** On the mark as it is; `different` holds the tag of a change, another time or reason. */
export function decisionOn(
  mark: Annotation,
  choice: Decision['choice'],
  different: { readonly tag?: string; readonly reason?: string; readonly modified?: string } = {},
): Decision {
  const reason = choice === 'keep' ? '' : 'because';
  const said = { about: mark.id, seen: seenOf(mark), choice, reason };
  return v.parse(decisionSchema, { ...said, ...times, ...different });
}
