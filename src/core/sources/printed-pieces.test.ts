import { describe, expect, test } from 'vitest';
import { linesOfPieces, type PrintedPiece } from './printed-pieces.ts';

/** Every letter is 6 wide, as in a typewriter's font. */
const piece = (
  text: string,
  left: number,
  { width = text.length * 6, top = 100, height = 10, endsLine = false } = {},
): PrintedPiece => ({ text, top, height, left, right: left + width, endsLine });

const textOf = (...pieces: PrintedPiece[]) => linesOfPieces(pieces).map(({ text }) => text);

describe('the pieces of a printed line', () => {
  test('stand where they are printed, whenever they were drawn', () => {
    expect(
      textOf(
        piece('Some', 0),
        piece(' ', 24, { width: 15 }),
        piece('ouncillors left', 39),
        piece('𝕮', 30, { width: 9 }),
        piece('', 0, { top: 120, endsLine: true }),
        piece('The next line', 0, { top: 120 }),
      ),
    ).toEqual(['Some 𝕮ouncillors left', 'The next line']);
  });

  test('have no space where a sign of another font stands in a word', () => {
    const mid = [piece('mid', 0), piece(' ', 18, { width: 9 }), piece('word', 27)];
    expect(textOf(...mid, piece('𝕮', 18, { width: 9 }))).toEqual(['mid𝕮word']);
    // So narrow a gap is a space in the piece itself.
    const within = piece('a word of b q and more', 0, { width: 20 * 6 + 4 + 6 });
    expect(textOf(within, piece('⟨', 66, { width: 4 }))).toEqual(['a word of b⟨q and more']);
  });

  test('keep several signs of another font with the spaces between them', () => {
    expect(
      textOf(
        piece('one', 0),
        piece(' ', 18, { width: 18 }),
        piece('two', 36),
        piece(' ', 54, { width: 18 }),
        piece('three', 72),
        piece('→', 24),
        piece(' ', 30, { width: 30 }),
        piece('←', 60),
      ),
    ).toEqual(['one → two ← three']);
  });

  test('may be set higher or lower, and be told of after the end of their line', () => {
    const [line, ...more] = linesOfPieces([
      piece('Some', 0),
      piece('ouncillors', 39, { endsLine: true }),
      piece('𝕮', 30, { width: 9, top: 94, height: 14 }),
    ]);
    expect(more).toEqual([]);
    expect(line).toEqual({
      text: 'Some 𝕮ouncillors',
      top: 100,
      height: 14,
      left: 0,
      right: 99,
    });
  });

  test('stay as they are drawn in a script that runs to the left', () => {
    expect(textOf(piece('שלום', 60), piece(' ', 54), piece('עולם', 30))).toEqual(['שלום עולם']);
  });

  test('of two columns are two lines', () => {
    const left = piece('Left', 0, { endsLine: true });
    expect(textOf(left, piece('Right', 300))).toEqual(['Left', 'Right']);
  });
});
