/** Letters in order, as columns of a sheet and sources have them: 0 is A, 25 is Z, 26 is AA. */
export function lettersAt(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : lettersAt(Math.floor(index / 26) - 1) + last;
}
