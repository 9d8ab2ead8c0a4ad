/*
 * The headline as a page prints it, which is what people compare: the h1 of the article, with its decks.
 * Taken before the search for the article, which drops every h1; what a page states about itself
 * (a title for search engines) stands in for it only where no h1 is the article's.
 */
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import type { Piece } from '#core/sources/read-source.ts';
import type { Metadata } from '#core/model/source.ts';
import { decksAfter } from './html-decks.ts';
import type { Page, PageElement } from './html-document.ts';
import { isSame, lettersOf, onOneLine } from './html-words.ts';

export interface PrintedHead {
  readonly headline: readonly Piece[];
  readonly decks: readonly Piece[];
}

/** Where there are more, none says that it is the headline: only its words can tell it. */
const MOST_HEADS = 20;
const UNSEEN =
  'nav, footer, dialog, [hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"], [class*="visually-hidden"], [class*="sr-only"], [class*="screen-reader"]';

/** Every h1 that may be the headline, in the order of the page. `title` is that of the document. */
export function printedHeads(
  page: Page,
  stated: Metadata,
  title: string,
  description: string | null,
): PrintedHead[] {
  const shown = [...page.body.querySelectorAll('h1')].filter((h1) => h1.closest(UNSEEN) === null);
  if (shown.length === 0 || shown.length > MOST_HEADS) return [];
  const all = [...page.body.querySelectorAll('*')];
  return shown.flatMap((h1) => {
    const headline = piecesOfHtml(h1);
    if (headline.length === 0 || isSiteName(h1, textOf(headline), stated, title)) return [];
    return [{ headline, decks: decksAfter(h1, all, description) }];
  });
}

/**
 * The one that is the article's, null where none is: one that is worded like what the page states (a heading of
 * another rank too), otherwise the nearest above the first paragraph of the article.
 */
export function headOfArticle(
  heads: readonly PrintedHead[],
  whole: readonly Piece[],
  found: readonly Piece[] | null,
  stated: string | null,
): PrintedHead | null {
  const like = heads.filter((head) => isLike(wordsOf(head), stated));
  const other = like.length > 0 ? undefined : headingWorded(whole, stated);
  if (other) return { headline: [other], decks: [] };
  const placed = (like.length > 0 ? like : heads).map((head) => ({
    head,
    at: placeIn(whole, head.headline[0]),
  }));
  if (found === null) return placed[0]?.head ?? null;
  const prose = found.filter(({ kind, text }) => kind === null && text.length >= 40);
  const start = placeIn(whole, prose[0]);
  const end = placeIn(whole, prose.at(-1));
  const above = placed.findLast(({ at }) => at <= start);
  return (above ?? placed.find(({ at }) => end < 0 || at <= end))?.head ?? null;
}

function headingWorded(whole: readonly Piece[], stated: string | null): Piece | undefined {
  const letters = lettersOf(stated ?? '');
  return letters === ''
    ? undefined
    : whole.find(({ kind, text }) => kind === 'heading' && lettersOf(text) === letters);
}

/** On one line. */
export function wordsOf({ headline }: PrintedHead): string {
  return onOneLine(textOf(headline));
}

/** First, unless it stands near the beginning anyway; decks follow it, or stay where they stand. */
export function withHead(
  pieces: readonly Piece[],
  { headline, decks }: PrintedHead,
  isWhole: boolean,
): Piece[] {
  const stands = placeIn(pieces, headline[0]);
  const at = stands >= 0 && (isWhole || stands < 4) ? stands : 0;
  const rest = withoutFirst(pieces, headline);
  const missing = decks.filter(
    (deck) => !standsIn(rest.slice(0, isWhole ? undefined : 8), deck.text),
  );
  return [
    ...rest.slice(0, at),
    ...headline.map(({ text }): Piece => ({ kind: 'heading', text })),
    ...missing.map(({ text }): Piece => ({ kind: 'deck', text })),
    ...rest
      .slice(at)
      .map((one, index): Piece =>
        index < 8 && standsIn(decks, one.text) ? { ...one, kind: 'deck' } : one,
      ),
  ];
}

/**
 * What a page states as its headline, as words that may stand in its text: without the name of the outlet,
 * null where it may still hold the name of a site.
 */
export function statedHeading({ headline, outlet }: Metadata, title: string): string | null {
  if (headline === null) return null;
  const ending = outlet === null ? null : /\s+(?:[|–—·»-]|::)\s+(\S.*)$/u.exec(headline);
  if (ending && lettersOf(ending[1] ?? '') === lettersOf(outlet ?? '')) {
    return headline.slice(0, ending.index);
  }
  const parts = isSame(title, headline) ? /\s(?:[|–—·»-]|::)\s/u : /\s(?:[|·»]|::)\s/u;
  return parts.test(headline) ? null : headline;
}

function isSiteName(h1: PageElement, words: string, stated: Metadata, title: string): boolean {
  const letters = lettersOf(words);
  if (stated.outlet !== null && letters === lettersOf(stated.outlet)) return true;
  const ending = /.*\s(?:[|–—·»-]|::)\s(.*)$/su.exec(title)?.[1] ?? '';
  return (
    letters === lettersOf(ending) &&
    letters !== lettersOf(stated.headline ?? '') &&
    h1.closest('article, main') === null
  );
}

function isLike(words: string, stated: string | null): boolean {
  const [printed, other] = [lettersOf(words), lettersOf(stated ?? '')];
  if (printed === '' || other === '') return false;
  // A short part of the title is the name of the site.
  return other.includes(printed) ? printed.length * 2 > other.length : printed.includes(other);
}

function placeIn(whole: readonly Piece[], piece: Piece | undefined): number {
  return whole.findIndex(({ text }) => isSame(text, piece?.text ?? null));
}

function standsIn(pieces: readonly Piece[], words: string | null): boolean {
  return pieces.some(({ text }) => isSame(text, words));
}

function withoutFirst(pieces: readonly Piece[], gone: readonly Piece[]): Piece[] {
  const left = [...pieces];
  for (const piece of gone) {
    const at = placeIn(left, piece);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(' ');
}
