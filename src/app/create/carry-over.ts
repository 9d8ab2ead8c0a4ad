/**
 * Values by block of a text, for the same text after an edit: those of the blocks that are the same from the
 * beginning and from the end, and in between by their place while their number stays. Null where nothing fits.
 */
export function carriedOver<T>(
  before: readonly string[],
  after: readonly string[],
  values: readonly (T | null)[],
): (T | null)[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return after.map((_, index) => {
    if (index < head || before.length === after.length) return values[index] ?? null;
    if (index >= after.length - tail) {
      return values[index - after.length + before.length] ?? null;
    }
    return null;
  });
}
