import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useId, useState } from 'react';
import type { Member } from '#core/model/member.ts';
import type { DeskState } from '../session/desk.ts';

interface RemoveDialogProps {
  readonly member: Member;
  readonly seatFree: boolean;
  readonly run: DeskState['run'];
}

type Way = 'keep' | 'erase';

/** The two ways out. Erasing wants the name typed: it cannot be undone. */
export function RemoveDialog({ member, seatFree, run }: RemoveDialogProps) {
  const [way, setWay] = useState<Way>('keep');
  const [typed, setTyped] = useState('');
  const id = useId();
  const name = member.displayName;
  const isSure = way === 'keep' || typed.trim() === name;
  const begin = () => {
    setWay(seatFree ? 'erase' : 'keep');
    setTyped(seatFree ? name : '');
  };
  const go = () =>
    void run(
      way === 'keep'
        ? { kind: 'remove-member', member: member.id, keepMarks: true }
        : { kind: 'erase-member', member: member.id },
    );
  return (
    <AlertDialog.Root onOpenChange={(open) => open && begin()}>
      <AlertDialog.Trigger aria-label={`Remove ${name}`}>Remove</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>Remove {name}?</AlertDialog.Title>
          <AlertDialog.Description>
            {seatFree
              ? 'Nobody has taken this seat yet: only the name goes.'
              : 'The device loses the workspace at once, whatever you choose.'}
          </AlertDialog.Description>
          {!seatFree && (
            <fieldset className="choices">
              <legend className="only-heard">What happens to the marks</legend>
              <Choice
                label="Keep the marks"
                meaning="They stay under this name; nothing more can be written."
                chosen={way === 'keep'}
                choose={() => setWay('keep')}
              />
              <Choice
                label="Erase everything, everywhere"
                meaning="Every mark, reply and vote goes, also from the first pass and the server’s files. It cannot be undone. Shared notes are nobody’s own and stay."
                chosen={way === 'erase'}
                choose={() => setWay('erase')}
              />
            </fieldset>
          )}
          {way === 'erase' && !seatFree && (
            <div className="typed-name">
              <label htmlFor={id}>To erase, type the name: {name}</label>
              <input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
            </div>
          )}
          <div className="dialog-actions">
            <AlertDialog.Close>Cancel</AlertDialog.Close>
            <AlertDialog.Close className="delete" disabled={!isSure} onClick={go}>
              {way === 'keep' ? `Remove ${name}` : seatFree ? 'Remove the seat' : `Erase ${name}`}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly meaning: string;
  readonly chosen: boolean;
  readonly choose: () => void;
}

function Choice({ label, meaning, chosen, choose }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name="way-out" checked={chosen} onChange={choose} />
      <span>
        {label}
        <small>{meaning}</small>
      </span>
    </label>
  );
}
