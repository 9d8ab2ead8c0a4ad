/*
 * The words of marks, with what stands around them, out of the text that came with them: for an article that is
 * another version of this text. Positions never leave the text of the file; only words are looked for in the article.
 */
import { toCanonicalText } from '../../text/canonical.ts';
import { segmentAt } from '../../text/quote.ts';
import type { Span } from '../../text/segments.ts';
import type { OffsetUnit } from '../../text/units.ts';
import type { ForeignMark } from '../foreign-work.ts';
import { chooseUnit, findQuote, ForeignOffsets, hasAround, isQuote } from './span-placing.ts';

export class WordsOfText {
  readonly #text: string;
  readonly #offsets: ForeignOffsets;
  /** The unit that the positions in this text are taken in. */
  readonly unit: OffsetUnit;

  /** `text` as the file has it, with all marks that are about it. */
  constructor(text: string, marks: readonly ForeignMark[], declared: OffsetUnit | null) {
    this.#text = toCanonicalText(text);
    this.#offsets = new ForeignOffsets(text);
    this.unit = chooseUnit(marks, declared, this.#offsets, this.#text);
  }

  /**
   * Where the words of each piece stand in the article; null unless all do. Words that stand more than once, here or
   * there, need the same surroundings.
   */
  placesIn(article: string, { spans, quotes }: ForeignMark): Span[] | null {
    const found = spans.flatMap((foreign, at) => {
      const span = this.#offsets.toSpan(foreign, this.unit);
      if (!span || span.end > this.#text.length) return [];
      if (!isQuote(this.#text, span, quotes[at] ?? this.#text.slice(span.start, span.end)))
        return [];
      const { quote, prefix, suffix } = segmentAt(this.#text, span);
      const around = { prefix, suffix };
      const place = findQuote(article, quote, around, null);
      const fits = place && (hasAround(article, place, around) || this.#isAlone(quote));
      return fits ? [place] : [];
    });
    return found.length > 0 && found.length === spans.length ? found : null;
  }

  #isAlone(quote: string): boolean {
    return findQuote(this.#text, quote, NO_CONTEXT, null) !== null;
  }
}

const NO_CONTEXT = { prefix: '', suffix: '' };
