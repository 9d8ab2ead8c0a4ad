import type { Session } from '#sync/api.ts';
import { addressOfWorkspace } from '../place.ts';
import { Link } from '../link.tsx';

interface KeptHereProps {
  readonly sessions: readonly Session[];
  readonly again: () => Promise<void>;
}

/** Without a server: what this device keeps can still be read and marked. */
export function KeptHere({ sessions, again }: KeptHereProps) {
  return (
    <>
      <h1>The Crossread server cannot be reached</h1>
      <p>
        {sessions.length > 0
          ? 'These workspaces are kept on this device. You can go on in them; what you do in one is sent while it is open and the server is back.'
          : 'Nothing is kept on this device yet. Check the connection.'}
      </p>
      {sessions.length > 0 && (
        <ul className="workspace-rows">
          {sessions.map(({ workspace, member }) => (
            <li key={workspace.id} className="workspace-row">
              <div className="workspace-words">
                <h2>
                  <Link href={addressOfWorkspace(workspace.id)}>{workspace.title}</Link>
                </h2>
                <p className="quiet">You are {member?.displayName}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" className="primary" onClick={() => void again()}>
          Try again
        </button>
      </p>
    </>
  );
}
