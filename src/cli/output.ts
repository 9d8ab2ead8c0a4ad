/** Where the command line writes: a file that appears only when it is whole, or the standard output; and progress. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** `out` is a path, or - for the standard output. @returns null when written, else what is wrong as a sentence. */
export async function writeOutput(
  out: string,
  chunks: AsyncIterable<Uint8Array>,
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
    const reason = error instanceof Error ? error.message : String(error);
    return `${out} could not be written: ${reason}`;
  }
}

const SHOWN_EVERY_MS = 200;

/** On a terminal alone: a log file is spared a line a moment. */
async function* withProgress(
  what: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const isTerminal = process.stderr.isTTY;
  let bytes = 0;
  let shown = Date.now();
  let isShown = false;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (isTerminal && Date.now() - shown > SHOWN_EVERY_MS) {
      process.stderr.write(`\r${what}: ${(bytes / 1e6).toFixed(1)} MB`);
      shown = Date.now();
      isShown = true;
    }
    yield chunk;
  }
  if (isShown) process.stderr.write('\r\u001b[K');
}
