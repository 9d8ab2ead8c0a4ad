/*
 * How the positions of a project count: rare characters as one or two, line ends as one or two, a BOM or not.
 * Programs differ and do not say (research: formats 0.1 and 1.3). What most selections speak for is taken, by the words
 * in their names and by where they begin and end; what the program is known to do breaks ties.
 */
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';
import { wordEdges } from '../../text/word-edges.ts';
import type { ForeignSpan } from '../foreign-work.ts';
import { childrenNamed } from './elements.ts';
import { isNameOf } from './quoted-text.ts';
import type { ReadDocument } from './read-documents.ts';
import { selectionSpan } from './selection-span.ts';

type LineEnds = 'as-they-are' | 'one' | 'two';

interface Counting {
  readonly unit: OffsetUnit;
  /** What a line end counts as. */
  readonly lineEnds: LineEnds;
  /** Whether a BOM counts as a character. */
  readonly bom: boolean;
}

export interface Counted {
  readonly unit: OffsetUnit;
  /** Each with the text that its positions are for, and a remark where that is not the text as it came. */
  readonly documents: readonly ReadDocument[];
}

const USUAL: Counting = { unit: 'code-point', lineEnds: 'as-they-are', bom: false };

/** By what `origin` says; all others do as the standard says. */
const HABITS: readonly (readonly [RegExp, Counting])[] = [
  [/nvivo/i, { unit: 'utf-16', lineEnds: 'two', bom: false }],
  [/atlas/i, { unit: 'code-point', lineEnds: 'one', bom: false }],
];

/** One program wrote all texts of a project, so that they count alike. `origin` is as the project says. */
export function asCounted(documents: readonly ReadDocument[], origin: string): Counted {
  const habit = HABITS.find(([name]) => name.test(origin))?.[1] ?? USUAL;
  const evidence = documents.map((document) => new Evidence(document));
  let best = { counting: habit, score: -1 };
  for (const counting of countings(habit)) {
    const score = evidence.reduce((sum, one) => sum + one.score(counting), 0);
    if (score > best.score) best = { counting, score };
  }
  const { counting } = best;
  return {
    unit: counting.unit,
    documents: documents.map((one) => inCounting(one, counting, habit)),
  };
}

/** All there are, those nearest to the habit first. */
function countings({ unit, lineEnds, bom }: Counting): Counting[] {
  const units = new Set<OffsetUnit>([unit, 'code-point', 'utf-16']);
  const ends = new Set<LineEnds>([lineEnds, 'as-they-are', 'one', 'two']);
  return [bom, !bom].flatMap((withBom) =>
    [...units].flatMap((each) =>
      [...ends].map((end) => ({ unit: each, lineEnds: end, bom: withBom })),
    ),
  );
}

function inCounting(read: ReadDocument, counting: Counting, habit: Counting): ReadDocument {
  const { document } = read;
  const text = textIn(read, counting);
  if (text === null || document.text === null) return read;
  const isOther = counting.unit !== habit.unit && hasAstral(text);
  const counted = [
    isOther && `an emoji or rare character as ${counting.unit === 'utf-16' ? 'two' : 'one'}`,
    withoutBom(text) !== document.text &&
      `a line end as ${counting.lineEnds === 'two' ? 'two' : 'one'}`,
    text.startsWith('\ufeff') && 'the byte order mark',
  ].filter((part) => part !== false);
  if (counted.length === 0) return { ...read, document: { ...document, text } };
  const remarks = [`has positions taken to count ${counted.join(' and ')}`];
  return { ...read, document: { ...document, text, remarks } };
}

/** The text in which positions that count so stand where they are meant. */
function textIn(read: ReadDocument, { lineEnds, bom }: Counting): string | null {
  const { text } = read.document;
  if (text === null) return null;
  const mark = bom && read.hasBom ? '\ufeff' : '';
  if (lineEnds === 'as-they-are' || !/[\r\n]/.test(text)) return mark + text;
  if (lineEnds === 'one') return mark + text.replace(/\r\n?/g, '\n');
  // A file has its line ends; XML has made one character of each.
  return mark + (read.isInline ? text.replace(/\r\n?|\n/g, '\r\n') : text);
}

interface NamedSpan {
  readonly span: ForeignSpan;
  readonly name: string;
}

/** What the selections of one text speak for. */
class Evidence {
  readonly #read: ReadDocument;
  readonly #selections: readonly NamedSpan[];
  /** Whatever its line ends and its BOM. */
  readonly #hasAstral: boolean;
  /** By text: most ways of counting come to the same. */
  readonly #scores: Readonly<Record<OffsetUnit, Map<string, number>>> = {
    'utf-16': new Map(),
    'code-point': new Map(),
  };

  constructor(read: ReadDocument) {
    this.#read = read;
    this.#hasAstral = hasAstral(read.document.text ?? '');
    this.#selections = childrenNamed(read.element, 'PlainTextSelection').flatMap((selection) => {
      const span = selectionSpan(selection);
      return span ? [{ span, name: selection.attributes.get('name') ?? '' }] : [];
    });
  }

  score(counting: Counting): number {
    const text = this.#selections.length === 0 ? null : textIn(this.#read, counting);
    if (text === null) return 0;
    const unit = this.#hasAstral ? counting.unit : 'utf-16';
    const scores = this.#scores[unit];
    const score = scores.get(text) ?? fit(text, unit, this.#selections);
    scores.set(text, score);
    return score;
  }
}

/** More than two ends, which may be at the edges of words by chance. */
const NAME_COUNTS = 3;

function fit(text: string, unit: OffsetUnit, selections: readonly NamedSpan[]): number {
  const offsets = unit === 'utf-16' ? null : new OffsetTable(text);
  const length = offsets?.toCodePoints(text.length) ?? text.length;
  const toUtf16 = (offset: number) => offsets?.toUtf16(offset) ?? offset;
  let score = 0;
  for (const { span, name } of selections) {
    if (span.end > length) continue;
    const place = { start: toUtf16(span.start), end: toUtf16(span.end) };
    score += wordEdges(text, place);
    // Names are as long as the words, some line ends aside; a hostile file has long selections with short names.
    const isNear = name.trim() !== '' && place.end - place.start <= 2 * name.length;
    if (isNear && isNameOf(name, text.slice(place.start, place.end))) score += NAME_COUNTS;
  }
  return score;
}

function hasAstral(text: string): boolean {
  return /[\u{10000}-\u{10ffff}]/u.test(text);
}

function withoutBom(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
