import { describe, expect, test } from 'vitest';
import { piecesOfPages } from './printed-lines.ts';

const textOf = (...lines: string[]) =>
  piecesOfPages([
    lines.map((text, at) => ({ text, top: at * 12, height: 10, left: 0, right: 200 })),
  ]).map(({ text }) => text);

describe('two lines of a paragraph', () => {
  test.each([
    ['a space in English', 'The council', 'met.', 'The council met.'],
    ['nothing in Chinese', '市议会星期一', '开会讨论', '市议会星期一开会讨论'],
    ['nothing behind a Chinese comma', '市议会星期一，', '开会讨论', '市议会星期一，开会讨论'],
    ['nothing before a Chinese quotation', '市长说：', '“不行”。', '市长说：“不行”。'],
    ['nothing in Japanese', '東京タワ', 'ーでひらいた', '東京タワーでひらいた'],
    ['nothing in Thai', 'สภา', 'ประชุม', 'สภาประชุม'],
    ['nothing in Lao', 'ສະພາ', 'ປະຊຸມ', 'ສະພາປະຊຸມ'],
    ['nothing in Khmer', 'ក្រុម', 'ប្រឹក្សា', 'ក្រុមប្រឹក្សា'],
    ['a space in Korean', '시의회는 월요일', '모였다', '시의회는 월요일 모였다'],
    ['a space between Chinese and English', '他们去了', 'London', '他们去了 London'],
    ['a space between English quotations', 'said “no”', '“yes”', 'said “no” “yes”'],
  ])('have %s between them', (_, first, second, joined) => {
    expect(textOf(first, second)).toEqual([joined]);
  });
});
