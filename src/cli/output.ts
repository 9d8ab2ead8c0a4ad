/** Where the command line writes: a file that appears only when it is whole, or the standard output. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { megabytes, Progress } from './progress.ts';

/** `out` is a path, or - for the standard output. @returns null when written, else what is wrong as a sentence. */
export async function writeOutput(
  out: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<string | null> {
  const unfinished = `${out}.${process.pid}.part`;
  try {
    if (out === '-') {
      await pipeline(Readable.from(chunks), process.stdout, { end: false });
    } else {
      await pipeline(Readable.from(withProgress(out, chunks)), createWriteStream(unfinished));
      await rename(unfinished, out);
    }
    return null;
  } catch (error) {
    if (out !== '-') await rm(unfinished, { force: true });
    return notWritten(out, error);
  }
}

export function notWritten(out: string, error: unknown): string {
  const name = out === '-' ? 'the standard output' : out;
  return `${name} could not be written: ${error instanceof Error ? error.message : String(error)}`;
}

async function* withProgress(
  what: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const progress = new Progress(what);
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    progress.show(megabytes(bytes));
    yield chunk;
  }
  progress.end();
}
