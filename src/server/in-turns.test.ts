import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

function workFor(milliseconds: number): void {
  const start = performance.now();
  while (performance.now() - start < milliseconds);
}

async function turnsOfOthersDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0;
  const turn = () => {
    turns += 1;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  await work();
  clearImmediate(waiting);
  return turns;
}

test('long work is done in order, and others get their turn within it', async () => {
  const done: number[] = [];
  const turns = await turnsOfOthersDuring(async () => {
    for await (const one of inTurns([1, 2, 3, 4, 5, 6])) {
      done.push(one);
      workFor(6);
    }
  });
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('short work is done at once', async () => {
  const turns = await turnsOfOthersDuring(async () => {
    for await (const one of inTurns([1, 2, 3])) expect(one).toBeGreaterThan(0);
  });
  expect(turns).toBeLessThanOrEqual(1);
});
