/*
 * How I stand to a workspace after each answer of the server: the rule behind what the page shows.
 * Not the documents (visit.ts) and not the pages (workspace/).
 */
import type { Member } from '#core/model/member.ts';
import type { Result } from '#core/model/result.ts';
import type { Session } from '#sync/api.ts';
import { codeOf, sentencesMeanwhile } from './ask.ts';
import { readableIn, type Readable } from './readable.ts';

export type Standing =
  | { readonly kind: 'asking' }
  /** No answer, and nothing kept on this device. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The server knows no such workspace, or no longer. */
  | { readonly kind: 'missing'; readonly title: string | null }
  | { readonly kind: 'stranger'; readonly session: Session }
  /** Was a member until now. */
  | { readonly kind: 'removed'; readonly session: Session }
  /** A member who may not read anything yet. */
  | { readonly kind: 'waiting'; readonly session: Session; readonly me: Member }
  | {
      readonly kind: 'member';
      readonly session: Session;
      readonly me: Member;
      readonly readable: Readable;
    };

export function standingAfter(before: Standing, answer: Result<Session>): Standing {
  const wasMember = before.kind === 'waiting' || before.kind === 'member';
  if (!answer.ok) {
    if (codeOf(answer) === 'noWorkspace') {
      return { kind: 'missing', title: wasMember ? before.session.workspace.title : null };
    }
    // A server that does not answer for a moment throws nobody out.
    return wasMember ? before : { kind: 'failed', message: sentencesMeanwhile(answer) };
  }
  const session = answer.value;
  const { member: me } = session;
  if (!me) {
    const isOut = wasMember || before.kind === 'removed';
    return { kind: isOut ? 'removed' : 'stranger', session };
  }
  const readable = readableIn(session);
  return readable ? { kind: 'member', session, me, readable } : { kind: 'waiting', session, me };
}
