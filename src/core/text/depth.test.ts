import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthRuns } from './depth.ts';

const cases = [
  { name: 'nothing', spans: [], runs: [[], []] },
  { name: 'one', spans: [[2, 5]], runs: [[[2, 5]], []] },
  {
    name: 'touching spans are one run',
    spans: [
      [0, 3],
      [3, 6],
    ],
    runs: [[[0, 6]], []],
  },
  {
    name: 'overlap',
    spans: [
      [0, 4],
      [2, 6],
    ],
    runs: [
      [
        [0, 2],
        [4, 6],
      ],
      [[2, 4]],
    ],
  },
  {
    name: 'same twice',
    spans: [
      [1, 3],
      [1, 3],
    ],
    runs: [[], [[1, 3]]],
  },
  {
    name: 'deeper than asked',
    spans: [
      [0, 9],
      [1, 8],
      [2, 7],
    ],
    runs: [
      [
        [0, 1],
        [8, 9],
      ],
      [[1, 8]],
    ],
  },
] as const;

const toSpan = ([start, end]: readonly [number, number]) => ({ start, end });

describe('depthRuns', () => {
  test.each(cases)('$name', ({ spans, runs }) => {
    expect(depthRuns(spans.map(toSpan), 2)).toEqual(runs.map((run) => run.map(toSpan)));
  });

  test('agrees with counting at every offset', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(12))
      .map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
        const runs = depthRuns(spans, 3);
        for (let offset = 0; offset < 55; offset++) {
          const covers = ({ start, end }: { start: number; end: number }) =>
            start <= offset && offset < end;
          const depth = spans.filter(covers).length;
          runs.forEach((run, index) =>
            expect(run.some(covers)).toBe(Math.min(depth, runs.length) === index + 1),
          );
        }
        for (const run of runs) {
          run.forEach(({ start }, index) => {
            expect(start).toBeGreaterThan(run[index - 1]?.end ?? -1);
          });
        }
      }),
    );
  });
});
