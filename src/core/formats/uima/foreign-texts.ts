/** What readers of UIMA's formats share: one document for each text, one mark for all pieces of it. */
import type { ForeignCode, ForeignDocument, ForeignMark, ForeignSpan } from '../foreign-work.ts';
import { foreignMark } from '../reading.ts';

/** Files with the same text are about one document: each annotator has a file. */
export class ForeignTexts {
  readonly #byText = new Map<string, ForeignDocument>();

  document(text: string, { name, url }: Pick<ForeignDocument, 'name' | 'url'>): ForeignDocument {
    const known = this.#byText.get(text);
    if (known) return known;
    const document = { key: `text ${this.#byText.size + 1}`, name, text, url };
    this.#byText.set(text, document);
    return document;
  }

  documents(): ForeignDocument[] {
    return [...this.#byText.values()];
  }

  /** A file name without folder and ending. */
  nameOf(path: string): string {
    return path.replace(/^.*\//, '').replace(/\.[a-z0-9]+$/i, '');
  }
}

/** One annotation of a file: a whole mark, or a piece of one. */
export interface ReadPiece extends Pick<
  ForeignMark,
  'where' | 'document' | 'id' | 'annotator' | 'note' | 'attributes' | 'created' | 'modified'
> {
  readonly code: ForeignCode;
  readonly span: ForeignSpan;
  /** Null when the span lies outside the text. */
  readonly quote: string | null;
  /** "2/3" of a mark in three pieces. */
  readonly piece: string | null;
}

/** Pieces of one text with the same mark and code are one mark, unless two say that they are the same piece. */
export function pieceMarks(pieces: readonly ReadPiece[]): ForeignMark[] {
  const groups = new Map<string, ReadPiece[][]>();
  const marks: ReadPiece[][] = [];
  for (const one of pieces) {
    if (one.piece === null || one.id === null) {
      marks.push([one]);
      continue;
    }
    const key = JSON.stringify([one.document, one.annotator, one.id, one.code.key]);
    const copies = groups.get(key) ?? [];
    groups.set(key, copies);
    const open = copies.find((copy) => copy.every(({ piece }) => piece !== one.piece));
    if (open) open.push(one);
    else {
      const copy = [one];
      copies.push(copy);
      marks.push(copy);
    }
  }
  return marks.flatMap(markOf);
}

function markOf(pieces: readonly ReadPiece[]): ForeignMark[] {
  const sorted = pieces.toSorted((a, b) => a.span.start - b.span.start);
  const [first] = sorted;
  if (!first) return [];
  const { code, span: _, quote: __, piece: ___, ...said } = first;
  const quotes = sorted.flatMap(({ quote }) => quote ?? []);
  return [
    foreignMark({
      ...said,
      code: code.key,
      spans: sorted.map(({ span }) => span),
      quotes: quotes.length === sorted.length ? quotes : [],
    }),
  ];
}

/** INCEpTION exports a document as `annotation/document.txt/annotator.json`. */
export function annotatorOf(path: string): ForeignMark['annotator'] {
  const name = /(?:^|\/)annotation\/[^/]+\/([^/]+)\.[a-z0-9]+$/.exec(path)?.[1] ?? null;
  return name === 'INITIAL_CAS' ? null : name;
}
