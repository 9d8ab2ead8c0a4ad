import { Avatar } from '../frame/avatar.tsx';
import { useObservable } from '../session/observable.ts';
import type { OpenDraft } from '../session/open-draft.ts';
import { useMemberName } from '../session/room.ts';

/** Who else has the draft open. */
export function DraftReaders({ open }: { readonly open: OpenDraft }) {
  const { others } = useObservable(open.state);
  const nameOf = useMemberName();
  if (others.length === 0) return null;
  const names = others.map(nameOf).join(', ');
  return (
    <span className="column-readers" role="img" aria-label={`Here too: ${names}`} title={names}>
      {others.map((member) => (
        <Avatar key={member} member={member} name={nameOf(member)} />
      ))}
    </span>
  );
}
