import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { formats } from '#core/formats/index.ts';
import { EVERYTHING } from '#core/formats/selection.ts';
import { selectionQuery } from '#sync/selection-query.ts';
import type { LatePopupProps } from '../frame/late-dialog.tsx';
import { useRoom } from '../session/room.ts';
import '../styles/export.css';
import { FormatChoice } from './format-choice.tsx';
import { SelectionFields } from './selection-fields.tsx';

/** What, in which format, and what that leaves out: all seen before anybody relies on the file. */
export function ExportPopup({ open, setOpen }: LatePopupProps) {
  const { session } = useRoom();
  const [selection, setSelection] = useState(EVERYTHING);
  const [formatId, setFormatId] = useState(formats[0]?.id ?? '');
  const format = formats.find(({ id }) => id === formatId);
  const isEmpty = [selection.sources, selection.layers, selection.annotators].some(
    (chosen) => chosen?.length === 0,
  );
  const address = `/api/workspaces/${session.workspace.id}/export/${formatId}${selectionQuery(selection)}`;
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export-dialog">
          <Dialog.Title>Export</Dialog.Title>
          <Dialog.Description>
            Everything that is published in this workspace, whatever the filter shows, unless you
            choose less.
          </Dialog.Description>
          <SelectionFields selection={selection} choose={setSelection} />
          <FormatChoice chosen={formatId} choose={setFormatId} />
          {format && (
            <section className="export-facts" aria-live="polite" aria-labelledby="export-format">
              <h3 id="export-format">{format.label}</h3>
              <p>{format.use}</p>
              <h4>Left out</h4>
              <ul>
                {format.loses.map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
            </section>
          )}
          <p className="dialog-actions">
            {isEmpty && <span className="field-problem">Choose at least one of each.</span>}
            <Dialog.Close>Close</Dialog.Close>
            {isEmpty ? (
              <button type="button" className="primary" disabled>
                Download
              </button>
            ) : (
              <a className="primary" href={address} download>
                Download
              </a>
            )}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
