import { Dialog } from '@base-ui/react/dialog';
import { useId } from 'react';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import '../styles/export.css';
import { CodeBookReportView } from './code-book-report-view.tsx';
import { useCodeBookImport } from './import-code-book.ts';
import { ProblemList } from './problem-list.tsx';

/** A code book out of a file: what would become of each tag is told before anything does. */
export function ImportCodeBookPopup({ open, setOpen }: LatePopupProps) {
  const { step, choices, look, decide, carryOut, cancel } = useCodeBookImport();
  const id = useId();
  const close = (next: boolean) => {
    if (!next) cancel();
    setOpen(next);
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog import-dialog">
          <Dialog.Title>Import a code book</Dialog.Title>
          <Dialog.Description>
            It becomes a new revision of the code book here; the one before is kept. Tags that are
            here already stay the same tags, and no tag goes that a mark uses.
          </Dialog.Description>
          <div className="import-file">
            <label htmlFor={id}>File</label>
            <input
              id={id}
              type="file"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void look(file);
              }}
            />
            <details>
              <summary className="quiet">What can be read</summary>
              <ul className="quiet">
                <li>Crossread’s own JSON: a code book, or that of a whole workspace</li>
                <li>REFI-QDA (.qdc, .qdpx): NVivo, ATLAS.ti, MAXQDA, QualCoder and others</li>
                <li>CSV with a column “tag”, also from Taguette, also with layer and guideline</li>
              </ul>
            </details>
          </div>
          <div aria-live="polite">
            {step.kind === 'busy' && <p>{step.what} …</p>}
            {step.kind === 'refused' && <ProblemList problems={step.problems} />}
            {(step.kind === 'told' || step.kind === 'done') && (
              <CodeBookReportView report={step.report} choices={choices} decide={decide} />
            )}
          </div>
          <p className="dialog-actions">
            {step.kind === 'busy' ? (
              <button type="button" onClick={cancel}>
                Cancel
              </button>
            ) : (
              <Dialog.Close>{step.kind === 'done' ? 'Close' : 'Cancel'}</Dialog.Close>
            )}
            {step.kind === 'told' && (
              <button
                type="button"
                className="primary"
                disabled={step.report.revision === null}
                onClick={() => void carryOut()}
              >
                {step.report.revision === null
                  ? 'Nothing to import'
                  : `Make revision ${step.report.revision}`}
              </button>
            )}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
