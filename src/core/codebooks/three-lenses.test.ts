import { expect, test } from 'vitest';
import { indexCodeBook } from '../model/codebook.ts';
import { threeLenses } from './three-lenses.ts';

const index = indexCodeBook(threeLenses);

test('has 30 tags in three layers', () => {
  expect(threeLenses.layers.map((layer) => [layer.id, layer.channel, layer.tags.length])).toEqual([
    ['framing', 'tint', 13],
    ['claims', 'underline', 6],
    ['loaded-language', 'wave', 11],
  ]);
  expect(index.tags.size).toBe(30);
});

test.each(threeLenses.layers.map((layer) => [layer.label, layer] as const))(
  '%s: keys name one tag each, and every attribute exists',
  (_, layer) => {
    expect(new Set(layer.tags.map((tag) => tag.key)).size).toBe(layer.tags.length);
    for (const id of layer.attributes) expect(index.attributes.has(id), id).toBe(true);
  },
);

test('no layer takes a key that moves the caret or opens something', () => {
  const taken = new Set(['s', 'p', 'n', 'a', 'i']);
  expect(threeLenses.layers.filter((layer) => taken.has(layer.key))).toEqual([]);
});

test.each([...index.tags.values()].map(({ tag }) => [tag.label, tag] as const))(
  '%s says when to mark, with an example and a counterexample, in a legible colour',
  (_, tag) => {
    for (const text of [tag.guideline, tag.example, tag.counterExample]) {
      expect(text.length).toBeGreaterThan(8);
    }
    expect(contrast(tag.colour, '#faf8f4')).toBeGreaterThanOrEqual(4.5);
  },
);

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
