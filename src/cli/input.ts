/** What the command line reads: a file, or the standard input. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { codeOf } from './output.ts';
import { megabytes, Progress } from './progress.ts';

/** `file` is a path, or - for the standard input. */
export function inputOf(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file);
}

export function inputName(file: string): string {
  return file === '-' ? 'the standard input' : file;
}

/** What the system says, as sentences that tell what to do. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file. Look at its name and folder'],
  ['ENOTDIR', 'there is no such file. Look at its name and folder'],
  ['EISDIR', 'it is a folder. Name a file in it'],
  ['EACCES', 'this account may not read it. Ask whoever may'],
]);

export function whyNotRead(error: unknown): string {
  return REASONS.get(codeOf(error)) ?? (error instanceof Error ? error.message : String(error));
}

/** Bytes: more than any file that is read here, and less than what ends the program. */
const MOST = 1_000_000_000;

/** All of it in memory. Problems are sentences without a path. */
export async function readInput(file: string): Promise<Result<Uint8Array>> {
  const progress = new Progress(inputName(file));
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    const input: AsyncIterable<Buffer> = inputOf(file);
    for await (const chunk of input) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes > MOST) {
        const message = `${inputName(file)} is larger than 1 GB. Split it`;
        return refused({ path: '', message });
      }
      progress.show(`${megabytes(bytes)} read`);
    }
    return accepted(Buffer.concat(chunks));
  } catch (error) {
    return refused({
      path: '',
      message: `${inputName(file)} could not be read: ${whyNotRead(error)}`,
    });
  } finally {
    progress.end();
  }
}
