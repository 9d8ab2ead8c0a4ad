import { describe, expect, test } from 'vitest';
import { asDateTime, asName, DistinctNames } from './names.ts';

describe('names', () => {
  test.each([
    ['2026-01-31T09:30:00.123Z', '2026-01-31T09:30:00Z'],
    ['2026-01-31 09:30:00+01', '2026-01-31T08:30:00Z'],
    ['2026-01-31T09:30:00-0230', '2026-01-31T12:00:00Z'],
    ['2026-01-31T09:30:00.123456789+02:00', '2026-01-31T07:30:00Z'],
    ['yesterday', null],
  ])('the time %s is %s', (given, expected) => {
    expect(asDateTime(given)).toBe(expected);
  });

  test('differ also where they differ in case only, and where a number is taken', () => {
    const names = new DistinctNames();
    const taken = ['a', 'A', 'a (2)', 'a', '__proto__', 'a (3)'].map((name) => names.take(name));
    expect(taken).toEqual(['a', 'A (2)', 'a (2) (2)', 'a (3)', '__proto__', 'a (3) (2)']);
  });

  test.each([
    ['a\r\n\tb ', 'a b'],
    [' \u2028 ', 'id'],
    ['\u0000', '\ufffd'],
  ])('%j stands in one line', (label, name) => {
    expect(asName(label, 'id')).toBe(name);
  });
});
