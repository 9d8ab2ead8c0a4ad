import { Dialog } from '@base-ui/react/dialog';
import { useId } from 'react';
import { markReaders } from '#core/formats/readers.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import '../styles/export.css';
import { useMarkImport } from './import-marks.ts';
import { ImportReportView } from './import-report-view.tsx';
import { ProblemList } from './problem-list.tsx';

/** Marks of another tool: what would happen is told before anything does. */
export function ImportMarksPopup({ open, setOpen }: LatePopupProps) {
  const { step, choices, look, decide, carryOut, cancel } = useMarkImport();
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
          <Dialog.Title>Import marks</Dialog.Title>
          <Dialog.Description>
            Marks that were made in another tool on these articles. Everybody who made them becomes
            a member “(imported)”; nobody’s own marks are touched.
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
                {markReaders.map((reader) => (
                  <li key={reader.id}>{reader.label}</li>
                ))}
              </ul>
            </details>
          </div>
          <div aria-live="polite">
            {step.kind === 'busy' && <p>{step.what} …</p>}
            {step.kind === 'refused' && <ProblemList problems={step.problems} />}
            {(step.kind === 'told' || step.kind === 'done') && (
              <ImportReportView report={step.report} choices={choices} decide={decide} />
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
                disabled={step.report.placed === 0}
                onClick={() => void carryOut()}
              >
                Import {step.report.placed} marks
              </button>
            )}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
