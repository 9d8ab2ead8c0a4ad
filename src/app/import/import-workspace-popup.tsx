import { Dialog } from '@base-ui/react/dialog';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { Problem } from '#core/model/result.ts';
import { keepMade } from '../create/made-storage.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { goTo } from '../place.ts';
import { sendWorkspace } from '../session/import-api.ts';
import '../styles/export.css';
import '../styles/pages.css';
import { ProblemList } from './problem-list.tsx';

/** A workspace out of Crossread's own JSON: with its marks, members and phases, on this server. */
export function ImportWorkspacePopup({ open, setOpen }: LatePopupProps) {
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const running = useRef<AbortController | null>(null);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setProblems([{ path: '', message: 'Choose a file first.' }]);
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setProblems([]);
    const given = name.trim();
    const answer = await sendWorkspace(file, given === '' ? null : given, controller.signal);
    setBusy(false);
    if (!answer.ok) return setProblems(answer.problems);
    keepMade(answer.value);
    goTo('/new');
  };
  const close = (next: boolean) => {
    if (!next) running.current?.abort();
    setOpen(next);
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog import-dialog">
          <Dialog.Title>Import a workspace</Dialog.Title>
          <Dialog.Description>
            A file that Crossread wrote in its own JSON, here or on another server. It comes in
            whole, or not at all.
          </Dialog.Description>
          <form className="fields-form" onSubmit={(event) => void send(event)} noValidate>
            <label htmlFor={`${id}-file`}>File</label>
            <input
              id={`${id}-file`}
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => {
                setFile(target.files?.[0] ?? null);
                setProblems([]);
              }}
            />
            <label htmlFor={`${id}-name`}>Your name there (optional)</label>
            <input
              id={`${id}-name`}
              value={name}
              maxLength={40}
              placeholder="Left empty: you are the owner whom the file names"
              onChange={({ target }) => setName(target.value)}
            />
            <div aria-live="polite">
              {busy && <p>Importing …</p>}
              <ProblemList problems={problems} />
            </div>
            <p className="dialog-actions">
              <Dialog.Close>Cancel</Dialog.Close>
              <button type="submit" className="primary" disabled={busy}>
                Import
              </button>
            </p>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
