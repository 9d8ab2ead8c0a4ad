import { Activity } from '../activity/activity.tsx';
import { goTo } from '../place.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { DeskButton } from './desk-button.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MeMenu } from './me-menu.tsx';
import { SaveStatus } from './save-status.tsx';

/** One line over everything: workspace, save state, people, undo, export, keys. */
export function Header() {
  const room = useRoom();
  const { settings } = useWorkspace();
  const undo = useObservable(room.notebook.undoState);
  const seesBoard = useMay('see-board');
  const mayExport = useMay('export');
  const mayMark = useMay('mark');
  const mayTalk = useMay('talk');
  const mayWrite = mayMark || mayTalk;
  return (
    <header className="app-header">
      <button type="button" className="brand link" onClick={() => goTo('/')} title="All workspaces">
        Crossread
      </button>
      <h1 className="workspace-title">{settings.title}</h1>
      <SaveStatus />
      <div className="header-tools">
        <button
          type="button"
          onClick={() => room.notebook.undo()}
          disabled={!undo.canUndo || !mayWrite}
          title="Undo (Ctrl+Z)"
        >
          Undo
        </button>
        <button
          type="button"
          onClick={() => room.notebook.redo()}
          disabled={!undo.canRedo || !mayWrite}
          title="Redo (Ctrl+Shift+Z)"
        >
          Redo
        </button>
        <Activity />
        {seesBoard && <DeskButton />}
        {mayExport && <ExportDialog />}
        <KeysDialog />
        <MeMenu />
      </div>
    </header>
  );
}
