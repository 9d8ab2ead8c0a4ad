import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from './segments.ts';
import { SpanEdges } from './span-edges.ts';

const span = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]): Span => ({ start, end: start + length }));

test('the same edges as sorting objects gives, ends before beginnings', () => {
  fc.assert(
    fc.property(fc.array(fc.array(span, { maxLength: 3 }), { maxLength: 12 }), (spansOf) => {
      const edges = new SpanEdges(spansOf);
      const found = Array.from({ length: edges.length }, (_, edge) => [
        edges.at(edge),
        edges.begins(edge),
        edges.owner(edge),
      ]);
      const expected = spansOf
        .flatMap((spans, owner) =>
          spans.flatMap(({ start, end }) => [
            [start, true, owner] as const,
            [end, false, owner] as const,
          ]),
        )
        .toSorted((a, b) => a[0] - b[0] || Number(a[1]) - Number(b[1]) || a[2] - b[2]);
      expect(found).toEqual(expected);
      expect(edges.at(edges.length)).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
