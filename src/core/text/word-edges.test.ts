import { expect, test } from 'vitest';
import { isInsideWord, wordEdges } from './word-edges.ts';

test.each([
  ['the coast', 0, 3, 2],
  ['the coast', 4, 9, 2],
  ['the coast', 3, 9, 2],
  ['the coast', 5, 9, 1],
  ['the coast', 5, 8, 0],
  ['the coast', 4, 10, 1],
  ['𠀀𪜀 a', 0, 4, 2],
  ['𠀀𪜀 a', 0, 2, 1],
  ['𠀀𪜀 a', 0, 3, 1],
  ['a 🌪 b', 2, 4, 0],
  ['a 🌪 b', 1, 5, 2],
  ['', 0, 0, 0],
])('%j from %i to %i: %i', (text, start, end, edges) => {
  expect(wordEdges(text, { start, end })).toBe(edges);
});

test.each([
  ['legal', 2, true],
  ['the coast', 3, false],
  ['the coast', 4, false],
  ['12.5 m', 2, true],
  ['12.5 m', 3, true],
  ['12. He', 2, false],
  ['non-violent', 3, true],
  ['non-violent', 4, true],
  ['he -- she', 3, false],
  ['the mayor’s', 9, false],
  ['cafe\u0301', 4, true],
  ['👩‍👧', 2, true],
  ['桥梁', 1, false],
  ['สวัสดี', 1, false],
  ['שלום', 2, true],
  ['', 0, false],
])('inside a word of %j at %i: %s', (text, at, isInside) => {
  expect(isInsideWord(text, at)).toBe(isInside);
});
