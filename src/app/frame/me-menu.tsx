import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom } from '../session/room.ts';
import { leave } from '../session/session-api.ts';
import { sendCommand } from '../session/workspaces-api.ts';
import { Avatar } from './avatar.tsx';
import { Copy } from './copy.tsx';

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
        <Popover.Positioner className="menu-place" sideOffset={6} align="end">
          <Popover.Popup className="menu me-menu" aria-label="You">
            <Me names={names} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Me({ names }: { readonly names: string }) {
  const { me, session } = useRoom();
  const { id } = session.workspace;
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const makeCode = async () => {
    const answer = await sendCommand(id, { kind: 'new-return-code' });
    if (answer.ok) setCode(answer.value.secret);
    setProblem(answer.ok ? null : sentencesOf(answer));
  };
  const goAway = async () => {
    const answer = await leave(id);
    if (answer.ok) goTo('/');
    else setProblem(sentencesOf(answer));
  };
  return (
    <>
      <p>
        <strong>{me.displayName}</strong>, {me.role}
      </p>
      <p className="desk-hint">Here now: {names}</p>
      {code === null ? (
        <button type="button" onClick={() => void makeCode()}>
          My return code
        </button>
      ) : (
        <p role="status">
          <strong className="recovery-key">{code}</strong>
          <br />
          brings you back from another device, at {location.host}/return. An older code no longer
          works. <Copy what="the code" text={code} />
        </p>
      )}
      <p>
        <a href={`/api/workspaces/${id}/me`} download>
          My data
        </a>
      </p>
      <button type="button" onClick={() => void goAway()}>
        Leave on this device
      </button>
      <p className="join-problem" role="alert">
        {problem}
      </p>
    </>
  );
}
