/** What readers of UIMA's formats share: one document for each text, one mark for all pieces of it. */
import type { ForeignCode, ForeignDocument, ForeignMark, ForeignSpan } from '../foreign-work.ts';
import { foreignMark } from '../reading.ts';

/** Files with the same text are about one document: each annotator has a file. */
export class ForeignTexts {
  readonly #byText = new Map<string, ForeignDocument>();

  document(text: string, said: Omit<ForeignDocument, 'key' | 'text'>): ForeignDocument {
    const known = this.#byText.get(text);
    if (known) return known;
    const document = { key: `text ${this.#byText.size + 1}`, text, ...said };
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
  | 'where'
  | 'document'
  | 'id'
  | 'annotator'
  | 'annotatorIs'
  | 'note'
  | 'attributes'
  | 'created'
  | 'modified'
> {
  readonly code: ForeignCode;
  readonly span: ForeignSpan;
  /** Null when the span lies outside the text. */
  readonly quote: string | null;
  /** "2/3" of a mark in three pieces. */
  readonly piece: string | null;
}

/** Of one mark as the file names it: the marks that they make, and how often each piece was met. */
interface Copies {
  readonly marks: ReadPiece[][];
  readonly met: Map<string, number>;
}

/** Pieces of one text with the same mark and code are one mark, unless two say that they are the same piece. */
export function pieceMarks(pieces: readonly ReadPiece[]): ForeignMark[] {
  const groups = new Map<string, Copies>();
  const marks: ReadPiece[][] = [];
  for (const one of pieces) {
    if (one.piece === null || one.id === null) {
      marks.push([one]);
      continue;
    }
    const key = JSON.stringify([one.document, one.annotator, one.id, one.code.key]);
    const copies: Copies = groups.get(key) ?? { marks: [], met: new Map() };
    groups.set(key, copies);
    // Each time that a piece is met it belongs to the next copy, so that none of them has it twice.
    const count = copies.met.get(one.piece) ?? 0;
    copies.met.set(one.piece, count + 1);
    const open = copies.marks[count];
    if (open) open.push(one);
    else {
      const copy = [one];
      copies.marks.push(copy);
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

/**
 * Whom the file names, else whom its path does: INCEpTION exports a document as `annotation/document.txt/annotator.json`.
 */
export function annotatorOf(
  named: string | null,
  path: string,
): Pick<ForeignMark, 'annotator' | 'annotatorIs'> {
  if (named !== null) return { annotator: named, annotatorIs: 'name' };
  const name = /(?:^|\/)annotation\/[^/]+\/([^/]+)\.[a-z0-9]+$/.exec(path)?.[1] ?? null;
  return { annotator: name === 'INITIAL_CAS' ? null : name, annotatorIs: 'folder' };
}
