/** Paragraphs of both directions as they are drawn in one line: what stands where is that of browsers. */
import { describe, expect, test } from 'vitest';
import { asDrawn, directedPieces, inVisualOrder, isolated, type TextItem } from './directions.ts';

/** What the font does by itself: a text of a right-to-left script is drawn reversed. */
function drawnByFont(text: string): string {
  const letter = /[^\p{Script=Common}\p{Script=Inherited}]/u.exec(text)?.[0] ?? '';
  const isReversed = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(letter);
  return isReversed ? Array.from(text).toReversed().join('') : text;
}

/** As the eye meets it from left to right. */
function seen(items: readonly TextItem[], count = Infinity): string {
  const pieces = directedPieces(items);
  if (pieces === null) return items.map(({ text }) => text).join('');
  return inVisualOrder(pieces.flat().slice(0, count))
    .map((piece) => drawnByFont(asDrawn(piece, true)))
    .join('');
}

function pieceTexts(items: readonly string[]): string[][] | undefined {
  return directedPieces(items.map((text) => ({ text })))?.map((own) => own.map(({ text }) => text));
}

const CASES: readonly (readonly [name: string, texts: readonly string[], seen: string])[] = [
  ['words in a sentence', ['said שלום עולם twice'], 'said םלוע םולש twice'],
  ['a sentence with words', ['אמר hello world פעם'], 'םעפ hello world רמא'],
  ['numbers', ['בשנת 2023 או 30,000'], '30,000 וא 2023 תנשב'],
  ['Persian numbers', ['کتاب ۱۲۳'], '۱۲۳ باتک'],
  ['brackets are mirrored', ['אמר (שלום) [כן]'], '[ןכ] (םולש) רמא'],
  ['a full stop stands at the end', ['said שלום.'], 'said םולש.'],
  ['a full stop of a right-to-left sentence', ['אמר hello.'], '.hello רמא'],
  ['signs alone', ['אמר ?! כן'], 'ןכ !? רמא'],
  ['space at the end hangs over', ['אמר hello  '], '  hello רמא'],
  ['an override', ['\u202eabc\u202c d'], 'cba d'],
  [
    'a mark after its words',
    ['אמר ', 'שלום', isolated('[3 Conflict]'), ' כן'],
    'ןכ [3 Conflict]םולש רמא',
  ],
  ['a name that is isolated', ['Ana: ', isolated('שלום 2.'), ' ok'], 'Ana: .2 םולש ok'],
  ['an emoji does not say the direction', ['👍 שלום'], 'םולש 👍'],
];

describe('as drawn', () => {
  test.each(CASES)('%s', (_, texts, expected) => {
    expect(seen(texts.map((text) => ({ text })))).toBe(expected);
  });
});

test('each line is ordered by itself, by the directions of its whole paragraph', () => {
  const words = ['wrote ', '(שלום ', 'עולם) ', 'twice'];
  expect(pieceTexts(words)).toEqual([
    ['wrote', ' '],
    ['(', 'שלום', ' '],
    ['עולם', ')', ' '],
    ['twice'],
  ]);
  expect(
    seen(
      words.map((text) => ({ text })),
      5,
    ),
  ).toBe('wrote (םולש ');
});

test('each paragraph has a direction of its own', () => {
  const bases = directedPieces([
    { text: 'שלום a', lineEnd: true },
    { text: 'a שלום', lineEnd: true },
    { text: '1 שלום' },
  ])?.map((own) => own.map(({ base }) => base));
  expect(bases?.map((own) => [...new Set(own)])).toEqual([[1], [0], [1]]);
});

test('Arabic letters join across the edge of a mark, and nothing else does', () => {
  expect(pieceTexts(['الب', 'يت'])).toEqual([['الب\u200d'], ['\u200dيت']]);
  expect(pieceTexts(['بيت ', 'كتاب'])).toEqual([['بيت', ' '], ['كتاب']]);
  expect(pieceTexts(['של', 'ום'])).toEqual([['של'], ['ום']]);
});

test('without right-to-left letters there is nothing to do', () => {
  expect(directedPieces([{ text: 'née (1948) \u200e' }])).toBeNull();
});
