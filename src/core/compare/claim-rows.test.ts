import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claim,
  CLAIM_SOURCES,
  CORRECTED_SOURCES,
  link,
  proposition,
} from '../../testing/claims.ts';
import type { Link, LinkEnds } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import { claimRows, linksToMerge, linksToSplit, namingMark, type ClaimRow } from './claim-rows.ts';
import { momentAfter } from './latest.ts';

const claims = ['m1', 'm2', 'm3', 'm4'].map((id, index) =>
  claim(id, `source-${'abca'.charAt(index)}`),
);
const idsOf = (rows: readonly ClaimRow[]) =>
  rows.map(({ marks }) => marks.map(({ id }) => id).join('+'));
const rowsOf = (...links: Published<Link>[]) => idsOf(claimRows(claims, links, [], CLAIM_SOURCES));

/** What a member says later than anything before. */
function said(ends: LinkEnds, state: Link['state'], second: number): Published<Link> {
  if (ends.relation === 'omitted-in') throw new Error('not a link of two marks');
  return link(ends.relation, ends.from, ends.to, { state, second });
}

describe('claimRows', () => {
  test.each([
    ['no link: every claim is a row', [], ['m1', 'm2', 'm3', 'm4']],
    ['a link joins two', [link('same-as', 'm1', 'm2')], ['m1+m2', 'm3', 'm4']],
    [
      'links join through others',
      [link('same-as', 'm3', 'm2'), link('same-as', 'm3', 'm1')],
      ['m1+m2+m3', 'm4'],
    ],
    [
      'other relations join nothing',
      [link('contradicts', 'm1', 'm2'), link('supports', 'm1', 'm3')],
      ['m1', 'm2', 'm3', 'm4'],
    ],
    [
      'a mark that is gone joins nothing',
      [link('same-as', 'm1', 'gone'), link('same-as', 'gone', 'm2')],
      ['m1', 'm2', 'm3', 'm4'],
    ],
    [
      'two who join the same make one row',
      [link('same-as', 'm1', 'm2'), link('same-as', 'm2', 'm1', { by: 'ben', second: 9 })],
      ['m1+m2', 'm3', 'm4'],
    ],
    [
      'the latest word counts, whoever says it',
      [
        link('same-as', 'm1', 'm2', { second: 5 }),
        link('same-as', 'm1', 'm2', { by: 'ben', state: 'withdrawn', second: 6 }),
      ],
      ['m1', 'm2', 'm3', 'm4'],
    ],
  ])('%s', (_, links, rows) => {
    expect(rowsOf(...links)).toEqual(rows);
  });

  test('a row is worded by the latest wording of any of its marks; an empty one takes it back', () => {
    const joined = [link('same-as', 'm1', 'm2')];
    const worded = (...propositions: Parameters<typeof claimRows>[2][]) =>
      claimRows(
        claims,
        joined,
        propositions.flatMap((one) => [...one]),
        CLAIM_SOURCES,
      )[0]?.proposition;
    expect(worded([])).toBeNull();
    expect(worded([proposition('m1', 'He fled', 1), proposition('m2', 'He left', 2, 'ben')])).toBe(
      'He left',
    );
    expect(worded([proposition('m1', 'He fled', 1), proposition('m2', '', 2)])).toBeNull();
  });

  test('a mark whose words a correction took out keeps its row, and does not stand', () => {
    const rows = claimRows(claims, [link('same-as', 'm1', 'm2')], [], CORRECTED_SOURCES);
    expect(idsOf(rows)).toEqual(['m1+m2', 'm3', 'm4']);
    expect(rows.map(({ standing }) => standing.map(({ id }) => id))).toEqual([['m2'], ['m3'], []]);
    expect(rows.map((row) => namingMark(row)?.id)).toEqual(['m2', 'm3', 'm4']);
  });

  test('is the same in whatever order marks and links arrive', () => {
    const statement = fc.record({
      a: fc.integer({ min: 0, max: 3 }),
      b: fc.integer({ min: 0, max: 3 }),
      stands: fc.boolean(),
      by: fc.constantFrom('ada', 'ben'),
      second: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), fc.integer(), (drawn, seed) => {
        const links = drawn.flatMap(({ a, b, stands, by, second }) =>
          a === b
            ? []
            : [
                link('same-as', `m${a + 1}`, `m${b + 1}`, {
                  state: stands ? 'stands' : 'withdrawn',
                  by,
                  second,
                }),
              ],
        );
        // One member has one statement on one link, as in a notebook.
        const own = [
          ...new Map(
            links.map((one) => [
              `${one.from}/${one.relation === 'omitted-in' ? '' : one.to}/${one.author}`,
              one,
            ]),
          ).values(),
        ];
        const shuffled = own.toSorted(
          (x, y) =>
            (x.modified + x.author > y.modified + y.author ? 1 : -1) * (seed % 2 === 0 ? 1 : -1),
        );
        expect(idsOf(claimRows(claims.toReversed(), shuffled, [], CLAIM_SOURCES))).toEqual(
          idsOf(claimRows(claims, own, [], CLAIM_SOURCES)),
        );
      }),
    );
  });
});

describe('merging and splitting', () => {
  test('two rows become one, and every claim stays in exactly one row', () => {
    const [first, second] = claimRows(claims, [link('same-as', 'm3', 'm4')], [], CLAIM_SOURCES);
    if (!first || !second) throw new Error('there are rows');
    const merged = said(linksToMerge(first, second), 'stands', 1);
    expect(rowsOf(link('same-as', 'm3', 'm4'), merged)).toEqual(['m1+m2', 'm3+m4']);
  });

  test('a mark in the middle is taken out, and those it held together stay together', () => {
    const links = [
      link('same-as', 'm1', 'm2'),
      link('same-as', 'm2', 'm3'),
      link('same-as', 'm2', 'm4'),
    ];
    const [row] = claimRows(claims, links, [], CLAIM_SOURCES);
    if (!row) throw new Error('there is a row');
    const split = linksToSplit(claims[1]?.id ?? row.key, row, links);
    const after = [
      ...split.withdrawn.map((ends) => said(ends, 'withdrawn', 7)),
      ...split.joined.map((ends) => said(ends, 'stands', 7)),
    ];
    // The same member's later statement stands in the place of the one before.
    expect(rowsOf(...links, ...after)).toEqual(['m1+m3+m4', 'm2']);
  });

  test('a last word comes after all that was said, whatever the clock says', () => {
    const now = '2026-01-31T09:30:00.000Z';
    expect(momentAfter(now, [])).toBe(now);
    expect(momentAfter(now, [{ modified: '2026-01-31T09:29:59.000Z' }])).toBe(now);
    expect(momentAfter(now, [{ modified: now }])).toBe('2026-01-31T09:30:00.001Z');
    expect(momentAfter(now, [{ modified: '2030-01-01T00:00:00.000Z' }])).toBe(
      '2030-01-01T00:00:00.001Z',
    );
  });
});
