import { useId } from 'react';
import type { Selection } from '#core/formats/selection.ts';

interface VersionFieldProps {
  readonly chosen: Selection['marks'];
  readonly choose: (marks: Selection['marks']) => void;
}

const LABELS: readonly (readonly [Selection['marks'], string])[] = [
  ['annotators', 'as each annotator made them'],
  ['adjudicated', 'as adjudicated: what was kept or changed'],
  ['both', 'both, the adjudicated ones as one more annotator'],
];

/** Whose version of the marks goes into the file. */
export function VersionField({ chosen, choose }: VersionFieldProps) {
  const id = useId();
  return (
    <p className="export-round">
      <label htmlFor={id}>Version</label>{' '}
      <select
        id={id}
        value={chosen}
        onChange={({ target }) =>
          choose(LABELS.find(([marks]) => marks === target.value)?.[0] ?? 'annotators')
        }
      >
        {LABELS.map(([marks, label]) => (
          <option key={marks} value={marks}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}
