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
  let line: PrintedLine | null = null;
  for (const item of items.filter(isItem)) {
    const before: PrintedLine | null = line;
    const [, , , size = 0, left = 0, bottom = 0] = item.transform;
    const height = item.height > 0 ? item.height : Math.abs(size);
    const right = left + item.width;
    if (item.str.trim() === '' && !before) continue;
    if (before && Math.abs(before.top + bottom) < height * 0.5) {
      const isParted = left - before.right > height * 0.15 && !/\s$/.test(before.text);
      const text = `${before.text}${isParted ? ' ' : ''}${item.str}`;
      line = { ...before, text, right, height: Math.max(before.height, height) };
    } else {
      if (before) lines.push(before);
      line = item.str.trim() === '' ? null : { text: item.str, top: -bottom, height, left, right };
    }
    if (item.hasEOL && line) {
      lines.push(line);
      line = null;
    }
  }
  if (line) lines.push(line);
  return lines.filter(({ text }) => text.trim() !== '');
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
