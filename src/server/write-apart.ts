/*
 * Writing an export in a process of its own: a class goes on marking while somebody's workbook of all their marks is
 * made. Not the writing itself (write-export.ts, which writing-process.ts calls). What the member may see goes in as
 * updates of documents; the bytes of the file come out through a pipe, no faster than they are taken.
 */
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { Socket } from 'node:net';
import { formatNamed } from '#core/formats/index.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { endOf, MEMORY_FULL, NOT_WANTED, startApart, type Ended } from './apart.ts';
import type { PublishedUpdate } from './published-updates.ts';
import { Turns } from './turns.ts';
import type { ExportInBytes, ExportOrder } from './write-export.ts';

/** What the process is told: the updates follow through the pipe, one after the other. */
export interface WritingTask extends ExportOrder {
  /** Lengths in bytes. */
  readonly parts: readonly (Omit<PublishedUpdate, 'update'> & { readonly length: number })[];
}

/** Where the process reads its job and writes the file: behind the three that each process has. */
export const BYTES_FD = 3;
const STDIO: StdioOptions = ['ignore', 'inherit', 'inherit', 'pipe', 'ipc'];

/** Milliseconds in which no byte comes or is taken. A long PDF is laid out before its first one. */
const LONGEST_SILENCE = 240_000;

/** So that a class that asks at once does not fill the memory: laying out a long document takes half a gigabyte. */
const turns = { document: new Turns(1, 40), other: new Turns(3, 40) } as const;

/**
 * The file once its first bytes can come, which fail where it does not become whole; a refusal when the selection does
 * not fit, or it takes too long or too much memory; null when too many wait already. The process ends when `gone` is
 * aborted.
 */
export function writeApart(
  updates: readonly PublishedUpdate[],
  order: ExportOrder,
  gone: AbortSignal,
): Promise<Result<ExportInBytes> | null> {
  const line = formatNamed(order.format)?.kind === 'document' ? turns.document : turns.other;
  return new Promise((resolve, reject) => {
    const turn = line.take(async () => {
      if (!gone.aborted) await write(updates, order, gone, resolve);
    });
    // Without an effect where the file has begun.
    turn.then((ended) => resolve(ended === null ? null : NOT_WANTED), reject);
  });
}

const tooMuch = (what: string) =>
  refused({
    path: '',
    message: `${what}. Choose fewer articles, layers or annotators, or another format`,
  });

/** Resolves when the process is gone. Rejects when a fault ended it before it began with the file. */
async function write(
  updates: readonly PublishedUpdate[],
  order: ExportOrder,
  gone: AbortSignal,
  begun: (file: Result<ExportInBytes>) => void,
): Promise<void> {
  const child = startApart(new URL('./writing-process.ts', import.meta.url), STDIO);
  const ended = endOf(child);
  const kill = () => void child.kill('SIGKILL');
  const patience = setTimeout(() => {
    begun(tooMuch(`takes longer than ${LONGEST_SILENCE / 1000} seconds to write`));
    kill();
  }, LONGEST_SILENCE);
  gone.addEventListener('abort', kill);
  child.once('message', (name: Result<string>) => {
    if (!name.ok) return begun(name);
    const bytes = piecesOf(pipeOf(child), ended, patience);
    return begun(accepted({ name: name.value, bytes }));
  });
  give(child, updates, order);
  const how = await ended;
  clearTimeout(patience);
  gone.removeEventListener('abort', kill);
  if (how === 'memory') begun(tooMuch(MEMORY_FULL));
  if (how === 'fault' && !gone.aborted) throw new Error('the process that writes an export ended');
}

/** @throws Error where the process ends before the file is whole: nobody takes half a file for all of it. */
async function* piecesOf(
  pipe: Socket,
  ended: Promise<Ended>,
  patience: NodeJS.Timeout,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pipe) {
    patience.refresh();
    yield piece;
  }
  if ((await ended) !== 'done') throw new Error('the export was not written to its end');
}

/** In a message many megabytes would be copied several times, and the others would wait for that. */
function give(child: ChildProcess, updates: readonly PublishedUpdate[], order: ExportOrder): void {
  const parts = updates.map(({ document, update }) => ({ document, length: update.byteLength }));
  const task: WritingTask = { ...order, parts };
  child.send(task, toldByItsEnd);
  const pipe = pipeOf(child).on('error', toldByItsEnd);
  for (const { update } of updates) pipe.write(update);
  pipe.end();
}

/** That a process takes nothing more, because it is gone. */
function toldByItsEnd(): void {}

function pipeOf({ stdio }: ChildProcess): Socket {
  const pipe = stdio[BYTES_FD];
  if (!(pipe instanceof Socket)) throw new Error('the process that writes has no pipe');
  return pipe;
}
