import { describe, expect, test } from 'vitest';
import { sourcesOfRows } from './corpus.ts';

describe('a row with more cells than the first', () => {
  const head = ['headline', 'outlet', 'text'];
  const whole = ['Storm', 'Herald', 'Hello world.'];

  test('refuses the table: a text may have been cut at a separator', () => {
    const torn = ['Calm', 'Post', 'Officials said', ' that nobody was to blame.'];
    expect(sourcesOfRows([head, whole, torn])).toEqual({
      ok: false,
      problems: [
        {
          path: 'row 3',
          message:
            'has 4 cells, the first row 3. Put texts that hold a separator in quotation marks',
        },
      ],
    });
  });

  test('is fine when nothing stands in them', () => {
    const answer = sourcesOfRows([head, [...whole, '', ' ']]);
    expect(answer.ok && answer.value.map(({ text }) => text)).toEqual(['Hello world.']);
  });
});
