import { Dialog } from '@base-ui/react/dialog';
import { markReaders } from '#core/formats/readers.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import '../styles/export.css';
import { counted } from '../words.ts';
import { BusyLine } from './busy-line.tsx';
import { FileField } from './file-field.tsx';
import { useMarkImport, type ImportStep } from './import-marks.ts';
import { ImportReportView } from './import-report-view.tsx';
import { ProblemList } from './problem-list.tsx';
import { SaveReport } from './save-report.tsx';

/** Marks of another tool: what would happen is told before anything does. */
export function ImportMarksPopup({ open, setOpen }: LatePopupProps) {
  const { step, file, report, choices, look, decide, carryOut, cancel, begin } = useMarkImport();
  const show = (next: boolean) => {
    if (!next) begin();
    setOpen(next);
  };
  const isBusy = step.kind === 'busy';
  return (
    <Dialog.Root open={open} onOpenChange={show}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog import-dialog">
          <Dialog.Title>Import marks</Dialog.Title>
          <Dialog.Description>
            Marks that were made in another tool on these articles. Whoever made them becomes a
            member “(imported)”; nobody’s own marks are touched. You see what would happen before
            anything does.
          </Dialog.Description>
          <FileField file={file} choose={(given) => void look(given)} disabled={isBusy}>
            <details>
              <summary>What can be read</summary>
              <ul>
                {markReaders.map((reader) => (
                  <li key={reader.id}>{reader.label}</li>
                ))}
              </ul>
            </details>
          </FileField>
          {step.kind === 'refused' && <ProblemList problems={step.problems} />}
          {report && (
            <ImportReportView report={report} choices={choices} decide={decide} isBusy={isBusy} />
          )}
          <div className="dialog-foot">
            <div className="export-state">
              {isBusy && <BusyLine what={step.what} sent={step.sent} />}
              <output aria-live="polite">
                <span className={isBusy ? 'unseen' : undefined}>{sentenceOf(step)}</span>
              </output>
            </div>
            <div className="dialog-actions">
              {report && file && !isBusy && <SaveReport report={report} file={file.name} />}
              {isBusy ? (
                <button type="button" onClick={cancel}>
                  Cancel
                </button>
              ) : (
                <Dialog.Close>Close</Dialog.Close>
              )}
              {step.kind === 'told' && (
                <button
                  type="button"
                  className="primary"
                  disabled={step.report.placed === 0}
                  onClick={() => void carryOut()}
                >
                  Import {counted(step.report.placed, 'mark', 'marks')}
                </button>
              )}
            </div>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function sentenceOf(step: ImportStep): string {
  switch (step.kind) {
    case 'choosing':
    case 'refused':
      return '';
    case 'busy':
      return `${step.what}.`;
    case 'told':
      return step.report.placed > 0 ? 'Nothing is written yet.' : 'There is nothing to import.';
    case 'done':
      return `Done: ${counted(step.report.placed, 'mark is', 'marks are')} in the workspace.`;
  }
}
