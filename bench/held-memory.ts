/** How much memory a piece of work holds while it goes on, beside what was there before it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Each look takes a whole garbage collection, so not every piece is looked at. */
const PIECES_A_LOOK = 40;

/** Bytes at the most: objects and buffers that could not be collected, as each 40th piece came out. */
export async function heldMemory(pieces: AsyncIterable<unknown>): Promise<number> {
  const before = live();
  let most = 0;
  let number = 0;
  for await (const _ of pieces) {
    if (number++ % PIECES_A_LOOK === 0) most = Math.max(most, live() - before);
  }
  return most;
}

function live(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
