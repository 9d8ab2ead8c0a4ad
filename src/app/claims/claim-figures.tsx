import {
  coverage,
  gaps,
  jaccard,
  kendallTau,
  uniqueRows,
} from '#core/compare/claim-grid-figures.ts';
import { countingRows } from '#core/compare/claim-rows.ts';
import type { Source } from '#core/model/source.ts';
import { sourceName } from '../compare/column-head.tsx';
import { counted } from '../words.ts';
import type { ClaimGrid } from './claim-grid.ts';

/** Rows that a figure is made of. */
export interface Highlight {
  readonly rows: readonly string[];
  readonly sentence: string;
}

interface ClaimFiguresProps {
  readonly grid: ClaimGrid;
  readonly open: (highlight: Highlight) => void;
}

/** What each article has of all claims that were marked; every number opens its rows. */
export function ClaimFigures({ grid, open }: ClaimFiguresProps) {
  return (
    <section className="claim-figures" aria-labelledby="claim-figures-title">
      <h3 id="claim-figures-title">What each article has</h3>
      <ByArticle grid={grid} open={open} />
      {grid.sources.length > 1 && <ByPair grid={grid} open={open} />}
    </section>
  );
}

function ByArticle({ grid, open }: ClaimFiguresProps) {
  const { bySource, sources } = grid;
  const all = countingRows(grid.rows).length;
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Claims it has</th>
          <th scope="col">Share of all {all}</th>
          <th scope="col">Only here</th>
          <th scope="col">In all others, not here</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => {
          const own = bySource.get(source.id) ?? [];
          const only = uniqueRows(bySource, source.id);
          const missing = gaps(bySource, source.id);
          return (
            <tr key={source.id}>
              <th scope="row">{named(source)}</th>
              <Count
                rows={own}
                sentence={`${counted(own.length, 'row', 'rows')} of ${source.letter}.`}
                open={open}
              />
              <Count
                rows={own}
                sentence={`${counted(own.length, 'row', 'rows')} of ${source.letter}, of all ${all}.`}
                open={open}
              >
                {percent(coverage(bySource, source.id))}
              </Count>
              <Count
                rows={only}
                sentence={`${counted(only.length, 'row', 'rows')} that only ${source.letter} has.`}
                open={open}
              />
              <Count
                rows={missing}
                sentence={`${counted(missing.length, 'row', 'rows')} that all but ${source.letter} have.`}
                open={open}
              />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ByPair({ grid: { bySource, sources }, open }: ClaimFiguresProps) {
  const pairs = sources.flatMap((a, index) => sources.slice(index + 1).map((b) => [a, b] as const));
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">Two articles</th>
          <th scope="col">Claims of both</th>
          <th scope="col">
            <abbr title="Jaccard: claims of both / claims of either; 1 is the same set">
              Overlap
            </abbr>
          </th>
          <th scope="col">
            <abbr title="Kendall’s tau of the claims of both: 1 is the same order, −1 the reverse">
              Same order
            </abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(([a, b]) => {
          const both = (bySource.get(a.id) ?? []).filter((row) =>
            bySource.get(b.id)?.includes(row),
          );
          const either = [
            ...new Set([...(bySource.get(a.id) ?? []), ...(bySource.get(b.id) ?? [])]),
          ];
          return (
            <tr key={a.id + b.id}>
              <th scope="row">
                {a.letter} and {b.letter}
              </th>
              <Count
                rows={both}
                sentence={`${counted(both.length, 'row', 'rows')} that ${a.letter} and ${b.letter} share.`}
                open={open}
              />
              <Count
                rows={either}
                sentence={`${counted(either.length, 'row', 'rows')} that ${a.letter} or ${b.letter} has.`}
                open={open}
              >
                {decimal(jaccard(bySource, a.id, b.id))}
              </Count>
              <Count
                rows={both}
                sentence={`${counted(both.length, 'row', 'rows')} of ${a.letter} and ${b.letter}, in the order of each.`}
                open={open}
              >
                {decimal(kendallTau(bySource, a.id, b.id))}
              </Count>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CountProps extends Highlight {
  readonly open: (highlight: Highlight) => void;
  /** What is made of the rows; without it, their number. */
  readonly children?: string;
}

function Count({ rows, sentence, open, children }: CountProps) {
  return (
    <td>
      <button
        type="button"
        className="figure"
        disabled={rows.length === 0}
        aria-label={children === undefined ? sentence : `${children}: ${sentence}`}
        onClick={() => open({ rows, sentence })}
      >
        {children ?? rows.length}
      </button>
    </td>
  );
}

function named(source: Source): string {
  const name = sourceName(source);
  // An article without an outlet is called by its letter already.
  return source.metadata.outlet ? `${source.letter} ${name}` : name;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

/** Two digits after the point, with a minus that is as wide as a plus. */
function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}
