import { Dialog } from '@base-ui/react/dialog';
import { useId, useState, type FormEvent } from 'react';
import { serverDate } from '../session/server-clock.ts';
import { endOfDay, tomorrow } from './days.ts';

interface RetentionDialogProps {
  readonly title: string;
  readonly eraseAt: string | null;
  readonly save: (eraseAt: string | null) => Promise<void>;
  readonly close: () => void;
}

/** The day after which everything in a workspace is erased by itself. */
export function RetentionDialog({ title, eraseAt, save, close }: RetentionDialogProps) {
  const [earliest] = useState(() => tomorrow(serverDate()));
  const [day, setDay] = useState(eraseAt === null ? '' : eraseAt.slice(0, 10));
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = endOfDay(day);
    if (at === null || day < earliest) return setProblem('Choose a day that is still to come.');
    await save(at);
    close();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Date of erasure</Dialog.Title>
          <Dialog.Description>
            At the end of this day (UTC) the articles, marks, notes and names in “{title}” are
            erased from the server. That cannot be undone; export first what you want to keep.
          </Dialog.Description>
          <form className="fields-form" onSubmit={(event) => void submit(event)} noValidate>
            <label htmlFor={id}>Erase after</label>
            <input
              id={id}
              type="date"
              min={earliest}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
            <p className="field-problem" role="alert">
              {problem}
            </p>
            <p className="dialog-actions">
              <Dialog.Close>Cancel</Dialog.Close>
              {eraseAt !== null && (
                <button type="button" onClick={() => void save(null).then(close)}>
                  Keep without a date
                </button>
              )}
              <button type="submit" className="primary">
                Set the date
              </button>
            </p>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
