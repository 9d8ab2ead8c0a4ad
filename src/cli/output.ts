/** Where the command line writes: a file that appears only when it is whole, or the standard output. */
import { createWriteStream, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { placeOf } from './out-place.ts';
import { megabytes, Progress } from './progress.ts';
import { orTakenAway } from './unfinished.ts';

/** `out` is a path, or - for the standard output. @returns null when written, else what is wrong as a sentence. */
export async function writeOutput(
  out: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<string | null> {
  const place = await placeOf(out);
  try {
    switch (place.kind) {
      case 'output':
        await pipeline(Readable.from(chunks), process.stdout, { end: false });
        break;
      case 'stream':
        await pipeline(Readable.from(chunks), createWriteStream(place.path, { flags: 'a' }));
        break;
      case 'file':
        await writeWhole(place.path, (unfinished) =>
          pipeline(Readable.from(withProgress(out, chunks)), createWriteStream(unfinished)),
        );
    }
    return null;
  } catch (error) {
    if (place.kind !== 'file' && codeOf(error) === 'EPIPE') return null; // `| head`: whoever reads has enough
    return notWritten(out, error);
  }
}

/** A line on the standard output. @returns as `writeOutput` does. */
export function writeLine(line: string): Promise<string | null> {
  return writeOutput('-', [new TextEncoder().encode(`${line}\n`)]);
}

/** `write` makes the file under a name beside it; SQLite has a journal there too. */
export async function writeWhole(
  path: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  const takeAway = () => {
    for (const part of [unfinished, `${unfinished}-journal`]) rmSync(part, { force: true });
  };
  await orTakenAway(takeAway, async () => {
    await write(unfinished);
    await rename(unfinished, path);
  });
}

/** What the system says, as sentences that tell what to do. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such folder. Make it, or name another place'],
  ['ENOTDIR', 'there is no such folder. Make it, or name another place'],
  ['EISDIR', 'it is a folder. Name a file in it'],
  ['EACCES', 'this account may not write there. Name another place'],
  ['EPERM', 'this account may not write there. Name another place'],
  ['EROFS', 'nothing can be written there. Name another place'],
  ['ENOSPC', 'the disk is full. Make room, or name another place'],
]);

/** Of a database: SQLite says in words what the system says in a code. */
const FULL = 'database or disk is full';

export function codeOf(error: unknown): string {
  if (error instanceof Error && error.message.includes(FULL)) return 'ENOSPC';
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

export function notWritten(out: string, error: unknown): string {
  const name = out === '-' ? 'the standard output' : out;
  const said = error instanceof Error ? error.message : String(error);
  return `${name} could not be written: ${REASONS.get(codeOf(error)) ?? said}`;
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
