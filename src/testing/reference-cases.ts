/** Published and library values of agreement, each with its source (src/core/agreement/reference-cases.json). */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect } from 'vitest';
import type { Coefficient } from '#core/agreement/coefficient.ts';

const fileSchema = v.object({
  cases: v.array(
    v.object({
      id: v.string(),
      source: v.string(),
      input: v.unknown(),
      expected: v.unknown(),
      tolerance: v.number(),
    }),
  ),
});

const file = new URL('../core/agreement/reference-cases.json', import.meta.url);
const { cases } = v.parse(fileSchema, JSON.parse(readFileSync(file, 'utf8')));

/** @throws Error when there is no such case, or it has another shape. */
export function referenceCase<
  Input extends v.GenericSchema,
  Expected extends v.GenericSchema = v.GenericSchema<Record<string, number>>,
>(id: string, input: Input, expected: Expected) {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`there is no reference case ${id}`);
  return {
    input: v.parse(input, found.input),
    expected: v.parse(expected, found.expected),
    tolerance: found.tolerance,
  };
}

export const figures = v.record(v.string(), v.number());

const tableSchema = v.object({ contingency_table: v.array(v.array(v.number())) });

/** A table of two coders (rows: the first) as a unit for each that it counts; categories are places in the table. */
export function tableCase(id: string) {
  const { input, expected, tolerance } = referenceCase(id, tableSchema, figures);
  const ratings = input.contingency_table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [first, second])),
  );
  return { ratings, expected, tolerance };
}

/** The value, or the reason why there is none. */
export function told(coefficient: Coefficient | undefined): number | string | undefined {
  return coefficient?.kind === 'value' ? coefficient.value : coefficient?.why;
}

/** Matches a number that is at most `tolerance` away; by itself, what sums in another order may differ. A reason is a reason. */
export function about(wanted: number | string | null | undefined, tolerance = 1e-9): unknown {
  return typeof wanted === 'number' ? expect.closeTo(wanted, -Math.log10(2 * tolerance)) : wanted;
}
