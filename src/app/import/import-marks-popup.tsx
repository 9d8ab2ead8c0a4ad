import { Dialog } from '@base-ui/react/dialog';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import { markReaders } from '#core/formats/readers.ts';
import { closing } from '../frame/closing.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { ProblemList } from '../frame/problem-list.tsx';
import { fileMessages } from '../file-messages.ts';
import { NO_IMPORT_CHOICES, sendMarks } from '../session/import-api.ts';
import '../styles/export.css';
import { counted } from '../words.ts';
import { FileField } from './file-field.tsx';
import { sentenceOf, useFileImport } from './file-import.ts';
import { ImportFoot } from './import-foot.tsx';
import { ImportReportView } from './import-report-view.tsx';
import { SaveReport } from './save-report.tsx';

/** Marks of another tool: what would happen is told before anything does. */
export function ImportMarksPopup({ open, setOpen }: LatePopupProps) {
  const { step, file, report, choices, look, decide, carryOut, again, cancel, begin } =
    useFileImport(sendMarks, NO_IMPORT_CHOICES, fileMessages.cancelledLate);
  const close = () => {
    begin();
    setOpen(false);
  };
  const isBusy = step.kind === 'busy';
  return (
    <Dialog.Root open={open} onOpenChange={closing(isBusy, cancel, close)}>
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
          <ImportFoot
            busy={isBusy ? { what: step.what, sent: step.sent } : null}
            said={sentenceOf(step, ({ placed }) => placed === 0, doneWith)}
            cancel={cancel}
            again={again}
            before={report && file && !isBusy && <SaveReport report={report} file={file.name} />}
          >
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
          </ImportFoot>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function doneWith({ placed }: ImportReport): string {
  return `Done: ${counted(placed, 'mark is', 'marks are')} in the workspace.`;
}
