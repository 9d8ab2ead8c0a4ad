/** The librarian's judgement of replies and votes: as strict as that of marks. Pure. */
import type { MemberId } from '#core/model/ids.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import {
  parseReply,
  parseVote,
  type PublishedReply,
  type PublishedVote,
} from '#core/model/talk.ts';
import { sizeProblem, type Submission } from './submission.ts';

export interface TalkContext {
  readonly isMark: (id: string) => boolean;
  readonly isMember: (id: MemberId) => boolean;
}

const NO_MARK: Problem = { path: 'about', message: 'is not a mark of this workspace' };

/** `writtenBy` is the author of the valid reply of that id, if there is one. */
export function judgeReply(
  submission: Submission,
  context: TalkContext,
  writtenBy: MemberId | undefined,
): Result<PublishedReply> {
  const size = sizeProblem(submission);
  if (size) return refused(size);
  const parsed = parseReply(submission.record);
  if (!parsed.ok) return parsed;
  const reply = parsed.value;
  const problems: Problem[] = [];
  if (reply.id !== submission.key) {
    problems.push({ path: 'id', message: 'is not the key that the reply stands under' });
  }
  if (writtenBy !== undefined && writtenBy !== submission.author) {
    problems.push({ path: 'id', message: 'belongs to the reply of somebody else' });
  }
  if (!context.isMark(reply.about)) problems.push(NO_MARK);
  if (!reply.mentions.every((member) => context.isMember(member))) {
    problems.push({ path: 'mentions', message: 'name somebody who is not a member' });
  }
  if (problems.length > 0) return refused(...problems);
  return accepted({ ...reply, author: submission.author });
}

export function judgeVote(submission: Submission, context: TalkContext): Result<PublishedVote> {
  const size = sizeProblem(submission);
  if (size) return refused(size);
  const parsed = parseVote(submission.record);
  if (!parsed.ok) return parsed;
  const vote = parsed.value;
  const problems: Problem[] = [];
  if (vote.about !== submission.key) {
    problems.push({ path: 'about', message: 'is not the key that the vote stands under' });
  }
  if (!context.isMark(vote.about)) problems.push(NO_MARK);
  if (problems.length > 0) return refused(...problems);
  return accepted({ ...vote, author: submission.author });
}
