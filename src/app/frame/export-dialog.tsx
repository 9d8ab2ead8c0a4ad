import { Dialog } from '@base-ui/react/dialog';
import { lazy, Suspense } from 'react';

const Formats = lazy(async () => ({ default: (await import('./export-formats.tsx')).Formats }));

export function ExportDialog() {
  return (
    <Dialog.Root>
      <Dialog.Trigger>Export</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <Dialog.Title>Export the marks</Dialog.Title>
          <Dialog.Description>
            Everything that is published in this workspace, whatever the filter shows.
          </Dialog.Description>
          <Suspense fallback={<p>Loading the formats</p>}>
            <Formats />
          </Suspense>
          <Dialog.Close className="primary">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
