/** The words as they stand, for a regular expression with the flag u or v: nothing in them has a meaning of its own. */
export function asPattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
