import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { newSince, type Happening } from '#core/compare/activity.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace, type Room } from '../session/room.ts';
import { serverDate } from '../session/server-clock.ts';
import { onDevice } from '../small-memory.ts';
import { ARTICLES, changeView } from '../view-state.ts';

/** The list grows no longer than one reads. */
const MOST = 100;

/** What is new since I was here last, on this device; the count stands on its button. */
export function Activity() {
  const room = useRoom();
  const [since, setSince] = useState(() => lastVisit(room));
  const marks = useObservable(room.marks.marks);
  const replies = useObservable(room.records.of('replies'));
  const votes = useObservable(room.records.of('votes'));
  const decisions = useObservable(room.records.of('decisions'));
  const found = newSince({ marks, replies, votes, decisions }, since, room.me.id);
  const seen = () => {
    const now = serverDate().toISOString();
    onDevice.set(memoryOf(room), now);
    setSince(now);
  };
  return (
    <Popover.Root>
      <Popover.Trigger disabled={found.length === 0} aria-label={`New: ${found.length}`}>
        New {found.length > 0 && <strong>{found.length}</strong>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-place" sideOffset={6} align="end">
          <Popover.Popup className="menu activity" aria-label="New since you were here">
            <ol>
              {found.slice(0, MOST).map((one) => (
                <HappeningItem key={one.kind + one.mark.id + one.author + one.at} one={one} />
              ))}
            </ol>
            <Popover.Close onClick={seen}>I have seen these</Popover.Close>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function HappeningItem({ one }: { readonly one: Happening }) {
  const nameOf = useMemberName();
  const { codes, sources } = useWorkspace();
  const { mark } = one;
  const letter = sources.find(({ id }) => id === mark.target.source)?.letter;
  const tag = codes.tags.get(mark.tag)?.tag.label ?? mark.tag;
  const quote = mark.target.segments[0]?.quote ?? '';
  return (
    <li data-mention={one.mentionsMe || undefined}>
      <Popover.Close className="link" onClick={() => changeView({ mark: mark.id, ...ARTICLES })}>
        <strong>{nameOf(one.author)}</strong> {DID[one.kind]} {tag} in {letter}: “
        {quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}”{one.mentionsMe && ', naming you'}
      </Popover.Close>
    </li>
  );
}

const DID: Readonly<Record<Happening['kind'], string>> = {
  mark: 'marked',
  reply: 'replied to',
  vote: 'voted on',
  decision: 'decided on',
};

function memoryOf({ session, me }: Room): string {
  return `crossread/seen/${session.workspace.id}/${me.id}`;
}

/** The first visit begins now: everything before it is simply there. */
function lastVisit(room: Room): string {
  const kept = onDevice.get(memoryOf(room));
  if (kept !== null) return kept;
  const now = serverDate().toISOString();
  onDevice.set(memoryOf(room), now);
  return now;
}
