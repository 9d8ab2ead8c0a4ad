/** SemEval-2020 task 11: `article<id>.txt` files and TSV files of spans, with or without a technique. Code points. */
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import type { ForeignDocument, ForeignMark, ForeignWork, InputFile } from '../foreign-work.ts';
import {
  folderOf,
  foreignCode,
  foreignMark,
  isOffset,
  UnreadCounts,
  utf8Text,
} from '../reading.ts';
import { ARTICLES_HEAD, tagsOfTechnique } from './semeval-techniques.ts';

/** The code of a span that says that there is propaganda, and not which. */
const ANY_TECHNIQUE = 'propaganda';

const MOST_PROBLEMS = 20;

/**
 * The files of a folder or ZIP. Spans stand in those that end in .tsv or .labels; of the others only
 * `article<number>.txt` is looked into.
 */
export function readSemeval(files: readonly InputFile[]): Result<ForeignWork> {
  const documents = new Map<string, ForeignDocument>();
  const marks: ForeignMark[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const id = /(?:^|\/)article(\d+)\.txt$/.exec(file.path)?.[1];
    if (id === undefined) continue;
    const text = utf8Text(file);
    if (!text.ok) problems.push(...text.problems);
    else documents.set(id, { key: id, name: `article${id}`, text: text.value, url: null });
  }
  for (const file of files.filter(({ path }) => /\.(?:tsv|labels)$/.test(path))) {
    const text = utf8Text(file);
    if (!text.ok) problems.push(...text.problems);
    else {
      const read = readSpans(file.path, text.value, documents);
      // One by one: a file may have more of them than a call may have arguments.
      for (const mark of read.marks) marks.push(mark);
      for (const problem of read.problems.slice(0, MOST_PROBLEMS)) problems.push(problem);
    }
  }
  if (documents.size === 0) {
    return refused({
      path: '',
      message: 'has no article<number>.txt: give articles and spans as one ZIP',
    });
  }
  if (problems.length > 0) return refused(...problems.slice(0, MOST_PROBLEMS));
  const finer = new Set(
    marks.filter(({ code }) => code !== ANY_TECHNIQUE).map(({ annotator }) => annotator),
  );
  // Whoever named the technique of spans need not have the same spans a second time without it.
  const kept = marks.filter(
    ({ code, annotator }) => code !== ANY_TECHNIQUE || !finer.has(annotator),
  );
  const unread = new UnreadCounts();
  unread.add(
    'Spans without a technique, by somebody who named the techniques',
    marks.length - kept.length,
  );
  return accepted({
    format: 'SemEval-2020 task 11',
    unit: 'code-point',
    documents: [...documents.values()],
    codes: [...new Set(kept.map(({ code }) => code))].map((code) => ({
      ...foreignCode(code),
      partners: tagsOfTechnique(code),
    })),
    marks: kept,
    unread: unread.sentences(),
  });
}

function readSpans(
  path: string,
  text: string,
  documents: ReadonlyMap<string, ForeignDocument>,
): { marks: ForeignMark[]; problems: Problem[] } {
  const marks: ForeignMark[] = [];
  const problems: Problem[] = [];
  const annotator = folderOf(path);
  if (text.startsWith(ARTICLES_HEAD.trimEnd())) return { marks, problems }; // ours, and no spans
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split('\t');
    const [document = ''] = cells;
    const [start, end] = cells.length < 3 ? [] : cells.slice(-2).map(offsetOf);
    const isNumbered = /^\d+$/.test(document);
    // Ours come with two more tables that are no spans; their first cell is no number, nor are their last two.
    if (!isNumbered && !(isOffset(start) && isOffset(end))) continue;
    const code = cells.length === 4 ? (cells[1] ?? '') : ANY_TECHNIQUE;
    const where = `${path} line ${at + 1}`;
    const isSpan = isNumbered && cells.length <= 4 && code !== '';
    if (!isSpan || !isOffset(start) || !isOffset(end) || end <= start) {
      problems.push({
        path: where,
        message: 'is no span: the number of an article, technique, start, end are wanted',
      });
    } else if (!documents.has(document)) {
      problems.push({ path: where, message: `names article ${document}, whose text is not there` });
    } else
      marks.push(foreignMark({ where, document, code, spans: [{ start, end }], ...annotator }));
  }
  return { marks, problems };
}

/** Of a cell without anything else in it: an empty one is no 0. */
function offsetOf(cell: string): number | null {
  return /^\s*\d{1,15}\s*$/.test(cell) ? Number(cell) : null;
}
