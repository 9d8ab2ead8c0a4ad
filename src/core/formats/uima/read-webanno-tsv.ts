/*
 * WebAnno TSV 3, of any program: the text from its sentences, each annotation of a span or chain layer a mark.
 * Offsets are UTF-16, or code points where only those fit, and held against the token of each row: INCEpTION does
 * not notice when they are wrong.
 * Not imported, and counted: relations, slots, links of chains, annotations of no width.
 */
import { strFromU8 } from 'fflate';
import { accepted, refused, type Problem, type Result } from '../../model/result.ts';
import { counted } from '../../text/counted.ts';
import type { Span } from '../../text/segments.ts';
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';
import type { ForeignWork, InputFile } from '../foreign-work.ts';
import { UnreadCounts, utf8Text } from '../reading.ts';
import { annotatorOf, ForeignTexts, pieceMarks, type ReadPiece } from './foreign-texts.ts';
import { layerShape, layerValue } from './layer-values.ts';
import { TsvAnnotations, type TsvAnnotation } from './tsv-annotations.ts';
import { unescapeText } from './tsv-escapes.ts';
import { readTsvHeader, type TsvHeader, type TsvLayer } from './tsv-header.ts';
import { TsvText } from './tsv-text.ts';
import { ANNOTATOR_LINE } from './webanno-tsv.ts';

const FORMAT_LINE = '#FORMAT=WebAnno TSV ';

/** How such a file begins. */
export function isWebannoTsv(beginning: string): boolean {
  return beginning.startsWith(FORMAT_LINE);
}

/** One file, or all in a folder that begin so. Refuses the whole when one cannot be read: half would be a quiet loss. */
export function readWebannoTsv(files: readonly InputFile[]): Result<ForeignWork> {
  const chosen = files.length === 1 ? files : files.filter(beginsWithFormat);
  if (chosen.length === 0) {
    return refused({ path: '', message: 'has no WebAnno TSV. Export it as “WebAnno TSV v3.3”' });
  }
  const others = files.filter((file) => file.path.endsWith('.tsv') && !chosen.includes(file));
  const read = readTables(chosen, 'utf-16', others.length);
  if (read.ok) return read;
  const inCodePoints = readTables(chosen, 'code-point', others.length);
  return inCodePoints.ok ? inCodePoints : read;
}

/** `others`: how many files beside them are named alike, and begin otherwise. */
function readTables(
  files: readonly InputFile[],
  unit: OffsetUnit,
  others: number,
): Result<ForeignWork> {
  const texts = new ForeignTexts();
  const unread = new UnreadCounts();
  unread.add('Files named .tsv that do not begin as WebAnno TSV are not read', others);
  const tables: ReadPiece[][] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const text = utf8Text(file);
    const read = text.ok ? readTable(text.value, file.path, unit, texts, unread) : text;
    if (read.ok) tables.push(read.value);
    else problems.push(...read.problems);
  }
  if (problems.length > 0) return refused(...problems.slice(0, 20));
  const pieces = tables.flat();
  return accepted({
    format: 'WebAnno TSV 3',
    unit,
    documents: texts.documents(),
    codes: [...new Map(pieces.map(({ code }) => [code.key, code])).values()],
    marks: pieceMarks(pieces),
    unread: unread.sentences(),
  });
}

function beginsWithFormat({ bytes }: InputFile): boolean {
  return isWebannoTsv(strFromU8(bytes.subarray(0, 100)).replace(/^\ufeff/, ''));
}

/** Counts lines of one file, and stops at the first that is wrong: all behind it would be wrong as well. */
function readTable(
  written: string,
  path: string,
  unit: OffsetUnit,
  texts: ForeignTexts,
  unread: UnreadCounts,
): Result<ReadPiece[]> {
  const lines = written.split(/\r?\n/);
  const header = readTsvHeader(lines);
  if (!header.ok) {
    return refused(...header.problems.map((one) => ({ ...one, path: `${path} ${one.path}` })));
  }
  const reader = new TableReader(header.value, unit, unread);
  for (let at = header.value.end; at < lines.length; at++) {
    const message = reader.line(lines[at] ?? '', at + 1);
    if (message !== null) return refused({ path: `${path} line ${at + 1}`, message });
  }
  const message = reader.end();
  if (message !== null) return refused({ path, message });
  const { text, annotator, annotations } = reader;
  const document = texts.document(text, { name: texts.nameOf(path), url: null });
  const offsets = unit === 'utf-16' ? null : new OffsetTable(text);
  const toUtf16 = (at: number) => offsets?.toUtf16(at) ?? at;
  const who = annotatorOf(annotator, path);
  const shapes = new Map(header.value.layers.map((layer) => [layer, shapeOf(layer)]));
  return accepted(
    annotations.flatMap((one): ReadPiece[] => {
      if (one.start === one.end) {
        unread.add('Annotations of no width are not imported: a mark has words');
        return [];
      }
      const { code, facts, piece } = layerValue(
        shapes.get(one.layer) ?? shapeOf(one.layer),
        one.values,
      );
      const said = { ...facts, ...who };
      const where = `${path} line ${one.line}`;
      const span = { start: one.start, end: one.end };
      const quote = text.slice(toUtf16(span.start), toUtf16(span.end));
      return [{ ...said, where, document: document.key, code, piece, span, quote }];
    }),
  );
}

/** The type of a mark in a chain is what it is, rather than how it is linked. */
function shapeOf({ type, kind, columns }: TsvLayer) {
  const features = columns.flatMap((one) => (one.kind === 'value' ? [one.feature] : []));
  const shape = layerShape(type, features);
  return kind === 'chain' ? { ...shape, codeFeature: 'referenceType' } : shape;
}

class TableReader {
  annotator: string | null = null;
  readonly #header: TsvHeader;
  readonly #unread: UnreadCounts;
  readonly #text: TsvText;
  readonly #annotations: TsvAnnotations;
  /** Lines of the sentence whose rows come next; null when its rows have begun. */
  #waiting: string[] | null = null;
  /** Of the row above. */
  #token: Span = { start: 0, end: 0 };
  #isOpen = false;

  constructor(header: TsvHeader, unit: OffsetUnit, unread: UnreadCounts) {
    this.#header = header;
    this.#text = new TsvText(unit);
    this.#unread = unread;
    this.#annotations = new TsvAnnotations(header.layers, unread);
  }

  get text(): string {
    return this.#text.text;
  }

  get annotations(): readonly TsvAnnotation[] {
    return this.#annotations.all;
  }

  /** What is wrong with it, or null. */
  line(line: string, number: number): string | null {
    if (line === '') {
      this.#closeSentence();
      return null;
    }
    if (line.startsWith('#') && !this.#isOpen) return this.#headerLine(line);
    return this.#row(line, number);
  }

  end(): string | null {
    this.#closeSentence();
    return this.#waiting === null ? null : 'ends behind a #Text without rows. Export it again';
  }

  #headerLine(line: string): null {
    if (line.startsWith('#Text=')) {
      this.#waiting ??= [];
      this.#waiting.push(this.#unescaped(line.slice('#Text='.length)));
    } else if (line.startsWith(ANNOTATOR_LINE)) {
      this.annotator = this.#unescaped(line.slice(ANNOTATOR_LINE.length));
    }
    return null;
  }

  #row(line: string, number: number): string | null {
    const fields = line.split('\t');
    const { fields: least } = this.#header;
    if (fields.length < least) {
      return `has ${counted(fields.length, 'column', 'columns')} where the first lines ask for ${least}. Export it again`;
    }
    if (fields.slice(least).some((field) => field !== '' && field !== '_')) {
      return `has ${counted(fields.length, 'column', 'columns')} where the first lines name ${least}, so that nobody knows what the last ones say. Export it again`;
    }
    const [id = '', offsets = '', written = ''] = fields;
    const [, start, end] = /^(\d{1,15})-(\d{1,15})$/.exec(offsets) ?? [];
    const unit = { start: Number(start ?? Number.NaN), end: Number(end ?? Number.NaN) };
    if (!/^\d+-\d+(?:\.\d+)?$/.test(id) || !(unit.end >= unit.start)) {
      return `is no row: it begins with ${JSON.stringify(line.slice(0, 30))} in place of 1-1 and 0-4`;
    }
    const words = this.#unescaped(written);
    const message = id.includes('.') ? this.#part(unit) : this.#openToken(unit, words);
    if (message !== null) return message;
    const there = this.#text.at(unit);
    if (there === null || !isSame(there, words)) {
      return `has ${shown(words)} at ${offsets}, where the text has ${shown(there ?? '')}. Positions must count UTF-16 or code points; export it again`;
    }
    this.#annotations.addRow(fields, unit, number);
    return null;
  }

  #openToken(token: Span, words: string): string | null {
    if (this.#waiting !== null) {
      const message = this.#text.begin(this.#waiting.join('\n'), token, words);
      if (message !== null) return `${message}: rows must rise with the text`;
      this.#waiting = null;
      this.#isOpen = true;
    } else if (!this.#isOpen) return 'is a row without a #Text above it';
    else if (token.start < this.#token.end) return 'stands before the row above it in the text';
    this.#token = token;
    return null;
  }

  #part({ start, end }: Span): string | null {
    if (!this.#isOpen) return 'is a part of a token without the token above it';
    const isInside = start >= this.#token.start && end <= this.#token.end;
    return isInside ? null : 'lies outside the token that it is a part of';
  }

  #closeSentence(): void {
    if (this.#isOpen && this.#text.goesOnBehind(this.#token.end)) {
      this.#unread.add('Sentences have words without rows: the file may be cut off');
    }
    this.#isOpen = false;
  }

  #unescaped(written: string): string {
    return this.#header.escapesText ? unescapeText(written) : written;
  }
}

/** UTF-16 units: cut there, and where a position stands inside a character, half of it may be left. */
const SHOWN = 40;

function shown(words: string): string {
  return words === '' ? 'nothing' : `“${words.slice(0, SHOWN).toWellFormed()}”`;
}

/** White space may be written otherwise. */
function isSame(there: string, words: string): boolean {
  return there === words || there.replace(/\s/g, ' ') === words.replace(/\s/g, ' ');
}
