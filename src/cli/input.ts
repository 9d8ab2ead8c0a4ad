/** What the command line reads: a file, or the standard input. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { megabytes, Progress } from './progress.ts';

/** `file` is a path, or - for the standard input. */
export function inputOf(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file);
}

export function inputName(file: string): string {
  return file === '-' ? 'the standard input' : file;
}

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
      progress.show(`${megabytes(bytes)} read`);
    }
    return accepted(Buffer.concat(chunks));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused({ path: '', message: `${inputName(file)} could not be read: ${reason}` });
  } finally {
    progress.end();
  }
}
