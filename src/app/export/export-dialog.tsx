import { lazy } from 'react';
import { LateDialog } from '../frame/late-dialog.tsx';

const ExportPopup = lazy(async () => ({
  default: (await import('./export-popup.tsx')).ExportPopup,
}));

export function ExportDialog() {
  return <LateDialog label="Export" popup={ExportPopup} />;
}
