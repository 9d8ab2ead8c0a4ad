/*
 * JSON Lines with spans: ours, doccano's (all layouts), spaCy's and Prodigy's.
 * One text a line; lines with the same text are one document. Positions are checked later, when marks are placed.
 */
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import { parseWith } from '../../model/parse.ts';
import type { OffsetUnit } from '../../text/units.ts';
import type { ForeignDocument, ForeignMark, ForeignSpan, ForeignWork } from '../foreign-work.ts';
import { parseJson } from '../json-input.ts';
import { foreignCode, foreignMark, UnreadCounts } from '../reading.ts';
import { isTurnedDown, lineSchema, type Line } from './jsonl-lines.ts';

interface ReadLine {
  readonly number: number;
  readonly line: Line;
}

/** Refuses the file when a line cannot be read, with every such line: half a file would be a quiet loss. */
export function readJsonl(text: string): Result<ForeignWork> {
  const problems: Problem[] = [];
  const lines: ReadLine[] = [];
  for (const [at, written] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (written.trim() === '') continue;
    const line = readLine(written);
    const number = at + 1;
    if (line.ok) lines.push({ number, line: line.value });
    else {
      const named = line.problems.map(({ path, message }) => ({
        path: `line ${number} ${path}`.trim(),
        message,
      }));
      problems.push(...named);
    }
  }
  if (problems.length > 0) return refused(...problems.slice(0, 20));
  if (lines.length === 0) return refused({ path: '', message: 'has no lines: nothing to import' });
  return accepted(workOf(lines));
}

function readLine(written: string): Result<Line> {
  const json = parseJson(written);
  return json.ok ? parseWith(lineSchema, json.value) : json;
}

function workOf(lines: readonly ReadLine[]): ForeignWork {
  const unread = new UnreadCounts();
  const documents = new Map<string, ForeignDocument>();
  const layers = new Map<string, string>();
  const marks: ForeignMark[] = [];
  for (const { number, line } of lines) {
    const { text, name, url, source } = line;
    const key = `line ${number}`;
    const document = documents.get(text) ?? { key, name: name ?? '', text, url, source };
    documents.set(text, document);
    const found = spansOf(line);
    const spans = isTurnedDown(line) ? [] : found;
    unread.add('Relations between spans are not imported', line.relations);
    unread.add('Labels of a whole text are not imported', line.ofWholeText);
    unread.add('Comments on texts are not imported', line.Comments);
    unread.add('Items under “annotations” that are no spans are not imported', line.noSpans);
    unread.add(
      'Spans of texts that were rejected or ignored in Prodigy are not imported',
      found.length - spans.length,
    );
    for (const { code, layer } of spans) layers.set(code, layers.get(code) || layer);
    for (const mark of marksOf(spans, document.key, number, line.annotator)) marks.push(mark);
  }
  return {
    format: 'JSON Lines with spans',
    unit: unitOf(lines),
    documents: [...documents.values()],
    codes: [...layers].map(([key, layer]) => foreignCode(key, layer)),
    marks,
    unread: unread.sentences(),
  };
}

/** What the file says of itself, if it says the same in every line. */
function unitOf(lines: readonly ReadLine[]): OffsetUnit | null {
  const said = new Set(lines.map(({ line }) => line.meta.offset_unit ?? line.offset_unit));
  const [unit] = said;
  return said.size === 1 && (unit === 'code-point' || unit === 'utf-16') ? unit : null;
}

interface ReadSpan extends ForeignSpan {
  readonly code: string;
  readonly layer: string;
  /** Pieces of one mark have the same. */
  readonly mark: string | null;
  readonly facts: Partial<ForeignMark>;
}

function spansOf({ spans }: Line): ReadSpan[] {
  return spans.map((one): ReadSpan => {
    if (Array.isArray(one)) {
      const [start, end, code] = one;
      return { start, end, code, layer: '', mark: null, facts: {} };
    }
    const { start, end, label: code, layer, mark, note, attributes, created, modified, user } = one;
    const annotator = userName(user);
    const facts = { note: note ?? '', attributes, created, modified, ...annotator };
    return { start, end, code, layer: layer ?? '', mark, facts };
  });
}

/** doccano's first layout has the number of whoever made a span. */
function userName(user: unknown): Pick<ForeignMark, 'annotator'> | null {
  if (typeof user === 'number') return { annotator: `Annotator ${user}` };
  return typeof user === 'string' ? { annotator: user } : null;
}

function marksOf(
  spans: readonly ReadSpan[],
  document: string,
  line: number,
  annotator: string | null,
): ForeignMark[] {
  // One with several labels is a mark for each: marks have one.
  const marks = Map.groupBy(spans, (span) =>
    span.mark === null ? span : JSON.stringify([span.mark, span.code]),
  );
  return [...marks.values()].flatMap((pieces) => {
    const [first] = pieces;
    if (!first) return [];
    const { code, mark, facts } = first;
    const where = `line ${line}, ${code} at ${first.start}`;
    const placed = pieces.map(({ start, end }) => ({ start, end }));
    const said = { where, document, code, spans: placed, id: mark };
    return [foreignMark({ annotator, ...said, ...facts })];
  });
}
