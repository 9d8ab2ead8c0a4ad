import { describe, expect, test } from 'vitest';
import { blocksIn, FIRST_PARAGRAPH, FIVE_PARAGRAPHS, readPage } from '../../testing/html-pages.ts';

const DECK = 'Furious drivers blame the mayor for the sudden closing of the bridge.';
const PRINTED = 'Mayor: “I won’t go”';

function page(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
}

const titled = (title: string) => `<title>${title}</title>`;
const article = (head: string) =>
  `<article>${head}<div class="body">${FIVE_PARAGRAPHS}</div></article>`;

describe('the headline is the one that the page prints', () => {
  test.each([
    ['a title with the name of the site', titled(`${PRINTED} | Daily Example`), []],
    [
      'straight quotation marks',
      `<meta property="og:title" content="Mayor: &quot;I won't go&quot;">`,
      [],
    ],
    [
      'another headline for search engines',
      '<meta property="og:title" content="Bridge closure: what we know">',
      [
        'The headline is the one that the page prints. About itself it states another: “Bridge closure: what we know”.',
      ],
    ],
  ])('though it states %s', (_, head, told) => {
    const read = readPage(page(head, article(`<h1>${PRINTED}</h1>`)));
    expect(blocksIn(read).slice(0, 2)).toEqual([
      ['heading', PRINTED],
      ['paragraph', FIRST_PARAGRAPH],
    ]);
    expect(blocksIn(read)).toHaveLength(6);
    expect(read.metadata.headline).toBe(PRINTED);
    expect(read.remarks.filter((one) => one.includes('headline'))).toEqual(told);
  });

  test.each([
    [
      'the name of the site is one too',
      `<header><h1>Daily Example</h1></header>${article(`<h1>${PRINTED}</h1>`)}`,
    ],
    [
      'other articles follow',
      `${article(`<h1>${PRINTED}</h1>`)}<div><h1>Fire in the harbour</h1><p>Read on.</p></div>`,
    ],
    [
      'it stands over the article',
      `<div><h1>${PRINTED}</h1></div><main><h1 class="sr-only">Article</h1>${article('')}</main>`,
    ],
  ])('where %s', (_, body) => {
    const read = readPage(page(titled('Bridge closure: what we know | Daily Example'), body));
    expect(blocksIn(read)[0]).toEqual(['heading', PRINTED]);
    expect(blocksIn(read)).toHaveLength(6);
  });
});

/** The first block, and what is said of the headline. */
function headOn(head: string, body = article('')) {
  const read = readPage(page(head, body));
  const told = read.remarks.find((one) => /headline/.test(one)) ?? null;
  return [blocksIn(read)[0], told];
}

describe('where no headline is printed', () => {
  test('the stated one stands in for it, and a remark says so', () => {
    const [first, told] = headOn('<meta property="og:title" content="Bridge closed">');
    expect(first).toEqual(['heading', 'Bridge closed']);
    expect(told).toContain('what it states about itself');
  });

  test('the name of the site is no part of it', () => {
    const site = '<meta property="og:site_name" content="Daily Example">';
    const [first] = headOn(`${titled('Bridge closed - Daily Example')}${site}`);
    expect(first).toEqual(['heading', 'Bridge closed']);
  });

  test('a title that may hold the name of a site is no headline', () => {
    const [first, told] = headOn(titled('Bridge closed | Daily Example'));
    expect(first).toEqual(['paragraph', FIRST_PARAGRAPH]);
    expect(told).toContain('No headline could be told');
  });

  test('because there are far too many, none of them is taken for it', () => {
    const teasers = Array.from({ length: 30 }, (_, at) => `<div><h1>Teaser ${at}</h1></div>`);
    const [first] = headOn(titled('Bridge closed'), teasers.join('') + article(''));
    expect(first).toEqual(['heading', 'Bridge closed']);
  });

  test('but as a heading of another rank, that is it', () => {
    const masthead = '<header><h1>Daily Example</h1></header>';
    const [first, told] = headOn(
      titled('Bridge closed'),
      masthead + article('<h2>Bridge closed</h2>'),
    );
    expect(first).toEqual(['heading', 'Bridge closed']);
    expect(told).toBeNull();
  });
});

describe('decks', () => {
  const stated = `<meta property="og:description" content="${DECK}">`;
  test.each([
    [
      'of a class, in the header of the article',
      '',
      `<header><h1>${PRINTED}</h1><p class="article__standfirst">${DECK}</p></header>`,
    ],
    [
      'of no class, in the header of the article',
      '',
      `<header><h1>${PRINTED}</h1><p>${DECK}</p><p>By Ada Penn, our man in the harbour</p></header>`,
    ],
    [
      'in a frame with a class',
      '',
      `<h1>${PRINTED}</h1><div class="subTitle"><p>${DECK}</p></div>`,
    ],
    [
      'that the page states about itself',
      stated,
      `<div><h1>${PRINTED}</h1></div><div><div>${DECK}</div></div>`,
    ],
    ['as a heading', '', `<h1>${PRINTED}</h1><h2>${DECK}</h2>`],
  ])('%s', (_, head, top) => {
    const blocks = blocksIn(readPage(page(head, article(top))));
    expect(blocks.slice(0, 2)).toEqual([
      ['heading', PRINTED],
      ['deck', DECK],
    ]);
    expect(blocks.filter(([, words]) => words === DECK)).toHaveLength(1);
    expect(blocks).toContainEqual(['paragraph', FIRST_PARAGRAPH]);
  });

  test('are neither captions, bylines and dates nor the first paragraph', () => {
    const top = `<header><h1>${PRINTED}</h1><p class="lead-image-caption">The bridge as it was seen on Monday</p>
      <p class="byline">Ada Penn and Ben Reed in Marlow</p><p><time>On Monday the first of May at ten</time></p></header>`;
    expect(blocksIn(readPage(page('', article(top)))).filter(([kind]) => kind === 'deck')).toEqual(
      [],
    );
  });
});
