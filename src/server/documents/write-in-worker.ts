/*
 * Writing a PDF or DOCX in a thread of its own: laying out a long document takes seconds of a processor, and the
 * others go on working meanwhile. One at a time, so that a class that asks at once does not fill the memory.
 * Not the writers themselves (writing-worker.ts).
 */
import { Worker } from 'node:worker_threads';
import type { DocumentWriter } from '#core/formats/format.ts';
import type { ReportDocument, ReportPart } from '#core/formats/report/report-document.ts';
import { Turns } from '../turns.ts';

/** A document whose parts are all there, to be sent to the thread. */
export interface WholeDocument extends ReportDocument {
  readonly parts: readonly ReportPart[];
}

export interface WritingJob {
  readonly writer: DocumentWriter;
  readonly document: WholeDocument;
}

/** Milliseconds; megabytes of the thread's own heap. */
const LONGEST = 240_000;
const MOST_MEMORY = 1_024;

const turns = new Turns(1, 40);

/**
 * Rejects with a sentence when the document takes too long or too much memory, when too many wait already, and when
 * whoever asked has gone.
 */
export async function writeInWorker(
  writer: DocumentWriter,
  document: ReportDocument,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const bytes = await turns.take(() => {
    signal?.throwIfAborted();
    return written({ writer, document: wholeDocument(document) }, signal);
  });
  if (bytes === null) throw new Error('Many reports are being written. Try again in a minute.');
  return bytes;
}

/** Generators cannot be sent to a thread. */
function wholeDocument(document: ReportDocument): WholeDocument {
  const parts = Array.from(document.parts, (part) => ({
    ...part,
    blocks: part.blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, table: { ...block.table, rows: [...block.table.rows] } }
        : block,
    ),
  }));
  return { ...document, parts };
}

function written(job: WritingJob, signal?: AbortSignal): Promise<Uint8Array> {
  const worker = new Worker(new URL('./writing-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    const fail = (why: string) =>
      reject(
        new Error(`The document ${why}. Choose fewer articles or annotators, or the HTML report.`),
      );
    const timer = setTimeout(
      () => fail(`takes longer than ${LONGEST / 1000} seconds to write`),
      LONGEST,
    );
    signal?.addEventListener('abort', () => fail('is not wanted any more'));
    worker.once('message', resolve);
    worker.once('error', (error) => fail(`could not be written (${error.message})`));
    worker.once('exit', () => {
      clearTimeout(timer);
      fail('could not be written');
    });
  }).finally(() => void worker.terminate());
}
