import { formats } from '#core/formats/index.ts';

/** The formats, and what each leaves out, before anybody relies on it. */
export function Formats() {
  return (
    <ul className="formats">
      {formats.map((format) => (
        <li key={format.id}>
          <a className="primary" href={`/api/export/${format.id}`} download>
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
