import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneNameEach } from './same-speaker.ts';

describe('one name for a speaker', () => {
  test('the longer name that ends with it', () => {
    const names = oneNameEach(['Chalghoumi', 'Mr Chalghoumi', 'Hassen Chalghoumi', 'Macron'], []);
    expect([...names.values()]).toEqual([
      'Hassen Chalghoumi',
      'Hassen Chalghoumi',
      'Hassen Chalghoumi',
      'Macron',
    ]);
  });

  test('a family name that two share stays by itself', () => {
    expect(oneNameEach(['Smith', 'Ada Smith', 'Ben Smith'], []).get('Smith')).toBe('Smith');
  });

  test('nobody stays nobody', () => {
    expect(oneNameEach(['', 'Ada Smith'], []).get('')).toBe('');
  });

  test('is the same in every order', () => {
    const names = [
      'Chalghoumi',
      'Mr Chalghoumi',
      'Hassen Chalghoumi',
      'Ada Smith',
      'smith',
      'The Post',
    ];
    const expected = oneNameEach(names, []);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        const shown = oneNameEach(shuffled, []);
        for (const name of names) expect(shown.get(name)).toBe(expected.get(name));
      }),
    );
  });
});
