import { NAME_LENGTH, withoutDisguise } from '#core/model/member.ts';

/** The name itself, or with " 2", " 3" and so on where it is taken. At most 40 UTF-16 units. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map(comparableName));
  let name = wanted;
  for (let number = 2; known.has(comparableName(name)); number++) {
    name = `${shortened(wanted, NAME_LENGTH - ` ${number}`.length)} ${number}`;
  }
  return name;
}

/** "Ana" and "ANA" would be taken for one another on a screen. */
export function comparableName(name: string): string {
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

/** A name that a provider gave, made one that may stand here: without what could disguise it, not too long. */
export function displayNameFrom(claimed: string): string {
  return shortened(withoutDisguise(claimed).trim(), NAME_LENGTH) || 'Member';
}
