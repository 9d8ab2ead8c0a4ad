/** A PDF with text in it: its lines, put together to paragraphs again. Columns, tables and captions are guessed at. */
import { getDocumentProxy } from 'unpdf';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { NOTHING_STATED, statedWords, type Metadata } from '#core/model/source.ts';
import { piecesOfPages } from '#core/sources/printed-lines.ts';
import { linesOfPieces, type PrintedPiece } from '#core/sources/printed-pieces.ts';
import { articleOfPieces, readSource, type ReadSource } from '#core/sources/read-source.ts';

const MOST_PAGES = 200;

export async function readPdf(bytes: Uint8Array): Promise<Result<ReadSource>> {
  const content = await contentOf(bytes);
  if (!content.ok) return content;
  const { pages, info } = content.value;
  const article = articleOfPieces(
    piecesOfPages(pages.map((items) => linesOfPieces(piecesOf(items)))),
  );
  if (article.text === '') {
    return refused({
      path: '',
      message:
        'has no text, only pictures of it. Recognise its text with a program for scans, or paste the text',
    });
  }
  return accepted(
    readSource(article, metadataOf(info), [
      'A PDF has lines, not paragraphs: check where paragraphs begin, words that were parted at the end of a line, and the order of columns.',
    ]),
  );
}

interface Content {
  /** The pieces of text of each page, as the library has them. */
  readonly pages: readonly (readonly object[])[];
  /** What the file states about itself. */
  readonly info: object;
}

/** What the library alone does, so that a fault of ours is not taken for one of the file. */
async function contentOf(bytes: Uint8Array): Promise<Result<Content>> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      verbosity: 0, // what it warns of is nothing that anybody here could mend
    });
    if (pdf.numPages > MOST_PAGES) {
      return refused({
        path: '',
        message: `has ${pdf.numPages} pages; at most ${MOST_PAGES} are read. Print the pages of the article into a PDF of their own`,
      });
    }
    const pages: object[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items);
    }
    const { info } = await pdf.getMetadata();
    return accepted({ pages, info });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return refused({
      path: '',
      message: isLocked
        ? 'is protected by a password. Save it without one and try again'
        : 'is no whole PDF. Save or download it again',
    });
  }
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

function piecesOf(items: readonly object[]): PrintedPiece[] {
  return items.filter(isItem).map(pieceOf);
}

function pieceOf({ str, transform, width, height, hasEOL }: Item): PrintedPiece {
  const [, , , size = 0, left = 0, bottom = 0] = transform;
  const tall = height > 0 ? height : Math.abs(size);
  return { text: str, top: -bottom, height: tall, left, right: left + width, endsLine: hasEOL };
}

function isItem(item: object): item is Item {
  return 'str' in item && 'transform' in item;
}

function metadataOf(info: object): Metadata {
  const stated = new Map<string, unknown>(Object.entries(info));
  const words = (name: string) => {
    const value = stated.get(name);
    return typeof value === 'string' ? statedWords(value) : null;
  };
  return {
    ...NOTHING_STATED,
    headline: words('Title'),
    byline: words('Author'),
    language: words('Language'),
  };
}
