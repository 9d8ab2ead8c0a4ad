import type { Source } from '#core/model/source.ts';
import { sourceName } from '../compare/column-head.tsx';

/** The head of a table whose columns are the articles. */
export function SourceHeads({
  rows,
  sources,
}: {
  /** What a row is. */
  readonly rows: string;
  readonly sources: readonly Source[];
}) {
  return (
    <thead>
      <tr>
        <th scope="col">{rows}</th>
        {sources.map((source) => (
          <th key={source.id} scope="col">
            <span className="column-letter" aria-hidden="true">
              {source.letter}
            </span>{' '}
            {sourceName(source)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
