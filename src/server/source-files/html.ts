/*
 * A saved page: the article that is in it, and what the page states about itself.
 * No script is run and nothing is fetched: the page is parsed into nodes, and text nodes alone are read.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { piecesOfHtml, type HtmlNode } from '#core/sources/html-pieces.ts';
import { statedFacts, type PageFacts } from '#core/sources/page-metadata.ts';
import {
  articleOfPieces,
  readSource,
  type Piece,
  type ReadSource,
} from '#core/sources/read-source.ts';
import { decodeText } from './decode.ts';

type Page = ReturnType<typeof parseHTML>['document'];

/** Beginnings and ends of elements; a page of a newspaper has up to 20,000. */
const MOST_TAGS = 100_000;

/** UTF-16 units in which a page says how it is encoded and whence a browser saved it. */
const HEAD = 4_096;
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i;

/** `encoding` is what the answer of a server declared; null for a file. */
export function readHtml(bytes: Uint8Array, encoding: string | null = null): Result<ReadSource> {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ?? null;
  const { text, remarks } = decodeText(bytes, encoding ?? declared);
  if (text.split('<', MOST_TAGS + 1).length > MOST_TAGS) {
    return refused({
      path: '',
      message: 'has too many elements. Copy the article out of the page and paste it',
    });
  }
  const { document } = parseHTML(
    /<html/i.test(text) ? text : `<!doctype html><html><body>${text}</body></html>`,
  );
  const savedFrom = SAVED_FROM.exec(text.slice(0, HEAD))?.[1] ?? '';
  const stated = statedFacts({ ...factsOf(document), savedFrom });
  const whole = piecesOfHtml(document.body);
  const found = articlePieces(document);
  const pieces = withHeadline(found ?? whole, stated.metadata.headline);
  const article = articleOfPieces(withDeck(pieces, stated.description));
  if (article.text === '') {
    return refused({
      path: '',
      message: 'has no text. If the page builds its text by script, copy the text and paste it',
    });
  }
  const taken = lengthOf(found ?? whole);
  const all = lengthOf(whole);
  return accepted(
    readSource(article, stated.metadata, [
      ...remarks,
      ...stated.remarks,
      found
        ? `Menus, lists of links and other parts round the article were left out: ${all > taken ? all - taken : 0} of ${all} characters.`
        : 'No article stood out on the page, so that all of its text was taken: set aside what does not belong to it.',
    ]),
  );
}

function factsOf(document: Page): Omit<PageFacts, 'savedFrom'> {
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? '';
  return {
    jsonLd: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (element) => element.textContent ?? '',
    ),
    meta: [...document.querySelectorAll('meta[content]')].map((element) => [
      element.getAttribute('property') ?? element.getAttribute('name') ?? '',
      element.getAttribute('content') ?? '',
    ]),
    title: document.querySelector('title')?.textContent ?? '',
    language: attribute('html', 'lang'),
    canonical: attribute('link[rel="canonical"]', 'href'),
  };
}

/** Null where nothing stands out as an article. Changes the document. */
function articlePieces(document: Page): Piece[] | null {
  try {
    const found = new Readability<HtmlNode>(document, {
      serializer: (node: HtmlNode) => node,
      charThreshold: 200,
    }).parse();
    const pieces = found?.content ? piecesOfHtml(found.content) : [];
    return pieces.length > 0 ? pieces : null;
  } catch {
    return null; // pages that the library stumbles over are read whole
  }
}

/** Pages put the headline over the article, where the search for the article leaves it out. */
function withHeadline(pieces: readonly Piece[], headline: string | null): Piece[] {
  const isThere = pieces.slice(0, 4).some(({ text }) => same(text, headline));
  if (headline === null || isThere) {
    return pieces.map((one) => (same(one.text, headline) ? { ...one, kind: 'heading' } : one));
  }
  return [{ kind: 'heading', text: headline }, ...pieces];
}

function withDeck(pieces: readonly Piece[], description: string | null): Piece[] {
  return pieces.map((one, at) =>
    at < 4 && one.kind === null && same(one.text, description) ? { ...one, kind: 'deck' } : one,
  );
}

function same(text: string, other: string | null): boolean {
  return other !== null && text.replace(/\s+/g, ' ').trim() === other;
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}
