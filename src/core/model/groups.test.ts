import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../testing/seeded-random.ts';
import { groupIdSchema, memberIdSchema } from './ids.ts';
import { newGroups, splitEvenly } from './groups.ts';

const groupId = (index: number) => v.parse(groupIdSchema, `g${index}`);
const memberId = (index: number) => v.parse(memberIdSchema, `m${index}`);

describe('groups', () => {
  test('new ones are numbered from 1 and read everything', () => {
    expect(newGroups(2, groupId)).toEqual([
      { id: 'g0', name: 'Group 1', sources: null, revealed: false },
      { id: 'g1', name: 'Group 2', sources: null, revealed: false },
    ]);
  });

  test('any class is split evenly: everybody once, and sizes differ by one at most', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.nat(), (people, count, seed) => {
        const members = Array.from({ length: people }, (_, index) => memberId(index));
        const groups = Array.from({ length: count }, (_, index) => groupId(index));
        const split = splitEvenly(members, groups, seededRandom(seed));
        expect([...split.keys()].toSorted()).toEqual(members.toSorted());
        const sizes = groups.map((id) => [...split.values()].filter((one) => one === id).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('nobody is placed where there is no group', () => {
    expect(splitEvenly([memberId(1)], [], () => 0).size).toBe(0);
  });
});
