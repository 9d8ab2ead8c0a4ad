/*
 * Reading files from outside in a process of its own: a hostile or huge file costs its sender a sentence, never the
 * server its memory or the others their time. Not in a thread: one that runs out of memory in the middle of a call into
 * the engine takes the whole process with it. Not the readers themselves (reading-process.ts).
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ForeignCodeBook } from '#core/formats/code-books/foreign-code-book.ts';
import type { Choices, ImportPlan } from '#core/formats/placing/place-marks.ts';
import { refused, type Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import type { WorkspaceContent, WorkspaceSnapshot } from '#core/model/workspace.ts';
import { Turns } from './turns.ts';

/** What each kind of job gives back. */
interface Answers {
  readonly 'own-json': WorkspaceSnapshot;
  readonly marks: ImportPlan;
  readonly 'code-book': ForeignCodeBook;
  readonly sources: ReadSource[];
  readonly page: ReadSource;
}

interface Job<Kind extends keyof Answers> {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
}

interface NamedJob<Kind extends keyof Answers> extends Job<Kind> {
  /** As the person's machine names the file. */
  readonly name: string;
}

export interface MarksJob extends NamedJob<'marks'> {
  /** The reader that a person chose; null to look into the file. */
  readonly reader: string | null;
  readonly placing: Placing;
}

interface PageJob extends Job<'page'> {
  /** As the server of the page stated it. */
  readonly encoding: string | null;
}

export type ReadingJob =
  Job<'own-json'> | MarksJob | NamedJob<'code-book'> | NamedJob<'sources'> | PageJob;

type AnswerTo<One extends ReadingJob> = Result<Answers[One['kind']]>;

/** Where the marks go. */
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

/** Milliseconds; megabytes of the process's heap. */
const LONGEST = 30_000;
const MOST_MEMORY = 1_024;

/** Two files at a time, so that many large ones together need no more memory than two. */
const turns = new Turns(2, 20);

/** Resolves in bounded time, whatever the bytes are. Never rejects. */
export async function readApart<One extends ReadingJob>(
  job: One,
  limits: ReadingLimits = {},
): Promise<AnswerTo<One>> {
  return (await turns.take(() => readNow(job, limits))) ?? LINE_TOO_LONG;
}

const LINE_TOO_LONG = refused({
  path: '',
  message: 'must wait: many files are being imported just now. Try again in a minute',
});
const CANCELLED = refused({ path: '', message: 'is not wanted any more' });

function readNow<One extends ReadingJob>(
  job: One,
  { longest = LONGEST, signal }: ReadingLimits,
): Promise<AnswerTo<One>> {
  if (signal?.aborted) return Promise.resolve(CANCELLED);
  const child = fork(fileURLToPath(new URL('./reading-process.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
    serialization: 'advanced',
  });
  return new Promise((resolve) => {
    const end = (result: AnswerTo<One>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
      child.kill('SIGKILL');
    };
    const cancel = () => end(CANCELLED);
    const tooMuch = (what: string) =>
      end(refused({ path: '', message: `${what}. Split it, or save it again in a simpler form` }));
    const timer = setTimeout(
      () => tooMuch(`takes longer than ${longest / 1000} seconds to read`),
      longest,
    );
    signal?.addEventListener('abort', cancel);
    child.once('message', end);
    child.once('error', () => tooMuch('could not be read'));
    child.once('exit', (code, by) => {
      const isMemory = by === 'SIGABRT' || code === ABORTED;
      tooMuch(isMemory ? 'needs more memory than the server gives it' : 'could not be read');
    });
    child.send(job, () => undefined); // one that has ended already has told so
  });
}

/** What the engine ends with when its memory is full, where the system has no signal for it. */
const ABORTED = 134;
