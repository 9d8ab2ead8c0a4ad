import { setImmediate as othersFirst } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn: less than anybody notices. */
const LONGEST = 10;

/** One after the other, for work that takes long altogether: whatever else waits is done in between. */
export async function* inTurns<T>(all: readonly T[]): AsyncGenerator<T, void> {
  let since = performance.now();
  for (const one of all) {
    yield one;
    if (performance.now() - since < LONGEST) continue;
    await othersFirst();
    since = performance.now();
  }
}
