import { describe, expect, test } from 'vitest';
import { nearestText, wordsMissingIn } from './words-missing.ts';

const FROZEN = 'The bridge was closed.\n\nNobody was hurt, they said.';

describe('words that a frozen text lacks', () => {
  test.each([
    ['nothing', FROZEN, []],
    ['nothing but less', 'The bridge was closed.', []],
    ['a sentence more', `${FROZEN} It rained all day, and more.`, ['It rained all day, and more.']],
    ['a paragraph between', FROZEN.replace('\n\n', '\n\nBoats wait.\n\n'), ['Boats wait.']],
    ['a word in the middle', FROZEN.replace('hurt', 'badly hurt'), ['badly']],
    [
      'two places',
      FROZEN.replace('bridge', 'old bridge').replace('they', 'police'),
      ['old', 'police'],
    ],
    ['all', 'Entirely other', ['Entirely other']],
  ])('where there is %s', (_, text, missing) => {
    expect(wordsMissingIn(FROZEN, text)).toEqual(missing);
  });

  test('are looked for in the text that has most of them', () => {
    const others = ['The weather was fine.', FROZEN, 'The bridge was open.'];
    expect(nearestText(`${FROZEN} More.`, others)).toBe(FROZEN);
    expect(nearestText('Alles anders', others)).toBeNull();
  });
});
