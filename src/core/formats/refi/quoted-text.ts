/** The words of a selection, where its name says them: programs put the quote there, a title, or a part of it. */
import { OffsetTable, type OffsetUnit } from '../../text/units.ts';
import type { ForeignSpan } from '../foreign-work.ts';
import { isSameWords } from '../same-words.ts';

export class QuotedText {
  readonly #text: string | null;
  readonly #offsets: OffsetTable;
  /** Of the text, in code points. */
  readonly #length: number;
  readonly #units: readonly OffsetUnit[];

  /** `unit` is what the file says its offsets count in; the other one is tried after it. */
  constructor(text: string | null, unit: OffsetUnit) {
    this.#text = text;
    this.#offsets = new OffsetTable(text ?? '');
    this.#length = this.#offsets.toCodePoints(text?.length ?? 0);
    this.#units = unit === 'utf-16' ? ['utf-16', 'code-point'] : ['code-point', 'utf-16'];
  }

  /**
   * The text of the span with its own line ends, where the name is that text; else the name, where it is as long
   * as the span; null where it must be something else. Positions in the unit of the file.
   */
  quoteOf(span: ForeignSpan, name: string): string | null {
    if (name.trim() === '') return null;
    for (const unit of this.#units) {
      const words = this.#slice(span, unit);
      if (words !== null && isNameOf(name, words)) return words;
    }
    const length = span.end - span.start;
    return name.length === length || Array.from(name).length === length ? name : null;
  }

  #slice({ start, end }: ForeignSpan, unit: OffsetUnit): string | null {
    if (this.#text === null) return null;
    if (unit === 'utf-16') return end <= this.#text.length ? this.#text.slice(start, end) : null;
    if (end > this.#length) return null;
    return this.#text.slice(this.#offsets.toUtf16(start), this.#offsets.toUtf16(end));
  }
}

/** A name has spaces where the text has line ends. */
export function isNameOf(name: string, words: string): boolean {
  return isSameWords(name, words);
}
