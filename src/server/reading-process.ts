/** The process that reads files from outside. It gets one job, answers, and is gone: see read-apart.ts. */
import { readCodeBook } from '#core/formats/code-books/read-code-book.ts';
import { readOwnJson } from '#core/formats/own/read-own.ts';
import { utf8Text } from '#core/formats/reading.ts';
import { readMarks } from '#core/formats/read-marks.ts';
import { placeMarks, type ImportPlan } from '#core/formats/placing/place-marks.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import type { MarksJob, ReadingJob } from './read-apart.ts';
import { sha256 } from './sha256.ts';

async function read(job: ReadingJob): Promise<Result<unknown>> {
  switch (job.kind) {
    case 'own-json': {
      const text = utf8Text({ path: '', bytes: job.bytes });
      return text.ok ? readOwnJson(text.value, sha256) : text;
    }
    case 'code-book':
      return readCodeBook({ path: job.name, bytes: job.bytes });
    case 'marks':
      return planned(job);
    case 'sources': {
      const { readSourceFile } = await import('./source-files/read-source-file.ts');
      return readSourceFile(job.name, job.bytes);
    }
    case 'page': {
      const { readHtml } = await import('./source-files/html.ts');
      return readHtml(job.bytes, job.encoding);
    }
  }
}

/** Marks beyond this are no class's and no project's; the server would be busy with them for minutes. */
const MOST_MARKS = 200_000;
/** Each becomes a member. */
const MOST_ANNOTATORS = 500;

function planned({ name, bytes, reader, placing }: MarksJob): Result<ImportPlan> {
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
  return accepted(placeMarks(work.value, placing.content, placing.choices, placing.now));
}

process.once('disconnect', () => process.exit()); // the server is gone
// A promise that a library let fall beside the one it answers with: pdf.js does so while it mends a damaged PDF.
process.on('unhandledRejection', () => undefined);
process.once('message', (job: ReadingJob) => {
  void read(job).then(
    (answer) => process.send?.(answer),
    // A fault of ours: thrown where nothing catches it, it ends the process and says where it is.
    (fault: unknown) => setImmediate(() => thrown(fault)),
  );
});

function thrown(fault: unknown): never {
  throw fault;
}
