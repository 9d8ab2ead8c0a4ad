/** Where `--out` leads: to a file, which appears when it is whole, or into something that takes bytes as they come. */
import { realpath, stat } from 'node:fs/promises';

export type OutPlace =
  | { readonly kind: 'output' }
  /** A pipe or a device: nothing may take its place, and there is nothing to take away. */
  | { readonly kind: 'stream'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

/** Files that a shell has opened: `>(gzip > marks.gz)` is one. */
const OPENED = /^\/(?:dev\/fd|proc)\//;

export async function placeOf(out: string): Promise<OutPlace> {
  if (out === '-' || out === '/dev/stdout') return { kind: 'output' };
  try {
    const found = await stat(out);
    const isStream = !found.isDirectory() && (!found.isFile() || OPENED.test(out));
    // A link stays one: what it leads to is written.
    return isStream ? { kind: 'stream', path: out } : { kind: 'file', path: await realpath(out) };
  } catch {
    return { kind: 'file', path: out }; // not there yet, or it cannot be: writing tells
  }
}
