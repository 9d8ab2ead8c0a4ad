import { formatGroups } from '#core/formats/index.ts';

interface FormatChoiceProps {
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** One list for the arrow keys, under headings that say for what. */
export function FormatChoice({ chosen, choose }: FormatChoiceProps) {
  return (
    <fieldset className="export-formats">
      <legend>Format</legend>
      {formatGroups.map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <p className="export-group" aria-hidden="true">
            {group.label}
          </p>
          {group.formats.map(({ id, label }) => (
            <label key={id} className="check">
              <input
                type="radio"
                name="export-format"
                checked={id === chosen}
                onChange={() => choose(id)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
