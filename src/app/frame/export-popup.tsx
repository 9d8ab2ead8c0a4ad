import { Dialog } from '@base-ui/react/dialog';
import { Formats } from './export-formats.tsx';
import type { LatePopupProps } from './late-dialog.tsx';

export function ExportPopup({ open, setOpen }: LatePopupProps) {
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Export the marks</Dialog.Title>
          <Dialog.Description>
            Everything that is published in this workspace, whatever the filter shows.
          </Dialog.Description>
          <Formats />
          <Dialog.Close className="primary">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
