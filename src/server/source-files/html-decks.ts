/*
 * Decks: the lines under a headline that say what an article is about. The search for the article drops many of them.
 * Told by what the page says: its description of itself, a class, the header of the article, a heading under the h1.
 */
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import type { Piece } from '#core/sources/read-source.ts';
import type { PageElement } from './html-document.ts';
import { isSame } from './html-words.ts';

/** Elements looked at after the h1; a deck has no more pieces and characters than this. */
const FURTHEST = 40;
const MOST_PIECES = 8;
const LONGEST = 1_000;

const DECK =
  /(?:^|[^a-z])(?:standfirst|deck|dek|sub-?title|sub-?head(?:line|ing)?|lead|lede|summary|strapline)(?![a-z])/;
const OTHERS =
  /(?:^|[^a-z])(?:by-?line|author|date|time(?:stamp)?|shar(?:e|ing)|social|media|image|photo|picture|video|caption|credit|related|newsletter)(?![a-z])/;
const BYLINE = /^(?:by|von|par|por|published|updated|last (?:updated|modified))\b/i;

/** `all` are the elements of the page in its order. */
export function decksAfter(
  h1: PageElement,
  all: readonly PageElement[],
  description: string | null,
): Piece[] {
  const header = h1.closest('header');
  const ofArticle = header?.querySelector('nav') === null ? header : null;
  const start = all.indexOf(h1) + 1 + sizeOf(h1);
  const decks: Piece[] = [];
  let [at, looked] = [start, 0];
  for (let element = all[at]; element && looked < FURTHEST; looked++, element = all[at]) {
    const pieces = piecesOfDeck(element);
    const says = pieces.map(({ text }) => text).join(' ');
    const isInHeader = ofArticle !== null && element.closest('header') === ofArticle;
    const isTaken =
      pieces.length > 0 &&
      (isSame(says, description) ||
        DECK.test(namesOf(element)) ||
        ((isInHeader || isUnder(element, h1, at === start)) && isProse(element, says)));
    if (isTaken) decks.push(...pieces);
    else if (element.nodeName === 'H1' || (beginsArticle(element) && !isInHeader)) break;
    at += isTaken ? 1 + sizeOf(element) : 1;
  }
  return decks;
}

/** None where it is too much for a deck, or something else. */
function piecesOfDeck(element: PageElement): Piece[] {
  if (OTHERS.test(namesOf(element)) || (element.textContent ?? '').length > LONGEST * 2) return [];
  const pieces = piecesOfHtml(element);
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const isOther = pieces.some(({ kind }) => kind !== null && kind !== 'heading');
  return isOther || pieces.length > MOST_PIECES || length > LONGEST ? [] : pieces;
}

function namesOf(element: PageElement): string {
  return ['class', 'id', 'itemprop', 'data-testid']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** A heading right under the h1. */
function isUnder(element: PageElement, h1: PageElement, isNext: boolean): boolean {
  return isNext && element.parentNode === h1.parentNode && /^H[2-6]$/.test(element.nodeName);
}

function isProse(element: PageElement, says: string): boolean {
  return (
    /^(?:P|H[2-6])$/.test(element.nodeName) &&
    says.split(/\s+/).length >= 5 &&
    !BYLINE.test(says) &&
    element.querySelector('time, button, [rel~="author"], [itemprop~="author"]') === null
  );
}

function beginsArticle(element: PageElement): boolean {
  return element.nodeName === 'P' && (element.textContent ?? '').trim().length >= 80;
}

function sizeOf(element: PageElement): number {
  return [...element.querySelectorAll('*')].length;
}
