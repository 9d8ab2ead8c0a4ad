import { Activity } from '../activity/activity.tsx';
import { Link } from '../link.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useMayWriteNotebook, useRoom, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView, viewState } from '../view-state.ts';
import { DeskButton } from './desk-button.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { MeMenu } from './me-menu.tsx';
import { SaveStatus } from './save-status.tsx';

/** One line over everything: workspace, save state, people, undo, export, keys. */
export function Header() {
  const room = useRoom();
  const { settings } = useWorkspace();
  const undo = useObservable(room.notebook.undoState);
  const { notes } = useObservable(viewState);
  const mayReadNotes = useMay('read-notes');
  const seesBoard = useMay('see-board');
  const mayExport = useMay('export');
  const mayWrite = useMayWriteNotebook();
  return (
    <header className="app-header">
      <Link href="/" className="brand" title="My workspaces">
        Crossread
      </Link>
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
        {mayReadNotes && (
          <button
            type="button"
            aria-pressed={notes}
            onClick={() => changeView({ notes: !notes, ...ARTICLES })}
          >
            Notes
          </button>
        )}
        {seesBoard && <DeskButton />}
        {mayExport && <ExportDialog />}
        <KeysDialog />
        <MeMenu />
      </div>
    </header>
  );
}
