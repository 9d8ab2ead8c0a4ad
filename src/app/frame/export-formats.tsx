import { formats } from '#core/formats/index.ts';
import { useRoom } from '../session/room.ts';

/** The formats, and what each leaves out, before anybody relies on it. */
export function Formats() {
  const { session } = useRoom();
  return (
    <ul className="formats">
      {formats.map((format) => (
        <li key={format.id}>
          <a
            className="primary"
            href={`/api/workspaces/${session.workspace.id}/export/${format.id}`}
            download
          >
            {format.label}
          </a>
          <ul>
            {format.loses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
