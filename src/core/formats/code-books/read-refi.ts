/** REFI-QDA (.qdc, and the code book in a .qdpx) as a foreign code book: categories are layers. */
import { accepted, type Result } from '../../model/result.ts';
import type { ForeignCode, InputFile } from '../foreign-work.ts';
import { decoded } from '../refi/project-files.ts';
import { refiCodeBook } from '../refi/qdc.ts';
import { refiProject } from '../refi/qdpx.ts';
import { readQdc, readQdpxCodeBook, type RefiCodeBook } from '../refi/read-qdc.ts';
import {
  asLabel,
  asProse,
  foreignLayer,
  type ForeignCodeBook,
  type ForeignTag,
} from './foreign-code-book.ts';

export function readQdcFile({ bytes }: InputFile): Result<ForeignCodeBook> {
  const book = readQdc(decoded(bytes).text);
  return book.ok ? accepted(foreign(book.value, refiCodeBook.label)) : book;
}

export function readQdpxFile(files: readonly InputFile[]): Result<ForeignCodeBook> {
  const book = readQdpxCodeBook(files);
  return book.ok ? accepted(foreign(book.value, refiProject.label)) : book;
}

function foreign({ isOwn, codes, unread }: RefiCodeBook, format: string): ForeignCodeBook {
  const layers = new Set(codes.map(({ layer }) => asLabel(layer)));
  return {
    format,
    label: null,
    rules: null,
    layers: [...layers].map(foreignLayer),
    tags: codes.map((code) => tagOf(code, isOwn)),
    attributes: [],
    unread,
  };
}

function tagOf({ key, label, layer, colour, guideline }: ForeignCode, isOwn: boolean): ForeignTag {
  const said = isOwn ? ownDescription(guideline) : { guideline };
  return {
    key,
    where: `code “${asLabel(label).slice(0, 80)}”`,
    id: isOwn ? key : null,
    label: asLabel(label),
    layer: asLabel(layer),
    shortcut: null,
    colour,
    guideline: asProse(said.guideline),
    example: asProse(said.example),
    counterExample: asProse(said.counterExample),
  };
}

interface Description {
  readonly guideline: string;
  readonly example?: string;
  readonly counterExample?: string;
}

/** What write-codes.ts joined, apart again. */
function ownDescription(text: string): Description {
  const [before, counterExample] = cutAtLast(text, 'Counter-example: ');
  const [guideline, example] = cutAtLast(before, 'Example: ');
  return {
    guideline,
    ...(example !== null && { example }),
    ...(counterExample !== null && { counterExample }),
  };
}

/** The paragraph that begins with those words, and all before it. */
function cutAtLast(text: string, words: string): [string, string | null] {
  if (text.startsWith(words)) return ['', text.slice(words.length)];
  const at = text.lastIndexOf(`\n\n${words}`);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 2 + words.length)];
}
