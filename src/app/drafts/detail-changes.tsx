import { METADATA_FIELDS, type Metadata } from '#core/model/source.ts';

interface DetailChangesProps {
  readonly before: Metadata;
  readonly after: Metadata;
}

/** Details that differ, each as it was and as it will be; nothing where all are the same. */
export function DetailChanges({ before, after }: DetailChangesProps) {
  const changed = METADATA_FIELDS.filter((field) => before[field] !== after[field]);
  if (changed.length === 0) return null;
  return (
    <section aria-labelledby="freeze-details">
      <h3 id="freeze-details">What changes in the details</h3>
      <ul className="change-details">
        {changed.map((field) => (
          <li key={field}>
            <span className="change-kind">{field}</span>{' '}
            {before[field] !== null && <del>{before[field]}</del>}{' '}
            {after[field] !== null && <ins>{after[field]}</ins>}
          </li>
        ))}
      </ul>
    </section>
  );
}
