import { diffArrays } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonRuns, type Run } from './common-runs.ts';

/** Of few different elements, so that there are many ways of the same length. */
const rows = fc.array(fc.nat(4), { maxLength: 40 });

function runsOfPackage(a: number[], b: number[], maxEditLength: number): Run[] | null {
  const changes = diffArrays(a, b, { maxEditLength });
  if (!changes) return null;
  const runs: Run[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (!added && !removed) runs.push({ from, to, length: count });
    if (!added) from += count;
    if (!removed) to += count;
  }
  return runs;
}

test('runs are those that the package diff finds, and are given up where it gives up', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(60), (a, b, mostEdits) => {
      expect(commonRuns(Int32Array.from(a), Int32Array.from(b), mostEdits)).toEqual(
        runsOfPackage(a, b, mostEdits),
      );
    }),
    { numRuns: 2_000 },
  );
});

test('rows that are the same are one run, and empty ones none', () => {
  const row = Int32Array.from([3, 1, 3]);
  expect(commonRuns(row, row, 0)).toEqual([{ from: 0, to: 0, length: 3 }]);
  expect(commonRuns(new Int32Array(), new Int32Array(), 0)).toEqual([]);
});
