import { Dialog } from '@base-ui/react/dialog';
import { useId, useState, type FormEvent } from 'react';
import type { Problem } from '#core/model/result.ts';
import { keepMade } from '../create/made-storage.ts';
import { closing } from '../frame/closing.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { ProblemList } from '../frame/problem-list.tsx';
import { goTo } from '../place.ts';
import { sendWorkspace } from '../session/import-api.ts';
import '../styles/export.css';
import '../styles/pages.css';
import { FileField } from './file-field.tsx';
import { ImportFoot } from './import-foot.tsx';
import { useOneAtATime } from './one-at-a-time.ts';

const NO_FILE = { path: '', message: 'Choose a file first.' };

/** A workspace out of Crossread's own JSON: with its marks, members and phases, on this server. */
export function ImportWorkspacePopup({ open, setOpen }: LatePopupProps) {
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  /** From 0 to 1; null while nothing is sent. */
  const [sent, setSent] = useState<number | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { attempt, stop } = useOneAtATime();
  const id = useId();
  const choose = (given: File | null) => {
    setFile(given);
    setProblems([]);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sent !== null) return;
    if (!file) return setProblems([NO_FILE]);
    const { signal } = attempt(true);
    setSent(0);
    setProblems([]);
    const given = name.trim();
    const way = { signal, told: setSent };
    const answer = await sendWorkspace(file, given === '' ? null : given, way);
    setSent(null);
    if (!answer.ok) return setProblems(answer.problems);
    keepMade(answer.value);
    goTo('/new');
  };
  const close = () => {
    stop();
    choose(null);
    setOpen(false);
  };
  const isBusy = sent !== null;
  return (
    <Dialog.Root open={open} onOpenChange={closing(isBusy, stop, close)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog import-dialog">
          <form className="dialog-form" onSubmit={(event) => void send(event)} noValidate>
            <Dialog.Title>Import a workspace</Dialog.Title>
            <Dialog.Description>
              A file that Crossread wrote in its own JSON, here or on another server. It comes in
              whole, or not at all.
            </Dialog.Description>
            <FileField
              file={file}
              choose={choose}
              accept=".json,application/json"
              disabled={isBusy}
            />
            <div className="fields-form">
              <label htmlFor={id}>Your name there</label>
              <input
                id={id}
                value={name}
                maxLength={40}
                aria-describedby={`${id}-more`}
                onChange={({ target }) => setName(target.value)}
              />
              <p id={`${id}-more`} className="quiet">
                Left empty, you are the owner whom the file names.
              </p>
            </div>
            <ProblemList problems={problems} />
            <ImportFoot
              busy={sent === null ? null : { what: 'Importing', sent }}
              said={isBusy ? 'The workspace is being imported.' : ''}
              cancel={stop}
            >
              <button type="submit" className="primary" disabled={isBusy}>
                Import
              </button>
            </ImportFoot>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
