/*
 * Reading files from outside in a process of its own: a hostile or huge file costs its sender a sentence (apart.ts).
 * Not the readers themselves (reading-process.ts). Files come from requests and from a shell; what was read goes back.
 */
import type { ForeignCodeBook } from '#core/formats/code-books/foreign-code-book.ts';
import type { Choices, ImportPlan } from '#core/formats/placing/place-marks.ts';
import { refused, type Result } from '#core/model/result.ts';
import type { ReadSource } from '#core/sources/read-source.ts';
import type { WorkspaceContent, WorkspaceSnapshot } from '#core/model/workspace.ts';
import { endOf, MEMORY_FULL, NOT_WANTED, startApart } from './apart.ts';
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

/** Milliseconds. */
const LONGEST = 30_000;

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

function readNow<One extends ReadingJob>(
  job: One,
  { longest = LONGEST, signal }: ReadingLimits,
): Promise<AnswerTo<One>> {
  if (signal?.aborted) return Promise.resolve(NOT_WANTED);
  const child = startApart(new URL('./reading-process.ts', import.meta.url));
  return new Promise((resolve) => {
    const end = (result: AnswerTo<One>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(result);
      child.kill('SIGKILL');
    };
    const cancel = () => end(NOT_WANTED);
    const tooMuch = (what: string) =>
      end(refused({ path: '', message: `${what}. Split it, or save it again in a simpler form` }));
    const timer = setTimeout(
      () => tooMuch(`takes longer than ${longest / 1000} seconds to read`),
      longest,
    );
    signal?.addEventListener('abort', cancel);
    child.once('message', end);
    void endOf(child).then((how) => tooMuch(how === 'memory' ? MEMORY_FULL : 'could not be read'));
    child.send(job, () => undefined); // one that has ended already has told so
  });
}
