/*
 * Dividing a class: new groups, and who comes into which.
 * Not what a group may read or see (audience.ts, handout.ts). Randomness and ids come in from outside.
 */
import type { GroupId, MemberId } from './ids.ts';
import type { Group } from './workspace.ts';

/** As many as a workspace can hold. */
export const MOST_GROUPS = 20;

/** Groups "Group 1", "Group 2" and so on, which read everything. */
export function newGroups(count: number, newId: (index: number) => GroupId): Group[] {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(index),
    name: `Group ${index + 1}`,
    sources: null,
    revealed: false,
  }));
}

/** Everybody in one group, at random, no group larger than another by more than one. `random` gives [0, 1). */
export function splitEvenly(
  members: readonly MemberId[],
  groups: readonly GroupId[],
  random: () => number,
): Map<MemberId, GroupId> {
  const left = [...members];
  const split = new Map<MemberId, GroupId>();
  while (left.length > 0) {
    const [member] = left.splice(Math.floor(random() * left.length), 1);
    const group = groups[split.size % groups.length];
    if (member === undefined || group === undefined) break;
    split.set(member, group);
  }
  return split;
}
