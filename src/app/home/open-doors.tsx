import type { WorkspaceCard } from '#sync/api.ts';
import { addressOfWorkspace } from '../place.ts';
import { Link } from '../link.tsx';

/** Workspaces that anybody who reaches this server may join by a name. */
export function OpenDoors({ doors }: { readonly doors: readonly WorkspaceCard[] }) {
  if (doors.length === 0) return null;
  return (
    <section aria-labelledby="doors-title">
      <h2 id="doors-title">Open to everybody here</h2>
      <ul className="workspace-rows">
        {doors.map(({ id, title }) => (
          <li key={id} className="workspace-row">
            <div className="workspace-words">
              <h3>
                <Link href={addressOfWorkspace(id)}>{title}</Link>
              </h3>
              <p className="quiet">Look around or join in: a name is enough.</p>
            </div>
            <Link href={addressOfWorkspace(id)} className="button" aria-hidden="true" tabIndex={-1}>
              Open
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
