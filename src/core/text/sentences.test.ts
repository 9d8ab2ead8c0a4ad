import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { countWords, sentencesOf } from './sentences.ts';

const whole = (text: string) => ({ start: 0, end: text.length });

describe('sentencesOf', () => {
  test.each<[string, string[]]>([
    ['', []],
    [' \n ', []],
    ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
    [
      'He met with IDF Spokesperson Brig. Gen. Ronen Manelis last week. It was late.',
      ['He met with IDF Spokesperson Brig. Gen. Ronen Manelis last week.', 'It was late.'],
    ],
    ['Mr Chalghoumi left. Mr. Paty stayed.', ['Mr Chalghoumi left.', 'Mr. Paty stayed.']],
    ['Mr Chalghoumi, 48, said.', ['Mr Chalghoumi, 48, said.']],
    ['“Dr. Penn is out.” She left.', ['“Dr. Penn is out.”', 'She left.']],
    ['J. K. Rowling wrote. She left.', ['J. K. Rowling wrote.', 'She left.']],
    ['The U.S. Senate met. It voted.', ['The U.S. Senate met.', 'It voted.']],
    ['No. 10 said no. Never.', ['No. 10 said no.', 'Never.']],
    ['She said: No. Never.', ['She said: No.', 'Never.']],
    ['It fell by 3.5% at 8 p.m. on Monday.', ['It fell by 3.5% at 8 p.m. on Monday.']],
    ['‘Wake up,’ he said. ‘Now.’', ['‘Wake up,’ he said.', '‘Now.’']],
    ['He knew a general, Gen.\n\nNext came Ada.', ['He knew a general, Gen.', 'Next came Ada.']],
    ['議会は投票した。街は閉まる。', ['議会は投票した。', '街は閉まる。']],
  ])('%j', (text, expected) => {
    const found = sentencesOf(text, whole(text), 'en');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test('gives offsets of the text, also for a part of it', () => {
    const text = 'Heading\n\nOne. Two. Three.';
    const found = sentencesOf(text, { start: 9, end: 18 }, 'en');
    expect(found).toEqual([
      { start: 9, end: 13 },
      { start: 14, end: 18 },
    ]);
  });

  test('known miss: a sentence that ends in an abbreviation takes the next one in', () => {
    const text = 'She lives in the U.S. He does not.';
    expect(sentencesOf(text, whole(text), 'en')).toHaveLength(1);
  });

  test('together they hold all but white space, in order', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text, ...within }) => {
        let from = within.start;
        for (const { start, end } of sentencesOf(text, within, 'en')) {
          expect(start).toBeLessThan(end);
          expect(text.slice(from, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          from = end;
        }
        expect(text.slice(from, within.end).trim()).toBe('');
      }),
    );
  });
});

describe('countWords', () => {
  test.each<[string, string, string | null, number]>([
    ['nothing', '', 'en', 0],
    ['signs are no words', '— … “” 🌪', 'en', 0],
    ['English', 'It’s 12% of the well-known street.', 'en', 7],
    ['Hebrew', 'שלום לכולם', 'he', 2],
    ['Japanese has no spaces', '東京都に住む', 'ja', 4],
    ['no language', 'one two', null, 2],
    ['a language that is no language tag', 'one two', 'English (UK)', 2],
    ['an empty language', 'one two', '', 2],
  ])('%s', (_, text, language, expected) => {
    expect(countWords(text, language)).toBe(expected);
  });
});

test('sentences of a text whose page states no language tag', () => {
  expect(sentencesOf('One. Two.', { start: 0, end: 9 }, 'en_GB')).toHaveLength(2);
});
