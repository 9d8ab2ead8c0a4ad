import { expect, test } from 'vitest';
import { lettersAt } from './letters.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'], // the last column of Excel
])('%i is %s', (index, letters) => {
  expect(lettersAt(index)).toBe(letters);
});
