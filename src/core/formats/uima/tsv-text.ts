/*
 * The text of a WebAnno TSV, from its sentences and the offsets of their first tokens. What stands between sentences is
 * not in the file: a line break and spaces, as INCEpTION does it, so that all positions stay right.
 */
import type { Span } from '../../text/segments.ts';
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';

/** More than this between two sentences is a wrong position rather than white space. */
const MOST_BETWEEN = 100_000;

/** All positions in the unit in which the file counts. */
export class TsvText {
  readonly #unit: OffsetUnit;
  readonly #pieces: string[] = [];
  #length = 0;
  #sentence = '';
  /** Of the sentence; null where the file counts in UTF-16. */
  #offsets: OffsetTable | null = null;
  /** Where the sentence begins. */
  #start = 0;

  constructor(unit: OffsetUnit) {
    this.#unit = unit;
  }

  get text(): string {
    return this.#pieces.join('');
  }

  /** Adds a sentence whose first token is given. What is wrong with it, or null. */
  begin(sentence: string, token: Span, words: string): string | null {
    const blank = sentence.length - sentence.trimStart().length;
    // A sentence that begins with white space is not allowed, and some programs write it.
    const isIndented = blank > 0 && !sentence.startsWith(words);
    const start = token.start - (isIndented ? blank : 0);
    const gap = start - this.#length;
    if (gap < 0) return 'begins before the sentence above it ends';
    if (gap > MOST_BETWEEN) return `begins ${gap} characters behind the sentence above it`;
    const between = this.#length === 0 ? ' '.repeat(gap) : '\n'.repeat(gap && 1).padEnd(gap);
    this.#pieces.push(between, sentence);
    this.#offsets = this.#unit === 'utf-16' ? null : new OffsetTable(sentence);
    this.#length = start + (this.#offsets?.toCodePoints(sentence.length) ?? sentence.length);
    this.#sentence = sentence;
    this.#start = start;
    return null;
  }

  /** What the sentence has at a place, null where that lies outside. */
  at({ start, end }: Span): string | null {
    if (start < this.#start || end > this.#length) return null;
    return this.#sentence.slice(this.#inSentence(start), this.#inSentence(end));
  }

  /** Whether visible text stands behind the place in the sentence: then rows are missing. */
  goesOnBehind(end: number): boolean {
    return this.#sentence.slice(this.#inSentence(Math.max(this.#start, end))).trim() !== '';
  }

  /** UTF-16 units from the beginning of the sentence. */
  #inSentence(position: number): number {
    const offset = position - this.#start;
    return this.#offsets?.toUtf16(offset) ?? offset;
  }
}
