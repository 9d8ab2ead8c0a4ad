/*
 * Reading files from outside in a thread of its own: a hostile or huge file costs its sender a sentence,
 * never the server its memory or the others their time. Not the readers themselves (reading-worker.ts).
 */
import { Worker } from 'node:worker_threads';
import type { Choices, ImportPlan } from '#core/formats/placing/place-marks.ts';
import { refused, type Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import type { WorkspaceContent, WorkspaceSnapshot } from '#core/model/workspace.ts';
import { Turns } from './turns.ts';

/** What each kind of job gives back. */
interface Answers {
  readonly 'own-json': WorkspaceSnapshot;
  readonly marks: ImportPlan;
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
  /** For marks: where they are to be placed. */
  readonly placing?: Placing;
}

export interface Placing {
  readonly content: WorkspaceContent;
  readonly choices: Choices;
  /** ISO 8601: the time of marks of which the file says none. */
  readonly now: string;
}

interface ReadingLimits {
  /** Milliseconds. */
  readonly longest?: number;
  /** Whoever asked has gone. */
  readonly signal?: AbortSignal;
}

/** Milliseconds; megabytes of the thread's own heap. */
const LONGEST = 30_000;
const MOST_MEMORY = 1_024;

/** Two files at a time, so that many large ones together need no more memory than two. */
const turns = new Turns(2, 20);

/** Resolves in bounded time, whatever the bytes are. Never rejects. */
export async function readInWorker<Kind extends ReadingKind>(
  job: ReadingJob<Kind>,
  limits: ReadingLimits = {},
): Promise<Result<Answers[Kind]>> {
  return (await turns.take(() => readNow(job, limits))) ?? LINE_TOO_LONG;
}

const LINE_TOO_LONG = refused({
  path: '',
  message: 'must wait: many files are being imported just now. Try again in a minute',
});
const CANCELLED = refused({ path: '', message: 'is not wanted any more' });

function readNow<Kind extends ReadingKind>(
  job: ReadingJob<Kind>,
  { longest = LONGEST, signal }: ReadingLimits,
): Promise<Result<Answers[Kind]>> {
  if (signal?.aborted) return Promise.resolve(CANCELLED);
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return new Promise((resolve) => {
    const end = (result: Result<Answers[Kind]>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
      void worker.terminate();
    };
    const cancel = () => end(CANCELLED);
    const tooMuch = (what: string) =>
      end(refused({ path: '', message: `${what}. Split it, or save it again in a simpler form` }));
    const timer = setTimeout(
      () => tooMuch(`takes longer than ${longest / 1000} seconds to read`),
      longest,
    );
    signal?.addEventListener('abort', cancel);
    worker.once('message', end);
    worker.once('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      tooMuch(isMemory ? 'needs more memory than the server gives it' : 'could not be read');
    });
    worker.once('exit', () => tooMuch('could not be read'));
  });
}
