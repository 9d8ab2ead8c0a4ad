/** What each article has of all claims, in the shape of all findings. Formulas: claim-grid-figures.ts. */
import type { Source } from '../model/source.ts';
import { coverage, gaps, uniqueRows, type RowsBySource } from './claim-grid-figures.ts';
import { countingRows, type ClaimRow } from './claim-rows.ts';
import { passagesOf, type Figure, type FigureCell } from './findings.ts';

/** Shares of all rows: those that the article has, that it alone has, and that all others have and it has not. */
export function coverageFigure(
  sources: readonly Source[],
  rows: readonly ClaimRow[],
  bySource: RowsBySource,
): Figure {
  const all = countingRows(rows).length;
  const share = (keys: readonly string[]) => (all === 0 ? null : keys.length / all);
  const cell = (source: Source, keys: readonly string[], value: number | null): FigureCell => {
    const marks = rows.filter(({ key }) => keys.includes(key)).flatMap((row) => row.standing);
    return {
      source,
      set: { name: 'Everybody' },
      value,
      low: null,
      high: null,
      count: keys.length,
      passages: marks.flatMap(passagesOf),
      coders: [...new Set(marks.map(({ author }) => author))],
    };
  };
  const row = (label: string, keysOf: (source: Source) => readonly string[]) => ({
    label,
    cells: sources.map((source) => cell(source, keysOf(source), share(keysOf(source)))),
  });
  return {
    id: 'claims-coverage',
    unit: 'share',
    counted: ['claim', 'claims'],
    basis: 'from marks',
    rows: [
      {
        label: 'Has it',
        cells: sources.map((source) =>
          cell(source, bySource.get(source.id) ?? [], coverage(bySource, source.id)),
        ),
      },
      row('Alone has it', ({ id }) => uniqueRows(bySource, id)),
      row('Lacks what all others have', ({ id }) => gaps(bySource, id)),
    ],
  };
}
