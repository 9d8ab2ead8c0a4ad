/*
 * Reading files from outside in a thread of its own: a hostile or huge file costs its sender a sentence,
 * never the server its memory or the others their time. Not the readers themselves (reading-worker.ts).
 */
import { Worker } from 'node:worker_threads';
import type { ForeignWork } from '#core/formats/foreign-work.ts';
import { refused, type Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';

/** What each kind of job gives back. */
interface Answers {
  readonly 'own-json': WorkspaceSnapshot;
  readonly marks: ForeignWork;
  readonly sources: ReadSource[];
  readonly page: ReadSource;
}

export type ReadingKind = keyof Answers;

export interface ReadingJob<Kind extends ReadingKind = ReadingKind> {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  /** As the person's machine names the file. */
  readonly name: string;
  /** The reader that a person chose; null to look into the file. Of a page its encoding, as the server stated it. */
  readonly reader: string | null;
}

/** Milliseconds; megabytes of the thread's own heap. */
const LONGEST = 30_000;
const MOST_MEMORY = 1_024;

/** Resolves in bounded time, whatever the bytes are. Never rejects. */
export function readInWorker<Kind extends ReadingKind>(
  job: ReadingJob<Kind>,
  longest: number = LONGEST,
): Promise<Result<Answers[Kind]>> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return new Promise((resolve) => {
    const end = (result: Result<Answers[Kind]>) => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const tooMuch = (what: string) =>
      end(refused({ path: '', message: `${what}. Split it, or save it again in a simpler form` }));
    const timer = setTimeout(
      () => tooMuch(`takes longer than ${longest / 1000} seconds to read`),
      longest,
    );
    worker.once('message', end);
    worker.once('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      tooMuch(isMemory ? 'needs more memory than the server gives it' : 'could not be read');
    });
    worker.once('exit', () => tooMuch('could not be read'));
  });
}
