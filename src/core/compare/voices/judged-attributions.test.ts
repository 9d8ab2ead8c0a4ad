import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../testing/article.ts';
import { memberNamed } from '../../../testing/claims.ts';
import { attributionSchema, type Attribution } from '../../model/attribution.ts';
import type { Published } from '../../model/plain-records.ts';
import { currentRevision } from '../../model/source.ts';
import { targetAt } from '../../text/quote.ts';
import { findVoices, judgedAttributions, rejectedAttributions } from './judged-attributions.ts';

const SOURCE = articleOf(['Clara Voss said it was late.', 'The plan was dead, it seemed.']);
const revision = currentRevision(SOURCE);

function said(
  words: string,
  minute: number,
  { state = 'stands', speaker = 'Paul Otto', by = 'ada' } = {},
): Published<Attribution> {
  const start = revision.text.indexOf(words);
  const now = new Date(Date.UTC(2026, 0, 31, 9, minute)).toISOString();
  const record = v.parse(attributionSchema, {
    target: targetAt(SOURCE, revision, [{ start, end: start + words.length }]),
    kind: 'indirect',
    speaker,
    cue: '',
    state,
    created: now,
    modified: now,
  });
  return { ...record, author: memberNamed(by) };
}

const speakers = (...records: Published<Attribution>[]) =>
  judgedAttributions([findVoices(SOURCE)], records, []).map(({ speaker }) => speaker);

describe('what people say of a passage', () => {
  test('nothing said: the rule’s own', () => {
    expect(speakers()).toEqual(['Clara Voss']);
  });

  test('takes the place of what the rule found in it, also when only a part of it is meant', () => {
    expect(speakers(said('it was late', 1))).toEqual(['Paul Otto']);
    expect(speakers(said('late', 1))).toEqual(['Paul Otto']);
  });

  test('adds what the rule missed, in text order', () => {
    expect(speakers(said('The plan was dead', 1))).toEqual(['Clara Voss', 'Paul Otto']);
  });

  test('the latest word counts, whoever says it', () => {
    const rejected = said('it was late', 2, { state: 'rejected', by: 'ben' });
    expect(speakers(said('it was late', 1), rejected)).toEqual([]);
    expect(speakers(said('it was late', 3), rejected)).toEqual(['Paul Otto']);
    expect(rejectedAttributions([said('it was late', 1), rejected], [SOURCE])).toEqual([rejected]);
    expect(rejectedAttributions([said('it was late', 3), rejected], [SOURCE])).toEqual([]);
  });
});
