/** How the numbers of the Findings page are written, for tables, charts and files. */
import type { Figure, FigureCell, FigureUnit } from '#core/compare/findings.ts';
import { csvLine } from '#core/formats/csv-cells.ts';
import { sourceName } from '../compare/column-head.tsx';

export const UNIT_WORDS: Readonly<Record<FigureUnit, string>> = {
  rate: 'marks per 1,000 words and coder',
  share: 'share',
  count: 'marks per coder',
};

export function valueWords(unit: FigureUnit, { value, low, high }: FigureCell): string {
  if (value === null) return '–';
  switch (unit) {
    case 'rate':
      return low === null || high === null
        ? value.toFixed(1)
        : `${value.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'count':
      return value.toFixed(1);
  }
}

/** For the axis of a chart: the article, and the set where there are two. */
export function whoWords({ source, set }: FigureCell, sets: number): string {
  return sets < 2 ? source.letter : `${source.letter} ${set.name}`;
}

/** A line a cell, with the numbers as they are and not as they are written. */
export function figureCsv(title: string, { unit, rows, counted, basis }: Figure): string {
  const head = csvLine([
    'figure',
    'row',
    'article',
    'outlet',
    'marks of',
    'value',
    'low (95 %)',
    'high (95 %)',
    'unit',
    counted[1],
    'coders',
    'computed',
  ]);
  const lines = rows.flatMap(({ label, cells }) =>
    cells.map((cell) =>
      csvLine([
        title,
        label,
        cell.source.letter,
        sourceName(cell.source),
        cell.set.name,
        plain(cell.value),
        plain(cell.low),
        plain(cell.high),
        unit === 'share' ? 'share, 0 to 1' : UNIT_WORDS[unit],
        String(cell.count),
        String(cell.coders.length),
        basis,
      ]),
    ),
  );
  return `\ufeff${head}${lines.join('')}`;
}

function plain(value: number | null): string {
  return value === null ? '' : String(value);
}
