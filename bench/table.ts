/** How a bench tells what it found: Markdown tables, and each figure of the design as held or missed. */

/** What one bench hands to run.ts. */
export interface Report {
  /** Markdown. */
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** A figure of the design, measured. Held when `measured` is at most `limit`. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export function verdicts(figures: readonly Figure[]): string {
  return table(
    ['figure to hold', 'limit', 'measured', 'of the limit', ''],
    figures.map(({ what, measured, limit, unit }) => [
      what,
      `${number(limit)} ${unit}`,
      `${number(measured)} ${unit}`,
      limit === 0 ? '–' : `${number(measured / limit)} x`,
      measured <= limit ? 'held' : '**missed**',
    ]),
  );
}

/** Three significant digits, none after the point from 100 on. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '?';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** NaN for no values; `share` is 0.5 for the median. */
export function quantile(values: Iterable<number>, share: number): number {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
