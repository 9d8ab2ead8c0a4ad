import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { MemberId } from '#core/model/ids.ts';
import type { Member } from '#core/model/member.ts';
import { TALK_LIMITS } from '#core/model/talk.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom } from '../session/room.ts';

interface ReplyFormProps {
  readonly begun: string;
  readonly label: string;
  readonly send: (body: string, mentions: readonly MemberId[]) => void;
}

/** A box for a reply; `@` and the first letters of a name offer the members. */
export function ReplyForm({ begun, label, send }: ReplyFormProps) {
  const room = useRoom();
  const members = [...useObservable(room.members).values()];
  const [body, setBody] = useState(begun);
  const id = useId();
  const offered = membersFor(body, members);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (body.trim() === '') return;
    send(body.trim(), mentionsIn(body, members));
    setBody('');
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    // Escape leads out of the box first, and only then out of the panel.
    if (event.key === 'Escape' && body !== '') event.stopPropagation();
  };
  return (
    <form className="reply-form" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={body}
        maxLength={TALK_LIMITS.reply}
        placeholder="*emphasis*, **strong**, @name"
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={keyed}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button of one's own
        autoFocus={begun !== ''}
      />
      {offered.length > 0 && (
        <div className="mentions" aria-label="Members">
          {offered.map((member) => (
            <button
              key={member.id}
              type="button"
              onClick={() => setBody(body.replace(/@[^\s@]*$/u, `@${member.displayName} `))}
            >
              @{member.displayName}
            </button>
          ))}
        </div>
      )}
      <button type="submit" disabled={body.trim() === ''} title="Ctrl+Enter">
        Send
      </button>
    </form>
  );
}

function membersFor(body: string, members: readonly Member[]): Member[] {
  const typed = /(?:^|\s)@([^\s@]*)$/u.exec(body)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  return members
    .filter(({ displayName }) => displayName.toLowerCase().startsWith(typed))
    .slice(0, 6);
}

function mentionsIn(body: string, members: readonly Member[]): MemberId[] {
  return members
    .filter(({ displayName }) => body.includes(`@${displayName}`))
    .slice(0, TALK_LIMITS.mentions)
    .map(({ id }) => id);
}
