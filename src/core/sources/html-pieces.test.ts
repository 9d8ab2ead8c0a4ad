import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { piecesOfHtml, type HtmlNode } from './html-pieces.ts';

function textOf(html: string): string {
  const { document }: { document: { body: HtmlNode } } = parseHTML(
    `<html><head></head><body>${html}</body></html>`,
  );
  return piecesOfHtml(document.body)
    .map(({ text }) => text)
    .join('¶');
}

test.each([
  ['around a link', 'and <a href=x> the </a> council', 'and the council'],
  ['at bold words', 'the <b> council </b> agreed', 'the council agreed'],
  ['between two elements', '<span>12 </span> <span> million</span>', '12 million'],
  ['in source lines', 'a\n  <i>\n b</i>\n c', 'a b c'],
  ['that cannot break', '12\u00a0 <b>\u00a0million</b>', '12\u00a0 \u00a0million'],
  ['at a line break', 'one <br> <b> two</b>', 'one\ntwo'],
  ['at the edges of blocks', '<p> one </p> <p> two</p>', 'one¶two'],
  ['nowhere', 'w<b>or</b>d', 'word'],
  ['in preformatted words', '<pre>a  b <b> c</b></pre>', 'a  b  c'],
])('spaces are those that a browser shows: %s', (_, html, text) => {
  expect(textOf(html)).toBe(text);
});

test.each([
  ['round it', 'He said <q>no</q>.', 'He said “no”.'],
  ['round one in it', '<q>She said <q>no</q> twice</q>', '“She said ‘no’ twice”'],
  ['after one that has ended', '<q>a</q> and <q>b</q>', '“a” and “b”'],
  ['of its own', '<q><b>“no”</b></q>', '“no”'],
])('a quotation in a line has its marks: %s', (_, html, text) => {
  expect(textOf(html)).toBe(text);
});

test('a long run of spaces is read in time', () => {
  const spaces = ' '.repeat(200_000);
  const began = performance.now();
  expect(textOf(`<pre>a${spaces}b${spaces}\n c</pre>`)).toBe(`a${spaces}b\nc`);
  // A few milliseconds; half a minute, were each space looked at from all before it.
  expect(performance.now() - began).toBeLessThan(5_000);
});
