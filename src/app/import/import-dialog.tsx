import { LateDialog } from '../frame/late-dialog.tsx';
import { late } from '../frame/late.tsx';

const ImportMarksPopup = late(
  async () => (await import('./import-marks-popup.tsx')).ImportMarksPopup,
);

const ImportCodeBookPopup = late(
  async () => (await import('./import-code-book-popup.tsx')).ImportCodeBookPopup,
);

const ImportWorkspacePopup = late(
  async () => (await import('./import-workspace-popup.tsx')).ImportWorkspacePopup,
);

export function ImportMarksDialog() {
  return <LateDialog label="Import marks" popup={ImportMarksPopup} />;
}

export function ImportCodeBookDialog() {
  return <LateDialog label="Import a code book" popup={ImportCodeBookPopup} />;
}

export function ImportWorkspaceDialog() {
  return <LateDialog label="Import a workspace" popup={ImportWorkspacePopup} />;
}
