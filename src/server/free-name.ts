const NAME_LENGTH = 40;

/** The name itself, or with " 2", " 3" and so on where it is taken. At most 40 UTF-16 units. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map(comparable));
  let name = wanted;
  for (let number = 2; known.has(comparable(name)); number++) {
    name = `${shortened(wanted, NAME_LENGTH - ` ${number}`.length)} ${number}`;
  }
  return name;
}

/** "Ana" and "ANA" would be taken for one another on a screen. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** At most so many UTF-16 units, without splitting a character. */
function shortened(name: string, length: number): string {
  let short = '';
  for (const { segment } of new Intl.Segmenter('und').segment(name)) {
    if (short.length + segment.length > length) break;
    short += segment;
  }
  return short.trimEnd();
}
