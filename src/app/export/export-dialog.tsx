import { LateDialog } from '../frame/late-dialog.tsx';
import { late } from '../frame/late.tsx';

const ExportPopup = late(async () => (await import('./export-popup.tsx')).ExportPopup);

export function ExportDialog() {
  return <LateDialog label="Export" popup={ExportPopup} />;
}
