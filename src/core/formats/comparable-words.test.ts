import { expect, test } from 'vitest';
import { comparableWords } from './comparable-words.ts';

test.each([
  ['Loaded_Language', 'loaded  language!', true],
  ['L’État', 'l état', true],
  ['漢字', ' 漢字。', true],
  ['!!!', '???', false],
  ['!!!', ' !!! ', true],
  ['👍', '👎', false],
  ['a1', 'a 1', false],
  ['', '!', false],
])('%j and %j are one name: %s', (one, other, are) => {
  expect(comparableWords(one) === comparableWords(other)).toBe(are);
});
