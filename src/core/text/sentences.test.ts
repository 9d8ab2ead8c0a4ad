import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { sentencesOf } from './sentences.ts';
import { countWords } from './words.ts';

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
    ['It is plan B. Then we went.', ['It is plan B.', 'Then we went.']],
    ['He takes vitamin C. It helps.', ['He takes vitamin C.', 'It helps.']],
    ['John F. Kennedy spoke to J. A. Smith.', ['John F. Kennedy spoke to J. A. Smith.']],
    ['It was hepatitis B. “This is new.”', ['It was hepatitis B.', '“This is new.”']],
    ['She lives in the U.S. He does not.', ['She lives in the U.S.', 'He does not.']],
    ['He left the U.S. A day later he died.', ['He left the U.S.', 'A day later he died.']],
    ['The U.K. Prime Minister saw U.N. staff.', ['The U.K. Prime Minister saw U.N. staff.']],
    [
      'He is in Washington, D.C. After that, Rome.',
      ['He is in Washington, D.C.', 'After that, Rome.'],
    ],
    ['The U.S.-led force left.', ['The U.S.-led force left.']],
    ['St. Louis won.', ['St. Louis won.']],
    ['It is on Main St. The shop is shut.', ['It is on Main St.', 'The shop is shut.']],
    ['It began at 8 p.m. Monday in town.', ['It began at 8 p.m. Monday in town.']],
    ['Polls close at 7 a.m. ET on Sunday.', ['Polls close at 7 a.m. ET on Sunday.']],
    ['It began at 8 p.m. Police came.', ['It began at 8 p.m.', 'Police came.']],
    ['It began at 8 p.m. Mondays are quiet.', ['It began at 8 p.m.', 'Mondays are quiet.']],
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

  test.each<[string, string, string[]]>([
    [
      'a name after an initial or U.S. looks the same as a new sentence',
      'She lives in the U.S. Officials say so.',
      ['She lives in the U.S. Officials say so.'],
    ],
    [
      'a name that is also a word',
      'It was chaired by C. He of Peking.',
      ['It was chaired by C.', 'He of Peking.'],
    ],
    [
      'a day that begins a sentence',
      'It began at 8 p.m. Monday was quiet.',
      ['It began at 8 p.m. Monday was quiet.'],
    ],
    [
      'abbreviations that are not listed',
      'Acme Inc. Chairman Lee left.',
      ['Acme Inc.', 'Chairman Lee left.'],
    ],
    ['other languages', 'Das ist Plan B. Dann ging er.', ['Das ist Plan B. Dann ging er.']],
  ])('known miss: %s', (_, text, expected) => {
    const found = sentencesOf(text, whole(text), 'en');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
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
