import { Link } from '../link.tsx';
import { useObservable } from '../session/observable.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { Avatar } from './avatar.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { SaveStatus } from './save-status.tsx';

/** One line over everything: workspace, save state, people, undo, export, keys. */
export function Header() {
  const room = useRoom();
  const { settings } = useWorkspace();
  const undo = useObservable(room.notebook.undoState);
  const mayMark = useMay('mark');
  const mayExport = useMay('export');
  return (
    <header className="app-header">
      <Link href="/" className="brand" title="My workspaces">
        Crossread
      </Link>
      <h1 className="workspace-title">{settings.title}</h1>
      <SaveStatus />
      <div className="header-tools">
        {mayMark && (
          <>
            <button
              type="button"
              onClick={() => room.notebook.undo()}
              disabled={!undo.canUndo}
              title="Undo (Ctrl+Z)"
            >
              Undo
            </button>
            <button
              type="button"
              onClick={() => room.notebook.redo()}
              disabled={!undo.canRedo}
              title="Redo (Ctrl+Shift+Z)"
            >
              Redo
            </button>
          </>
        )}
        {mayExport && <ExportDialog />}
        <KeysDialog />
        <PeopleHere />
        <PersonDialog />
      </div>
    </header>
  );
}

function PeopleHere() {
  const room = useRoom();
  const nameOf = useMemberName();
  const people = useObservable(room.presences.people);
  const others = [...people.keys()].filter((member) => member !== room.me.id);
  if (others.length === 0) return null;
  const names = others.map(nameOf).join(', ');
  return (
    <span className="people-here" role="img" aria-label={`Here now: ${names}`} title={names}>
      {others.slice(0, 5).map((member) => (
        <Avatar key={member} member={member} name={nameOf(member)} />
      ))}
      {others.length > 5 && <span className="more">+{others.length - 5}</span>}
    </span>
  );
}
