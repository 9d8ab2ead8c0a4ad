/*
 * A saved page: the article that is in it, and what the page states about itself.
 * No script is run and nothing is fetched: the page is parsed into nodes, and text nodes alone are read.
 */
import { Readability } from '@mozilla/readability';
import { statedWords, type Metadata } from '#core/model/source.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { piecesOfHtml, type HtmlNode } from '#core/sources/html-pieces.ts';
import { statedFacts, type PageFacts } from '#core/sources/page-metadata.ts';
import {
  articleOfPieces,
  readSource,
  type Piece,
  type ReadSource,
} from '#core/sources/read-source.ts';
import { decodeText, isBinary } from './decode.ts';
import { parsePage, type Page } from './html-document.ts';
import {
  headOfArticle,
  printedHeads,
  statedHeading,
  withHead,
  wordsOf,
  type PrintedHead,
} from './html-headline.ts';
import { isSame, lettersOf } from './html-words.ts';

/** Beginnings and ends of elements; a page of a newspaper has up to 20,000. */
const MOST_TAGS = 100_000;

/** Bytes, or UTF-16 units, in which a page says how it is encoded and whence a browser saved it. */
const HEAD = 16_384;
/** Chrome and its like, and SingleFile. */
const SAVED_FROM = [
  /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i,
  /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i,
];

/** `encoding` and `address` are what is said of the page outside it, if anything. */
export function readHtml(
  bytes: Uint8Array,
  encoding: string | null = null,
  address = '',
): Result<ReadSource> {
  const { text, remarks } = decodeText(bytes, encoding ?? declaredEncoding(bytes));
  if (isBinary(text)) {
    return refused({
      path: '',
      message: 'is no text that could be read. Copy the article out of the page and paste it',
    });
  }
  if (text.split('<', MOST_TAGS + 1).length > MOST_TAGS) {
    return refused({
      path: '',
      message: 'has too many elements. Copy the article out of the page and paste it',
    });
  }
  const parsed = parsePage(text);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const facts = { ...factsOf(document), savedFrom: address || savedFrom(text) };
  const stated = statedFacts(facts);
  const whole = piecesOfHtml(document.body);
  if (whole.length === 0) {
    return refused({
      path: '',
      message: 'has no text. If the page builds its text by script, copy the text and paste it',
    });
  }
  const heads = printedHeads(document, stated.metadata, facts.title, stated.description);
  const found = articlePieces(document);
  const heading = statedHeading(stated.metadata, facts.title);
  const head = headOfArticle(heads, whole, found, heading ?? stated.metadata.headline);
  const headed = head
    ? withPrinted(found, whole, head, stated.metadata)
    : withStated(found ?? whole, stated.metadata, heading);
  const article = articleOfPieces(withDeck(headed.pieces, stated.description));
  const all = lengthOf(whole);
  return accepted(
    readSource(article, headed.metadata, [
      ...remarks,
      ...stated.remarks,
      ...headed.remarks,
      found
        ? `Menus, lists of links and other parts round the article were left out: ${Math.max(0, all - headed.taken)} of ${all} characters.`
        : 'No article stood out on the page, so that all of its text was taken: set aside what does not belong to it.',
    ]),
  );
}

/** The pieces of an article with its headline, and how many characters of them the page printed. */
interface Headed {
  readonly pieces: readonly Piece[];
  readonly metadata: Metadata;
  readonly remarks: readonly string[];
  readonly taken: number;
}

function withPrinted(
  found: readonly Piece[] | null,
  whole: readonly Piece[],
  head: PrintedHead,
  metadata: Metadata,
): Headed {
  const pieces = withHead(found ?? whole, head, found === null);
  const printed = wordsOf(head);
  const stated = metadata.headline ?? printed;
  // Another kind of quotation mark, or the name of the site behind it, is no other headline.
  const isOther = !lettersOf(stated).startsWith(lettersOf(printed));
  return {
    pieces,
    metadata: { ...metadata, headline: statedWords(printed) },
    remarks: isOther
      ? [
          `The headline is the one that the page prints. About itself it states another: “${stated}”.`,
        ]
      : [],
    taken: lengthOf(pieces),
  };
}

/** Where no headline is printed that could be told from others. */
function withStated(pieces: readonly Piece[], metadata: Metadata, heading: string | null): Headed {
  const taken = lengthOf(pieces);
  const isThere = pieces.slice(0, 4).some(({ text }) => isSame(text, heading));
  if (isThere) {
    const marked = pieces.map((one): Piece =>
      isSame(one.text, heading) ? { ...one, kind: 'heading' } : one,
    );
    return { pieces: marked, metadata, remarks: [], taken };
  }
  if (heading === null) {
    const remarks = [
      'No headline could be told from the rest of the page: make the right block a heading.',
    ];
    return { pieces, metadata, remarks, taken };
  }
  return {
    pieces: [{ kind: 'heading', text: heading }, ...pieces],
    metadata,
    remarks: [
      'The page prints no headline that could be told from the rest: the heading is what it states about itself. Compare it with the page.',
    ],
    taken,
  };
}

/** Of the page itself. Readable as ASCII, its UTF-16 cannot be true: browsers take UTF-8 for it. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const seen = start.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(seen)?.[1] ?? null;
  return declared !== null && /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

function savedFrom(text: string): string {
  const start = text.slice(0, HEAD);
  return (
    SAVED_FROM.map((pattern) => pattern.exec(start)?.[1]).find((one) => one !== undefined) ?? ''
  );
}

function factsOf(document: Page): Omit<PageFacts, 'savedFrom'> {
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? '';
  return {
    jsonLd: [...document.querySelectorAll('script[type^="application/ld+json" i]')].map(
      (element) => element.textContent ?? '',
    ),
    meta: [...document.querySelectorAll('meta[content]')].map((element) => [
      element.getAttribute('property') ?? element.getAttribute('name') ?? '',
      element.getAttribute('content') ?? '',
    ]),
    title: document.querySelector('title')?.textContent ?? '',
    language: attribute('html', 'lang') || attribute('html', 'xml:lang'),
    canonical: attribute('link[rel="canonical"]', 'href'),
  };
}

/** Null where nothing stands out as an article. Changes the document. */
function articlePieces(document: Page): Piece[] | null {
  let found: ReturnType<Readability<HtmlNode>['parse']>;
  try {
    found = new Readability<HtmlNode>(document, {
      serializer: (node: HtmlNode) => node,
      charThreshold: 200,
    }).parse();
  } catch {
    return null; // pages that the library stumbles over are read whole
  }
  const pieces = found?.content ? piecesOfHtml(found.content) : [];
  return pieces.length > 0 ? pieces : null;
}

function withDeck(pieces: readonly Piece[], description: string | null): Piece[] {
  return pieces.map((one, at) =>
    at < 4 && one.kind === null && isSame(one.text, description) ? { ...one, kind: 'deck' } : one,
  );
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}
