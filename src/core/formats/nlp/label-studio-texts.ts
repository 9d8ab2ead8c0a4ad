/*
 * Which text of a task a region is of. A region names its control, and only the configuration of the project, which no
 * export has, says what a control shows: so it is the text in which the words of its regions stand at their place.
 */
import { toCanonicalText } from '../../text/canonical.ts';
import { OffsetTable } from '../../text/units.ts';
import type { ForeignDocument, ForeignMark, ForeignSpan } from '../foreign-work.ts';
import { ForeignOffsets, isQuote } from '../placing/span-placing.ts';

/** As much of a region as says where it is. */
export interface Place {
  /** The control that shows its text. */
  readonly control: string;
  readonly span: ForeignSpan;
  /** Its words; null where the file does not have them. */
  readonly quote: string | null;
}

type PlaceInText = Pick<ForeignMark, 'document' | 'spans' | 'quotes'>;

/** Regions of one control that are looked at: all are of one text. */
const SAMPLE = 20;
/** Texts of a task that the words of a control are looked for in: no task has more, and a hostile one a thousand times it. */
const MOST_TRIED = 100;

export class TaskTexts {
  readonly #key: string;
  readonly #texts: ReadonlyMap<string, WordsAtPlaces>;
  readonly #tried: readonly string[];
  /** The article of the task, if it has any text. */
  readonly #main: string | null;
  readonly #ofControl: ReadonlyMap<string, string | null>;

  /** `key` and `data` of the task, `places` of all its regions. */
  constructor(key: string, data: Readonly<Record<string, unknown>>, places: readonly Place[]) {
    this.#key = key;
    this.#texts = new Map(
      Object.entries(data).flatMap(([name, text]) =>
        typeof text === 'string' ? [[name, new WordsAtPlaces(text)]] : [],
      ),
    );
    this.#tried = [...this.#texts.keys()].slice(0, MOST_TRIED);
    // A project may call its text as it likes.
    const byLength = [...this.#texts].toSorted(([, a], [, b]) => b.text.length - a.text.length);
    this.#main = this.#texts.has('text') ? 'text' : (byLength[0]?.[0] ?? null);
    const controls = Map.groupBy(places, ({ control }) => control);
    const only = controls.size === 1 ? this.#main : null;
    this.#ofControl = new Map(
      [...controls].map(([control, own]) => [control, this.#textOf(control, own, only)]),
    );
  }

  /** The text of the article; null in a task that has no text at all. */
  get main(): string | null {
    return this.#texts.get(this.#main ?? '')?.text ?? null;
  }

  /** The other texts that regions are of. */
  others(): ForeignDocument[] {
    const names = new Set(this.#ofControl.values());
    return [...this.#texts].flatMap(([name, { text }]) =>
      names.has(name) && name !== this.#main
        ? [{ key: this.#documentOf(name), name: '', text, url: null }]
        : [],
    );
  }

  /** Null where the file does not tell of which text it is. */
  placeOf({ control, span, quote }: Place): PlaceInText | null {
    const name = this.#ofControl.get(control);
    const words = this.#texts.get(name ?? '');
    if (!name || !words) return null;
    const document = this.#documentOf(name);
    if (name === this.#main)
      return { document, spans: [span], quotes: quote === null ? [] : [quote] };
    // Without its words, or a title would be looked for in the articles, and its marks be placed in them.
    const checked = quote === null ? span : words.spanOf(span, quote);
    return checked && { document, spans: [checked], quotes: [] };
  }

  #documentOf(name: string): string {
    return name === this.#main ? this.#key : `${this.#key}, ${name}`;
  }

  /** The text that is called as the control, or is the `only` one that can be meant, unless the words tell another. */
  #textOf(control: string, places: readonly Place[], only: string | null): string | null {
    const likely = this.#texts.has(control) ? control : only;
    const quoted = places.flatMap(({ span, quote }) => (quote === null ? [] : [{ span, quote }]));
    const sample = quoted.slice(0, SAMPLE);
    if (sample.length === 0) return likely;
    const names = likely === null ? [] : [likely];
    const fitting = [...names, ...this.#tried].find((name) => {
      const words = this.#texts.get(name);
      const found = sample.filter(({ span, quote }) => words?.spanOf(span, quote));
      return found.length * 2 > sample.length;
    });
    return fitting ?? likely;
  }
}

/** A text of a task, held against words. */
class WordsAtPlaces {
  readonly text: string;
  /** Made when it is first asked for: most texts never are. */
  #tables: { offsets: ForeignOffsets; points: OffsetTable; canonical: string } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** In code points, whichever unit it was in; null where these words do not stand there. */
  spanOf(span: ForeignSpan, quote: string): ForeignSpan | null {
    if (span.end > this.text.length) return null; // in either unit, and quicker told than by the tables
    const { offsets, points, canonical } = (this.#tables ??= {
      offsets: new ForeignOffsets(this.text),
      points: new OffsetTable(this.text),
      canonical: toCanonicalText(this.text),
    });
    for (const unit of ['code-point', 'utf-16'] as const) {
      const there = offsets.toSpan(span, unit);
      if (!there || !isQuote(canonical, there, quote)) continue;
      if (unit === 'code-point') return span;
      return { start: points.toCodePoints(span.start), end: points.toCodePoints(span.end) };
    }
    return null;
  }
}
