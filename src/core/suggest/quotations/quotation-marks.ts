/*
 * What stands between quotation marks, in the marks that news pages use: “ ” ‘ ’ " « » „ “.
 * Not who says it (find-attributions.ts), and not whether it is speech: titles and scare quotes stand there too.
 * Comes from the article text of a revision; goes to the finder of attributions and to the findings.
 */
import { currentRevision, isArticleText, type Source } from '../../model/source.ts';
import type { Span } from '../../text/segments.ts';

/** UTF-16 units of the revision. */
export interface Quoted {
  /** The words without their marks; never empty. */
  readonly inner: Span;
  /** With the marks. Without a closing one it ends with its block. */
  readonly outer: Span;
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '"': '"',
  '«': '»',
  '„': '“”',
};

/** All of them in the article, without its furniture, in text order. Marks inside a quotation open no other. */
export function quotedSpansOf(source: Source): Quoted[] {
  const { text, blocks } = currentRevision(source);
  return blocks.filter(isArticleText).flatMap((block) => quotedIn(text, block));
}

/** Inside `within`, which is a block: a quotation that goes on in the next one is opened there again. */
export function quotedIn(text: string, within: Span): Quoted[] {
  const found: Quoted[] = [];
  /** Closing marks that do not come any more. */
  const gone = new Set<string>();
  let at = within.start;
  while (at < within.end) {
    const closing = CLOSING[text.charAt(at)];
    const quoted =
      closing !== undefined && opensAt(text, within, at)
        ? quotedFrom(text, within, at, closing, gone)
        : null;
    if (quoted) found.push(quoted);
    at = quoted ? quoted.outer.end : at + 1;
  }
  return found;
}

/** A mark after a letter or digit opens nothing: an apostrophe, or inches. */
function opensAt(text: string, within: Span, at: number): boolean {
  const before = at === within.start ? ' ' : text.charAt(at - 1);
  return !/[\p{L}\p{N}]/u.test(before) && /\S/u.test(text.charAt(at + 1));
}

function quotedFrom(
  text: string,
  within: Span,
  at: number,
  closing: string,
  gone: Set<string>,
): Quoted | null {
  const end = gone.has(closing) ? null : closingAfter(text, within, at, closing);
  if (end === null) gone.add(closing);
  const inner = { start: at + 1, end: end ?? within.end };
  if (inner.start >= inner.end) return null;
  if (end === null && !mayRunOn(text.slice(inner.start, inner.end))) return null;
  return { inner, outer: { start: at, end: end === null ? within.end : end + 1 } };
}

function closingAfter(text: string, within: Span, at: number, closing: string): number | null {
  for (let place = at + 1; place < within.end; place++) {
    if (!closing.includes(text.charAt(place))) continue;
    const isApostrophe =
      text.charAt(place) === '’' &&
      /[\p{L}\p{N}]/u.test(text.charAt(place - 1)) &&
      /[\p{L}\p{N}]/u.test(text.charAt(place + 1));
    if (!isApostrophe) return place;
  }
  return null;
}

/** ‘90s and ‘tis are words with the wrong apostrophe, not the beginning of somebody's speech. */
function mayRunOn(rest: string): boolean {
  return !/^(?:\d|tis\b|twas\b|em\b|til\b)/u.test(rest);
}
