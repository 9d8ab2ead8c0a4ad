import { Dialog } from '@base-ui/react/dialog';
import { closing } from '../frame/closing.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { ProblemList } from '../frame/problem-list.tsx';
import { fileMessages } from '../file-messages.ts';
import { NO_CODE_BOOK_CHOICES, sendCodeBook } from '../session/code-book-api.ts';
import '../styles/export.css';
import { CodeBookReportView } from './code-book-report-view.tsx';
import { FileField } from './file-field.tsx';
import { sentenceOf, useFileImport } from './file-import.ts';
import { ImportFoot } from './import-foot.tsx';

/** A code book out of a file: what would become of each tag is told before anything does. */
export function ImportCodeBookPopup({ open, setOpen }: LatePopupProps) {
  const { step, file, report, choices, look, decide, carryOut, again, cancel, begin } =
    useFileImport(sendCodeBook, NO_CODE_BOOK_CHOICES, fileMessages.codeBookCancelledLate);
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
          <Dialog.Title>Import a code book</Dialog.Title>
          <Dialog.Description>
            It becomes a new revision of the code book here; the one before is kept. Tags that are
            here already stay the same tags, and no tag goes that a mark uses.
          </Dialog.Description>
          <FileField file={file} choose={(given) => void look(given)} disabled={isBusy}>
            <details>
              <summary>What can be read</summary>
              <ul>
                <li>Crossread’s own JSON: a code book, or that of a whole workspace</li>
                <li>REFI-QDA (.qdc, .qdpx): NVivo, ATLAS.ti, MAXQDA, QualCoder and others</li>
                <li>CSV with a column “tag”, also from Taguette, also with layer and guideline</li>
              </ul>
            </details>
          </FileField>
          {step.kind === 'refused' && <ProblemList problems={step.problems} />}
          {report && (
            <CodeBookReportView
              report={report}
              choices={choices}
              decide={decide}
              isBusy={isBusy}
              isFixed={isBusy && step.writes}
            />
          )}
          <ImportFoot
            busy={isBusy ? { what: step.what, sent: step.sent } : null}
            said={sentenceOf(step, ({ revision }) => revision === null, doneWith)}
            cancel={cancel}
            again={again}
          >
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
          </ImportFoot>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function doneWith(): string {
  return 'Done: the code book is here.';
}
