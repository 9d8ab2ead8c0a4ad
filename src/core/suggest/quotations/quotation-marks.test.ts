import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../../testing/article.ts';
import { currentRevision } from '../../model/source.ts';
import { quotedSpansOf } from './quotation-marks.ts';

function quotedIn(...paragraphs: string[]): string[] {
  const source = articleOf(paragraphs);
  const { text } = currentRevision(source);
  return quotedSpansOf(source).map(({ inner }) => text.slice(inner.start, inner.end));
}

describe('what stands between quotation marks', () => {
  test.each([
    ['curled', 'She said “no” twice.', ['no']],
    ['single, with an apostrophe inside', 'He said ‘it isn’t true’ again.', ['it isn’t true']],
    ['straight', 'A "farce", he said.', ['farce']],
    ['guillemets', 'Elle dit «non».', ['non']],
    ['low and high', 'Er sagte „nein“.', ['nein']],
    [
      'inner marks open no second one',
      '“They say ‘wait’ to us,” he said.',
      ['They say ‘wait’ to us,'],
    ],
    ['an apostrophe alone', 'The ’90s and the dogs’ home.', []],
    ['a decade with the wrong apostrophe', 'The ‘90s were long.', []],
    ['inches', 'A screen of 5" and one of 7".', []],
    ['without a closing mark it ends with its paragraph', 'He said: “I will go.', ['I will go.']],
    ['nothing inside', 'An empty “” pair.', []],
  ])('%s', (_, text, found) => {
    expect(quotedIn(text)).toEqual(found);
  });

  test('a speech that goes on in the next paragraph is opened there again', () => {
    expect(quotedIn('He said: “First.', '“Second,” and left.')).toEqual(['First.', 'Second,']);
  });

  test('spans are in order, inside the text, and never meet', () => {
    const marks = fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      '«',
      '»',
      '„',
      'a',
      'b ',
      ' ',
      '🌪',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), (pieces) => {
        const source = articleOf([pieces.join('') + 'x']);
        let last = 0;
        for (const { inner, outer } of quotedSpansOf(source)) {
          expect(outer.start).toBeGreaterThanOrEqual(last);
          expect(inner.start).toBe(outer.start + 1);
          expect(inner.end).toBeGreaterThan(inner.start);
          expect(outer.end).toBeLessThanOrEqual(currentRevision(source).text.length);
          last = outer.end;
        }
      }),
    );
  });
});
