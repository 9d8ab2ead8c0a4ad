import { expect, test } from 'vitest';
import { carriedOver } from './carry-over.ts';

test.each([
  ['nothing changes', ['a', 'b'], ['a', 'b'], [1, null], [1, null]],
  ['words of a block change', ['a', 'b'], ['a', 'bb'], [null, 2], [null, 2]],
  ['a block comes in before', ['a', 'b'], ['x', 'a', 'b'], [1, 2], [null, 1, 2]],
  ['a block comes in between', ['a', 'b'], ['a', 'x', 'b'], [1, 2], [1, null, 2]],
  ['a block goes', ['a', 'b', 'c'], ['a', 'c'], [1, 2, 3], [1, 3]],
  ['the text goes', ['a'], [], [1], []],
  ['another text comes', ['a', 'b', 'c'], ['x', 'y'], [1, 2, 3], [null, null]],
  ['the same words twice', ['a', 'a'], ['a', 'a', 'a'], [1, 2], [1, 2, null]],
] as const)('%s', (_name, before, after, values, expected) => {
  expect(carriedOver<number>(before, after, values)).toEqual(expected);
});
