import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../model/annotation.ts';
import * as v from 'valibot';
import { attributeIdSchema, memberIdSchema } from '../model/ids.ts';
import { segmentAt } from '../text/quote.ts';
import { SMALL_TEXT, smallMark } from '../../testing/small-workspace.ts';
import { readPlainly, wordingOf, wordingsFor, type PlainWording } from './plain-wordings.ts';

/** A mark over the words that gives another wording, '' for none. */
function loaded(id: string, words: string, plain: string, modified = '2026-01-01T00:00:00.000Z') {
  const start = SMALL_TEXT.indexOf(words);
  const attribute = v.parse(attributeIdSchema, 'neutral-wording');
  const mark = smallMark(id, { attributes: { [attribute]: plain }, modified });
  const segments = [segmentAt(SMALL_TEXT, { start, end: start + words.length })];
  const author = v.parse(memberIdSchema, `writer-of-${id}`);
  return { ...mark, author, target: { ...mark.target, segments } } satisfies PublishedAnnotation;
}

const block = {
  kind: 'paragraph',
  start: SMALL_TEXT.indexOf('Officials'),
  end: SMALL_TEXT.length,
} as const;
const read = (...marks: PublishedAnnotation[]) =>
  readPlainly(
    SMALL_TEXT,
    block,
    marks.map(wordingOf).filter((one): one is PlainWording => one !== null),
  )
    .map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.words}]`))
    .join('');

describe('reading plainly', () => {
  test('puts each wording in the place of its words and keeps the rest', () => {
    expect(read(loaded('a', 'nobody', 'no person'))).toBe(
      'Officials said that [no person] was to blame.',
    );
  });

  test('takes the newest where two lie over each other', () => {
    const older = loaded('a', 'was to blame', 'was responsible', '2026-01-01T00:00:00.000Z');
    const newer = loaded('b', 'blame', 'hold responsible', '2026-02-01T00:00:00.000Z');
    expect(read(older, newer)).toBe('Officials said that nobody was to [hold responsible].');
  });

  test('changes nothing for marks without a wording or in another block', () => {
    expect(read(loaded('a', 'nobody', ' '), loaded('b', 'Storm', 'Wind'))).toBe(
      'Officials said that nobody was to blame.',
    );
  });
});

test('wordings for a mark are those of all marks that overlap it, the newest first', () => {
  const own = loaded('a', 'nobody was', 'no one was', '2026-01-01T00:00:00.000Z');
  const newer = loaded('b', 'was to blame', 'was at fault', '2026-02-01T00:00:00.000Z');
  const elsewhere = loaded('c', 'Officials', 'Clerks');
  expect(wordingsFor(own, [own, newer, elsewhere]).map(({ words }) => words)).toEqual([
    'was at fault',
    'no one was',
  ]);
});
