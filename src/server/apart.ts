/*
 * Work in a process of its own: what is too much costs whoever asked a sentence, never the server its memory or the
 * others their time. Not in a thread: one that runs out of memory in the middle of a call into the engine takes the
 * whole process with it. Not the work itself (reading-process.ts, writing-process.ts), nor how long it may take.
 */
import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refused } from '#core/model/result.ts';

/** Megabytes of the process's heap. */
const MOST_MEMORY = 1_024;

/** What the engine ends with when its memory is full, where the system has no signal for it. */
const ABORTED = 134;

/** What both kinds of work say of themselves. */
export const NOT_WANTED = refused({ path: '', message: 'is not wanted any more' });
export const MEMORY_FULL = 'needs more memory than the server gives it';

export type Ended = 'done' | 'memory' | 'fault';

/** The program is sent one job, answers, and is gone. `stdio` as `fork` takes it. */
export function startApart(program: URL, stdio?: StdioOptions): ChildProcess {
  return fork(fileURLToPath(program), {
    execArgv: [`--max-old-space-size=${MOST_MEMORY}`],
    serialization: 'advanced',
    ...(stdio && { stdio }),
  });
}

/** Resolves once all that the process sent has come. Never rejects. */
export function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.once('error', () => resolve('fault'));
    child.once('exit', (code, by) => {
      const how = endedBy(code, by);
      if (child.connected) child.once('disconnect', () => resolve(how));
      else resolve(how);
    });
  });
}

function endedBy(code: number | null, by: NodeJS.Signals | null): Ended {
  if (code === 0) return 'done';
  return by === 'SIGABRT' || code === ABORTED ? 'memory' : 'fault';
}
