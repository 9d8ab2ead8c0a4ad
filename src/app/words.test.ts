import { expect, test } from 'vitest';
import { initialOf } from './words.ts';

test.each([
  ['ben', 'B'],
  ['Müller, Anna', 'M'],
  ['👩‍👧 Ada', '👩‍👧'],
  ['e\u0301mile', 'E\u0301'],
  ['𝓑en', '𝓑'],
  ['', ''],
])('%s is shown as %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});
