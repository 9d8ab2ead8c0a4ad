import { Dialog } from '@base-ui/react/dialog';
import { lazy, Suspense, useState } from 'react';
import { useRoom } from '../session/room.ts';
import { Avatar } from './avatar.tsx';

const Person = lazy(async () => ({ default: (await import('./person.tsx')).Person }));

/** Who I am here, on my avatar. */
export function PersonDialog() {
  const { me } = useRoom();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="person-button" aria-label={`You are ${me.displayName}`}>
        <Avatar member={me.id} name={me.displayName} />
        <span className="person-name">{me.displayName}</span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>{me.displayName}</Dialog.Title>
          <Suspense fallback={<p>Looking you up</p>}>
            <Person />
          </Suspense>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
