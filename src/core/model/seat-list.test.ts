import { describe, expect, test } from 'vitest';
import { MOST_SEATS, readSeatList } from './seat-list.ts';

describe('a pasted class list', () => {
  test.each<[string, string, string[]]>([
    ['nothing', ' \n\n', []],
    ['one name a line', 'Ada\nBen', ['Ada', 'Ben']],
    ['lines of Windows, spaces around, empty lines', ' Ada \r\n\r\nBen\r\n', ['Ada', 'Ben']],
    [
      'numbers and bullets',
      '1. Ada\n2) Ben\n3 Cem\n- Dana\n• Eli',
      ['Ada', 'Ben', 'Cem', 'Dana', 'Eli'],
    ],
    ['two columns of a table', 'Lovelace\tAda\nBen', ['Lovelace Ada', 'Ben']],
    ['the same name twice', 'Ada\nBen\nAda', ['Ada', 'Ben']],
    ['a hyphen inside a name', 'Anne-Marie\nJean - Luc', ['Anne-Marie', 'Jean - Luc']],
  ])('%s', (_name, pasted, expected) => {
    expect(readSeatList(pasted)).toEqual({ ok: true, value: expected });
  });

  test.each([
    [
      'a name that is too long',
      `Ada\n${'x'.repeat(41)}`,
      'Line 2: A name has at most 40 characters.',
    ],
    [
      'a name that hides its direction',
      'Ada\u202e',
      'Line 1: A name may not hold control characters.',
    ],
    [
      'a whole school',
      Array.from({ length: MOST_SEATS + 1 }, (_, index) => `Pupil n${index}`).join('\n'),
      'At most 200 names at once.',
    ],
  ])('%s is refused with a sentence', (_name, pasted, message) => {
    const read = readSeatList(pasted);
    expect(read.ok ? [] : read.problems.map((problem) => problem.message)).toEqual([message]);
  });
});
