import { Dialog } from '@base-ui/react/dialog';
import { formatNamed } from '#core/formats/index.ts';
import { closing } from '../frame/closing.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { useRoom } from '../session/room.ts';
import '../styles/dialog-foot.css';
import '../styles/export.css';
import { useExportChoice } from './export-choice.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { useExportRun } from './export-run.ts';
import { FormatChoice } from './format-choice.tsx';
import { FormatFacts } from './format-facts.tsx';
import { MarkCount } from './mark-count.tsx';
import { stillOffered, useOffered } from './offered.ts';
import { SelectionFields } from './selection-fields.tsx';

/** What, in which format, and what that leaves out: all seen before anybody relies on the file. */
export function ExportPopup({ open, setOpen }: LatePopupProps) {
  const { session } = useRoom();
  const workspace = session.workspace.id;
  const offered = useOffered();
  const [choice, choose] = useExportChoice(workspace);
  const { step, begin, cancel, forget } = useExportRun();
  const { formatId } = choice;
  const selection = stillOffered(choice.selection, offered);
  const isEmpty = [selection.sources, selection.layers, selection.annotators].some(
    (chosen) => chosen?.length === 0,
  );
  const change = (next: Partial<typeof choice>) => {
    choose({ ...choice, ...next });
    forget();
  };
  const close = () => {
    cancel();
    forget();
    setOpen(false);
  };
  const isRunning = step.kind === 'running';
  const format = formatNamed(formatId);
  return (
    <Dialog.Root open={open} onOpenChange={closing(isRunning, cancel, close)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export-dialog">
          <Dialog.Title>Export</Dialog.Title>
          <Dialog.Description>
            What is published in this workspace, whatever the filter shows.
          </Dialog.Description>
          <SelectionFields
            selection={selection}
            offered={offered}
            choose={(next) => change({ selection: next })}
          />
          <div className="export-body">
            <FormatChoice chosen={formatId} choose={(next) => change({ formatId: next })} />
            {format && <FormatFacts format={format} />}
          </div>
          <div className="dialog-foot">
            <div className="export-state">
              {isEmpty ? (
                <p className="field-problem">
                  Choose at least one article, one layer and one annotator.
                </p>
              ) : (
                <ExportOutcome step={step}>
                  <MarkCount selection={selection} />
                </ExportOutcome>
              )}
            </div>
            <p className="dialog-actions">
              <Dialog.Close>Close</Dialog.Close>
              {isRunning ? (
                <button
                  type="button"
                  className="export-go"
                  onClick={({ detail }) => {
                    // The second half of a double click on Download is not meant for what took its place.
                    if (detail < 2) cancel();
                  }}
                >
                  Cancel
                </button>
              ) : (
                <button
                  type="button"
                  className="primary export-go"
                  disabled={isEmpty}
                  onClick={() => void begin({ workspace, formatId, selection })}
                >
                  Download
                </button>
              )}
            </p>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
