/** The real command line as a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

const PROGRAM = path.join(import.meta.dirname, '../cli/crossread.ts');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
}

export async function runCrossread(
  folder: string,
  words: readonly string[],
  input: string | Uint8Array = '',
): Promise<Ended> {
  const program = spawn(process.execPath, [PROGRAM, ...words], { cwd: folder });
  program.stdin.on('error', () => undefined); // a program that refuses its arguments reads no input
  program.stdin.end(input);
  const [bytes, errors, code] = await Promise.all([
    buffer(program.stdout),
    buffer(program.stderr),
    new Promise<number>((resolve) => program.on('close', (given) => resolve(given ?? -1))),
  ]);
  return { code, bytes, stdout: bytes.toString(), stderr: errors.toString() };
}
