/*
 * JSON Lines with spans: ours, doccano's (both layouts), and the `spans` of spaCy and Prodigy.
 * One text a line; lines with the same text are one document. Positions are checked later, when marks are placed.
 */
import * as v from 'valibot';
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import { parseWith } from '../../model/parse.ts';
import type { OffsetUnit } from '../../text/units.ts';
import type { ForeignDocument, ForeignMark, ForeignSpan, ForeignWork } from '../foreign-work.ts';
import { parseJson } from '../json-input.ts';
import { foreignCode, foreignMark, UnreadCounts } from '../reading.ts';

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.optional(v.nullable(v.string()), null);

const entitySchema = v.pipe(
  v.looseObject({
    start_offset: v.optional(offset),
    end_offset: v.optional(offset),
    start: v.optional(offset),
    end: v.optional(offset),
    label: v.string(),
    layer: words,
    mark: words,
    note: words,
    attributes: v.optional(v.record(v.string(), v.string()), {}),
    created: words,
    modified: words,
  }),
  v.transform((entity) => ({
    ...entity,
    start: entity.start_offset ?? entity.start ?? -1,
    end: entity.end_offset ?? entity.end ?? -1,
  })),
  v.check(({ start, end }) => start >= 0 && end >= start, 'needs start and end, from 0'),
);

const tripleSchema = v.pipe(
  v.tupleWithRest([offset, offset, v.string()], v.unknown()),
  v.check(([start, end]) => end >= start, 'ends before it begins'),
);

const lineSchema = v.looseObject({
  text: v.string(),
  label: v.optional(v.array(tripleSchema)),
  labels: v.optional(v.array(tripleSchema)),
  entities: v.optional(v.array(v.union([entitySchema, tripleSchema]))),
  spans: v.optional(v.array(entitySchema)),
  relations: v.optional(v.array(v.unknown()), []),
  annotator: words,
  offset_unit: words,
  name: words,
  url: words,
  meta: v.optional(v.looseObject({ annotator: words, offset_unit: words })),
});
type Line = v.InferOutput<typeof lineSchema>;

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
    else problems.push(...line.problems.map((one) => ({ ...one, path: `line ${number}` })));
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
    const { text, name, url, relations } = line;
    const document = documents.get(text) ?? { key: `line ${number}`, name: name ?? '', text, url };
    documents.set(text, document);
    const spans = spansOf(line);
    for (const { code, layer } of spans) layers.set(code, layers.get(code) || layer);
    const annotator = line.annotator ?? line.meta?.annotator;
    for (const mark of marksOf(spans, document.key, number, annotator)) marks.push(mark);
    unread.add('Relations between spans are not imported', relations.length);
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
  const said = new Set(lines.map(({ line }) => line.meta?.offset_unit ?? line.offset_unit));
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

function spansOf({ label = [], labels = [], entities = [], spans = [] }: Line): ReadSpan[] {
  return [...label, ...labels, ...entities, ...spans].map((one): ReadSpan => {
    if (Array.isArray(one)) {
      const [start, end, code] = one;
      return { start, end, code, layer: '', mark: null, facts: {} };
    }
    const { start, end, label: code, layer, mark, note, attributes, created, modified } = one;
    const facts = { note: note ?? '', attributes, created, modified };
    return { start, end, code, layer: layer ?? '', mark, facts };
  });
}

function marksOf(
  spans: readonly ReadSpan[],
  document: string,
  line: number,
  annotator: string | null | undefined,
): ForeignMark[] {
  const marks = Map.groupBy(spans, (span) => span.mark ?? span);
  return [...marks.values()].flatMap((pieces) => {
    const [first] = pieces;
    if (!first) return [];
    const { code, mark, facts } = first;
    const where = `line ${line}, ${code} at ${first.start}`;
    const placed = pieces.map(({ start, end }) => ({ start, end }));
    const said = { ...facts, where, document, code, spans: placed, id: mark };
    return [foreignMark({ ...said, annotator: annotator ?? null })];
  });
}
