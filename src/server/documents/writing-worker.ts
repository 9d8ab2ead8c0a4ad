/** The thread that writes a document. It gets one job, answers with the bytes, and is gone: see write-in-worker.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeDocx } from './docx.ts';
import { writePdf } from './pdf.ts';
import type { WritingJob } from './write-in-worker.ts';

const job: WritingJob = workerData;
const bytes = await (job.writer === 'pdf' ? writePdf(job.document) : writeDocx(job.document));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(bytes);
