import { expect, test } from 'vitest';
import { blocksIn, FIVE_PARAGRAPHS, readPage, refusalOf } from '../../testing/html-pages.ts';

const SINGLE_FILE = `<!DOCTYPE html> <html lang=en style><!--
 Page saved with SingleFile 
 url: https://paper.example/news/bridge 
 saved date: Mon May 06 2024 10:00:00 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8>`;

test.each([
  [
    'neither head nor body',
    `<!doctype html><html lang=en><meta charset=utf-8><title>Bridge closed</title><header><nav><a href=/>Home</a></nav></header><main><article><h1>Bridge closed</h1>${FIVE_PARAGRAPHS}</article></main></html>`,
  ],
  [
    'a head alone',
    `<!doctype html><html><head><title>Bridge closed</title></head><h1>Bridge closed</h1>${FIVE_PARAGRAPHS}</html>`,
  ],
  [
    'a head that never ends',
    `<!doctype html><html><head><title>Bridge closed</title><h1>Bridge closed</h1>${FIVE_PARAGRAPHS}</html>`,
  ],
  [
    'a body without a head',
    `${SINGLE_FILE}<title>Bridge closed</title><style>p{}</style><body class=page><h1>Bridge closed</h1>${FIVE_PARAGRAPHS}`,
  ],
  [
    'no html element',
    `<!doctype html><meta charset=utf-8><title>Bridge closed</title><h1>Bridge closed</h1>${FIVE_PARAGRAPHS}`,
  ],
  [
    'text after the end of its body',
    `<html><head><title>Bridge closed</title></head><body><h1>Bridge closed</h1></body></html><div>${FIVE_PARAGRAPHS}</div>`,
  ],
])('a page with %s has its whole article', (_, page) => {
  const blocks = blocksIn(readPage(page));
  expect(blocks[0]).toEqual(['heading', 'Bridge closed']);
  expect(blocks.filter(([kind]) => kind === 'paragraph')).toHaveLength(5);
});

test('a page that SingleFile saved says whence, and how much was left out', () => {
  const page = `${SINGLE_FILE}<title>Bridge</title><body><main><h1>Bridge</h1><p>Short news of the day, one line.`;
  const { metadata, remarks } = readPage(page);
  expect(metadata.url).toBe('https://paper.example/news/bridge');
  expect(remarks.join(' ')).not.toContain('of 0 characters');
});

test('a page of which only its title is left is refused', () => {
  const page =
    '<html><head><title>Storm hits the coast</title></head><body><div id=app></div></body></html>';
  expect(refusalOf(page)).toContain('has no text');
});

/** With words at the bottom, or a chain of other elements. */
const nested = (depth: number, name = 'div') =>
  `<html><body><h1>Storm</h1>${`<${name}>`.repeat(depth)}The bottom.${`</${name}>`.repeat(depth)}</body></html>`;

test('a page as deep as browsers make it is read to the bottom', () => {
  expect(readPage(nested(505)).text).toBe('Storm\n\nThe bottom.');
}, 60_000);

test.each([
  ['elements', nested(49_000)],
  ['elements that frame', nested(49_000, 'html')],
  ['a few too many elements', nested(650)],
])('a page of %s nested without end is refused at once', (_, page) => {
  const start = performance.now();
  expect(refusalOf(page)).toContain('nested too deep');
  expect(performance.now() - start).toBeLessThan(5_000);
});
