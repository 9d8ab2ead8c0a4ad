import { Dialog } from '@base-ui/react/dialog';
import { useId, useState, type FormEvent } from 'react';
import type { WorkspaceCard } from '#sync/api.ts';
import { goTo } from '../place.ts';
import { keepMade } from '../create/made-storage.ts';
import { sentencesOf } from '../session/ask.ts';
import { copyWorkspace } from '../session/workspaces-api.ts';

const LONGEST_TITLE = 120;

interface CopyDialogProps {
  readonly workspace: WorkspaceCard;
  readonly close: () => void;
}

/** A copy has the articles and the code book; its room code, members and phase are its own. */
export function CopyDialog({ workspace, close }: CopyDialogProps) {
  const [title, setTitle] = useState(`${workspace.title} (copy)`.slice(0, LONGEST_TITLE));
  const [marks, setMarks] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const copy = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return setProblem('Give the copy a title.');
    setBusy(true);
    const answer = await copyWorkspace(workspace.id, title.trim(), marks);
    setBusy(false);
    if (!answer.ok) return setProblem(sentencesOf(answer));
    keepMade(answer.value);
    goTo('/new');
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Make a copy</Dialog.Title>
          <Dialog.Description>
            The copy has the same articles and code book, and a room code of its own. Nobody but you
            is in it.
          </Dialog.Description>
          <form className="fields-form" onSubmit={(event) => void copy(event)} noValidate>
            <label htmlFor={id}>Title of the copy</label>
            <input
              id={id}
              value={title}
              maxLength={LONGEST_TITLE}
              onChange={(event) => setTitle(event.target.value)}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={marks}
                onChange={(event) => setMarks(event.target.checked)}
              />
              <span>
                With the marks that everybody can see, and the names of those who made them
              </span>
            </label>
            <p className="field-problem" role="alert">
              {problem}
            </p>
            <p className="dialog-actions">
              <Dialog.Close>Cancel</Dialog.Close>
              <button type="submit" className="primary" disabled={busy}>
                Make the copy
              </button>
            </p>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
