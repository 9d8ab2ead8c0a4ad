/** A PDF with text in it: its lines, put together to paragraphs again. Columns, tables and captions are guessed at. */
import { getDocumentProxy } from 'unpdf';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { NOTHING_STATED, type Metadata } from '#core/model/source.ts';
import { piecesOfPages, type PrintedLine } from '#core/sources/printed-lines.ts';
import { articleOfPieces, readSource, type ReadSource } from '#core/sources/read-source.ts';

const MOST_PAGES = 200;

export async function readPdf(bytes: Uint8Array): Promise<Result<ReadSource>> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
    });
    if (pdf.numPages > MOST_PAGES) {
      return refused({
        path: '',
        message: `has ${pdf.numPages} pages; at most ${MOST_PAGES} are read. Print the pages of the article into a PDF of their own`,
      });
    }
    const pages: PrintedLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items));
    }
    const article = articleOfPieces(piecesOfPages(pages));
    if (article.text === '') {
      return refused({
        path: '',
        message:
          'has no text, only pictures of it. Recognise its text with a program for scans, or paste the text',
      });
    }
    return accepted(
      readSource(article, await metadataOf(pdf), [
        'A PDF has lines, not paragraphs: check where paragraphs begin, words that were parted at the end of a line, and the order of columns.',
      ]),
    );
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

/** Pieces of text with the same base line, one after the other. */
function linesOf(items: readonly object[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let isOpen = false;
  for (const item of items.filter(isItem)) {
    const last = isOpen ? lines.at(-1) : undefined;
    const next = lineOf(item);
    if (last && Math.abs(last.top - next.top) < next.height * 0.5) {
      lines[lines.length - 1] = continued(last, next);
    } else if (item.str.trim() !== '') {
      lines.push(next);
    }
    isOpen = !item.hasEOL;
  }
  return lines;
}

function lineOf({ str, transform, width, height }: Item): PrintedLine {
  const [, , , size = 0, left = 0, bottom = 0] = transform;
  const tall = height > 0 ? height : Math.abs(size);
  return { text: str, top: -bottom, height: tall, left, right: left + width };
}

function continued(line: PrintedLine, next: PrintedLine): PrintedLine {
  const isParted = next.left - line.right > next.height * 0.15 && !/\s$/.test(line.text);
  return {
    ...line,
    text: `${line.text}${isParted ? ' ' : ''}${next.text}`,
    right: next.right,
    height: Math.max(line.height, next.height),
  };
}

function isItem(item: object): item is Item {
  return 'str' in item && 'transform' in item;
}

async function metadataOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Metadata> {
  const { info } = await pdf.getMetadata();
  const stated = new Map<string, unknown>(Object.entries(info));
  const words = (name: string) => {
    const value = stated.get(name);
    return typeof value === 'string' && value.trim() !== ''
      ? value.trim().slice(0, 2_000).toWellFormed()
      : null;
  };
  return {
    ...NOTHING_STATED,
    headline: words('Title'),
    byline: words('Author'),
    language: words('Language'),
  };
}
