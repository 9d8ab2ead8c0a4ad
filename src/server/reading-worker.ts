/** The thread that reads files from outside. It gets one job, answers, and is gone: see read-in-worker.ts. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { readOwnJson } from '#core/formats/own/read-own.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { placeMarks, type ImportPlan } from '#core/formats/placing/place-marks.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { ReadingJob } from './read-in-worker.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function read(job: ReadingJob): Promise<Result<unknown>> {
  switch (job.kind) {
    case 'own-json': {
      const text = decoded(job.bytes);
      return text === null ? NO_UTF8 : readOwnJson(text, sha256);
    }
    case 'marks':
      return planned(job);
    case 'sources': {
      const { readSourceFile } = await import('./source-files/read-source-file.ts');
      return readSourceFile(job.name, job.bytes);
    }
    case 'page': {
      const { readHtml } = await import('./source-files/html.ts');
      return readHtml(job.bytes, job.reader);
    }
  }
}

/** Marks beyond this are no class's and no project's; the server would be busy with them for minutes. */
const MOST_MARKS = 200_000;
/** Each becomes a member. */
const MOST_ANNOTATORS = 500;

function planned({ name, bytes, reader, placing }: ReadingJob): Result<ImportPlan> {
  const work = readMarks({ path: name, bytes }, reader);
  if (!work.ok) return work;
  const { length } = work.value.marks;
  if (length > MOST_MARKS) {
    const message = `has ${length} marks; the most is ${MOST_MARKS}. Split it`;
    return refused({ path: '', message });
  }
  const annotators = new Set(work.value.marks.map(({ annotator }) => annotator)).size;
  if (annotators > MOST_ANNOTATORS) {
    const message = `names ${annotators} annotators; the most is ${MOST_ANNOTATORS}. Split it`;
    return refused({ path: '', message });
  }
  if (!placing) throw new Error('a job of marks says where they are to be placed');
  return accepted(placeMarks(work.value, placing.content, placing.choices, placing.now));
}

const NO_UTF8 = refused({ path: '', message: 'is no UTF-8 text. Export it again' });

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const job: ReadingJob = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await read(job));
