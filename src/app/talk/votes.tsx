import { useId, useState } from 'react';
import { TALK_LIMITS, VOTE_CHOICES, type PublishedVote, type Vote } from '#core/model/talk.ts';
import type { Mark } from '../session/marks.ts';
import { useMay, useMemberName, useRoom } from '../session/room.ts';
import { serverDate } from '../session/server-clock.ts';
import { useTalk } from '../session/talk.ts';

const LABELS: Readonly<Record<Vote['choice'], string>> = { agree: 'Agree', disagree: 'Disagree' };

/** Agree or disagree with a mark, with a reason; who said what, and mine to change. */
export function Votes({ mark }: { readonly mark: Mark }) {
  const room = useRoom();
  const nameOf = useMemberName();
  const mayTalk = useMay('talk');
  const votes = useTalk().votes.get(mark.id) ?? [];
  const mine = votes.find((vote) => vote.author === room.me.id);
  const choose = (choice: Vote['choice']) => {
    if (mine?.choice === choice) room.notebook.take('votes', mark.id);
    else put(choice, mine?.reason ?? '');
  };
  const put = (choice: Vote['choice'], reason: string) => {
    const now = serverDate().toISOString();
    const created = mine?.created ?? now;
    room.notebook.put('votes', { about: mark.id, choice, reason, created, modified: now });
  };
  if (!mayTalk && votes.length === 0) return null;
  return (
    <div className="votes">
      <div className="vote-buttons">
        {VOTE_CHOICES.map((choice) => {
          const by = votes.filter((vote) => vote.choice === choice);
          return (
            <button
              key={choice}
              type="button"
              aria-pressed={mine?.choice === choice}
              disabled={!mayTalk}
              onClick={() => choose(choice)}
              title={by.map(({ author }) => nameOf(author)).join(', ')}
            >
              {LABELS[choice]} {by.length}
            </button>
          );
        })}
      </div>
      {mine && mayTalk && (
        <Reason key={mine.created} vote={mine} changed={(reason) => put(mine.choice, reason)} />
      )}
      <ul className="reasons">
        {votes
          .filter((vote) => vote.reason !== '' && vote !== mine)
          .map((vote) => (
            <li key={vote.author}>
              {nameOf(vote.author)} {vote.choice === 'agree' ? 'agrees' : 'disagrees'}:{' '}
              {vote.reason}
            </li>
          ))}
      </ul>
    </div>
  );
}

interface ReasonProps {
  readonly vote: PublishedVote;
  readonly changed: (reason: string) => void;
}

function Reason({ vote, changed }: ReasonProps) {
  const [reason, setReason] = useState(vote.reason);
  const id = useId();
  const keep = () => {
    if (reason.trim() !== vote.reason) changed(reason.trim());
  };
  return (
    <div className="vote-reason">
      <label htmlFor={id}>Because</label>
      <input
        id={id}
        value={reason}
        maxLength={TALK_LIMITS.reason}
        onChange={(event) => setReason(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
    </div>
  );
}
