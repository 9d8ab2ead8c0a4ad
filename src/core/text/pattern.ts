/** The words as they stand, for a regular expression with the flag u or v: nothing in them has a meaning of its own. */
export function asPattern(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** The same, whatever white space is between the words. */
export function asSpacedPattern(words: string): string {
  return words
    .split(/\s+/)
    .map(asPattern)
    .join(String.raw`\s+`);
}
