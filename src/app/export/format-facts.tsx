import type { Format } from '#core/formats/format.ts';

interface FormatFactsProps {
  readonly format: Pick<Format, 'label' | 'use' | 'loses' | 'fileExtension'>;
}

/** Who opens the file, and what does not survive in it. */
export function FormatFacts({ format }: FormatFactsProps) {
  return (
    <section className="export-facts" aria-live="polite" aria-labelledby="export-format">
      <h3 id="export-format">
        {format.label} <span className="quiet">.{format.fileExtension}</span>
      </h3>
      <p>{format.use}</p>
      {format.loses.length === 0 ? (
        <p>Nothing is left out.</p>
      ) : (
        <>
          <h4>Left out</h4>
          <ul>
            {format.loses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
