/** Names of files and folders inside an export: safe on every system, recognisable, and different from one another. */

const LONGEST = 60;

/** ASCII letters, digits and dashes of what was given; '' when nothing of it is left. */
export function slug(words: string): string {
  return dashed(withoutAccents(words), /[^a-z0-9]+/g);
}

/**
 * Letters, digits and dashes of what was given, in its own script: only where all its letters are those of ASCII with
 * or without accents do the accents go. '' when nothing of it is left.
 */
export function fileWords(words: string): string {
  const plain = withoutAccents(words);
  if (!/(?!\p{ASCII})[\p{L}\p{N}]/u.test(plain)) return slug(words);
  return dashed(words.normalize('NFC'), /[^\p{L}\p{M}\p{N}]+/gu);
}

function withoutAccents(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '');
}

function dashed(words: string, others: RegExp): string {
  return words
    .toLowerCase()
    .replace(others, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/[-\p{Cs}]+$/u, ''); // half a character may have been cut
}

/** Several of these with a dash between, each at most its length; those of which nothing is left are not there. */
export function fileName(parts: readonly string[]): string {
  return parts
    .map(fileWords)
    .filter((part) => part !== '')
    .join('-');
}

/** Of one annotator alone. */
export function folderName(displayName: string): string {
  const name = fileWords(displayName) || 'member';
  return OF_WINDOWS.test(name) ? `${name}-member` : name;
}

/** Names that no file can have there. */
const OF_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** The same names, each second one with -2, each third with -3. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
    taken.add(free);
    return free;
  });
}
