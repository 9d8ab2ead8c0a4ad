import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import type { ForeignWork } from '../foreign-work.ts';
import { readBrat } from './read-brat.ts';

const TEXT = 'Storm hits the coast.';
const SPAN = 'T1\tconflict 0 5\tStorm';

function read(...lines: readonly string[]): ForeignWork {
  const work = readBrat([
    { path: 'ana/a.txt', bytes: strToU8(TEXT) },
    { path: 'ana/a.ann', bytes: strToU8(lines.join('\n')) },
  ]);
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return work.value;
}

test('an attribute that is said twice keeps both values', () => {
  const { marks } = read(SPAN, 'A1\ttone T1 warm', 'A2\ttone T1 cold', 'A3\ttone T1 warm');
  expect(marks).toMatchObject([{ attributes: { tone: 'warm; cold' } }]);
});

test('notes and attributes of a span that is not there are counted', () => {
  const { marks, unread } = read(
    SPAN,
    '#1\tAnnotatorNotes T1\tsure',
    '#2\tAnnotatorNotes T9\tgone',
    'A1\ttone T9 warm',
    'A2\tsure T9',
  );
  expect(marks).toMatchObject([{ note: 'sure', attributes: {} }]);
  expect(unread).toEqual(['Notes and attributes of text spans that are not in the file (3)']);
});

test('much about one span is read in time', () => {
  const count = 100_000;
  const notes = Array.from({ length: count }, (_, at) => `#${at}\tAnnotatorNotes T1\tx`);
  const attributes = Array.from({ length: count }, (_, at) => `A${at}\tname${at} T1 v`);
  const began = performance.now();
  const { marks } = read(SPAN, notes.join('\n'), attributes.join('\n'));
  expect(marks[0]?.note).toHaveLength(2 * count - 1);
  // Less than a second; minutes, were it quadratic.
  expect(performance.now() - began).toBeLessThan(10_000);
});
