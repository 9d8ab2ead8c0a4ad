import { Dialog } from '@base-ui/react/dialog';
import type { Desk } from '#sync/api.ts';
import { Copy } from '../frame/copy.tsx';
import { addressToJoin } from '../place.ts';
import type { DeskState } from '../session/desk.ts';
import { spoken } from '../words.ts';
import { Confirm } from './confirm.tsx';

interface RoomCodeProps {
  readonly desk: Desk;
  readonly run: DeskState['run'];
}

/** The code, large for the last row when asked, and whether it still lets anybody in. */
export function RoomCode({ desk, run }: RoomCodeProps) {
  const code = desk.code ?? '';
  return (
    <section aria-labelledby="code-title">
      <h3 id="code-title">Ways in</h3>
      {desk.codeOpen ? (
        <>
          <p className="room-code">{spoken(code)}</p>
          <p className="desk-hint">
            at <strong>{location.host}/join</strong>
          </p>
          <div className="desk-line">
            <LargeCode code={code} />
            <Copy what="the link" text={`${location.origin}${addressToJoin(code)}`} />
          </div>
        </>
      ) : (
        <p className="desk-hint">The room code is closed: nobody joins with it now.</p>
      )}
      <div className="desk-line">
        <button type="button" onClick={() => void run({ kind: 'open-code', open: !desk.codeOpen })}>
          {desk.codeOpen ? 'Close the code' : 'Open the code'}
        </button>
        <Confirm
          label="New code"
          title="Make a new room code?"
          yes="New code"
          no="Keep it"
          act={() => void run({ kind: 'new-code' })}
        >
          The old one no longer lets anybody in. Who is in stays in.
        </Confirm>
        {desk.doorOpen ? (
          <button type="button" onClick={() => void run({ kind: 'open-door', open: false })}>
            Ask for the code from now on
          </button>
        ) : (
          <Confirm
            label="Let everybody in without a code"
            title="Open the door?"
            yes="Open the door"
            act={() => void run({ kind: 'open-door', open: true })}
          >
            Whoever reaches this server finds the workspace on the start page and joins by a name
            alone.
          </Confirm>
        )}
      </div>
    </section>
  );
}

function LargeCode({ code }: { readonly code: string }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger>Show it large</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog large-code">
          <Dialog.Title>Go to {location.host}/join and type</Dialog.Title>
          <p className="room-code">{spoken(code)}</p>
          <Dialog.Close className="primary">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
