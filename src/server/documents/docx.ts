import type { WholeDocument } from './write-in-worker.ts';
export function writeDocx(d: WholeDocument): Promise<Uint8Array> {
  throw new Error(d.title);
}
