import { Popover } from '@base-ui/react/popover';
import { Suspense } from 'react';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom } from '../session/room.ts';
import { Avatar } from './avatar.tsx';
import { late } from './late.tsx';

const Person = late(async () => (await import('./person.tsx')).Person);

/** Who is here; behind it who I am, my return code, my data, and the way out. */
export function MeMenu() {
  const room = useRoom();
  const nameOf = useMemberName();
  const people = useObservable(room.presences.people);
  const others = [...people.keys()].filter((member) => member !== room.me.id);
  const names = [`${room.me.displayName} (you)`, ...others.map(nameOf)].join(', ');
  return (
    <Popover.Root>
      <Popover.Trigger className="people-here" title={names}>
        <span className="only-heard">Here now: {names}</span>
        <span aria-hidden="true">
          <Avatar member={room.me.id} name={room.me.displayName} />
          {others.slice(0, 5).map((member) => (
            <Avatar key={member} member={member} name={nameOf(member)} />
          ))}
          {others.length > 5 && <span className="more">+{others.length - 5}</span>}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-place" sideOffset={6} align="end" collisionPadding={8}>
          <Popover.Popup className="popup me-menu" aria-label="You">
            <Suspense fallback={<p>Looking you up</p>}>
              <Person names={names} />
            </Suspense>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
