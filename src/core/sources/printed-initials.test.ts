import { describe, expect, test } from 'vitest';
import { piecesOfPages } from './printed-lines.ts';
import { linesOfPieces, type PrintedPiece } from './printed-pieces.ts';

/** Every letter is 6 wide, lines are 12 apart. */
const piece = (text: string, left: number, line: number, endsLine = true): PrintedPiece => ({
  text,
  top: 100 + line * 12,
  height: 10,
  left,
  right: left + text.length * 6,
  endsLine,
});
/** Its foot stands on that line. */
const initial = (text: string, line: number, left = 0): PrintedPiece => ({
  ...piece(text, left, line, false),
  height: 40,
  right: left + 24,
});
const textOf = (...pieces: PrintedPiece[]) => linesOfPieces(pieces).map(({ text }) => text);

describe('a large initial', () => {
  const beside = [
    piece('he council met on', 27, 0),
    piece('Monday, and many', 27, 1),
    piece('spoke of the bridge', 27, 2),
    piece('that nobody built.', 0, 3),
  ];
  const whole = [
    'The council met on',
    'Monday, and many',
    'spoke of the bridge',
    'that nobody built.',
  ];

  test('is part of the word that it begins, whenever it was drawn', () => {
    expect(textOf(initial('T', 2), ...beside)).toEqual(whole);
    expect(textOf(...beside, initial('T', 2))).toEqual(whole);
    expect(textOf(initial('“T', 2), ...beside)[0]).toBe('“The council met on');
  });

  test('that stands on the first line is so too', () => {
    expect(textOf(initial('T', 0), ...beside)).toEqual(whole);
  });

  test('makes no heading of the lines beside it', () => {
    expect(piecesOfPages([linesOfPieces([initial('T', 2), ...beside])])).toEqual([
      { kind: null, text: whole.join(' ') },
    ]);
  });

  test('is a word where the rest of it is one elsewhere on the page', () => {
    const man = [piece('man went to Rome,', 27, 0), piece('and the man spoke.', 27, 1)];
    expect(textOf(initial('A', 1), ...man)[0]).toBe('A man went to Rome,');
    const after = [piece('fter the storm, he', 27, 0), piece('left after us.', 27, 1)];
    expect(textOf(initial('A', 1), ...after)[0]).toBe('After the storm, he');
  });

  test('stays alone where no text begins beside it', () => {
    const far = [initial('T', 2), piece('Another column', 200, 0)];
    expect(textOf(...far)).toEqual(['T', 'Another column']);
    expect(textOf(initial('42', 0), piece(' percent', 24, 0))).toEqual(['42 percent']);
  });
});

test('a figure for a note is part of its line', () => {
  const note = { ...piece('12', 24, 0, false), top: 96, height: 6, right: 30 };
  expect(textOf(piece('Said', 0, 0, false), note, piece(' and left', 30, 0))).toEqual([
    'Said12 and left',
  ]);
});

test('what is printed over other words is parted from them', () => {
  const over = { ...piece('aside, as I said', 12, 0), top: 103 };
  expect(textOf(piece('The council', 0, 0, false), over)).toEqual(['The council aside, as I said']);
});
