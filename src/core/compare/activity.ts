/*
 * What is new since somebody was here: marks, replies, votes and decisions of others, the newest first.
 * Not a log: it is read off what there is now, so what was taken back is not told. Comes from the reading room.
 */
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Decision } from '../model/decision.ts';
import type { MemberId } from '../model/ids.ts';
import type { Published } from '../model/plain-records.ts';
import type { PublishedReply, PublishedVote } from '../model/talk.ts';

export interface Happening {
  readonly kind: 'mark' | 'reply' | 'vote' | 'decision';
  /** The mark that it is, or is about. */
  readonly mark: PublishedAnnotation;
  readonly author: MemberId;
  /** When it was made or last changed, ISO 8601. */
  readonly at: string;
  readonly mentionsMe: boolean;
}

interface Everything {
  readonly marks: ReadonlyMap<string, PublishedAnnotation>;
  readonly replies: Iterable<PublishedReply>;
  readonly votes: Iterable<PublishedVote>;
  readonly decisions: Iterable<Published<Decision>>;
}

/** `since` as ISO 8601. Replies that mention me come first, whatever their time. Talk about marks that are gone is left out. */
export function newSince(
  { marks, replies, votes, decisions }: Everything,
  since: string,
  me: MemberId,
): Happening[] {
  const found: Happening[] = [];
  const isNew = (record: { readonly author: MemberId; readonly modified: string }) =>
    record.author !== me && record.modified > since;
  for (const mark of marks.values()) {
    if (!isNew(mark)) continue;
    const { author, modified: at } = mark;
    found.push({ kind: 'mark', mark, author, at, mentionsMe: false });
  }
  for (const reply of replies) {
    const mark = marks.get(reply.about);
    if (!mark || !isNew(reply)) continue;
    const mentionsMe = reply.mentions.includes(me);
    found.push({ kind: 'reply', mark, author: reply.author, at: reply.modified, mentionsMe });
  }
  for (const vote of votes) {
    const mark = marks.get(vote.about);
    if (!mark || !isNew(vote)) continue;
    found.push({ kind: 'vote', mark, author: vote.author, at: vote.modified, mentionsMe: false });
  }
  for (const { about, author, modified: at, choice } of decisions) {
    const mark = marks.get(about);
    if (!mark || choice === 'undecided' || !isNew({ author, modified: at })) continue;
    found.push({ kind: 'decision', mark, author, at, mentionsMe: false });
  }
  return found.toSorted(
    (a, b) => Number(b.mentionsMe) - Number(a.mentionsMe) || b.at.localeCompare(a.at),
  );
}
