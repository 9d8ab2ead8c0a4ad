/*
 * Which names are one speaker: “Chalghoumi”, “Mr Chalghoumi” and “Hassen Chalghoumi”, across the articles.
 * Not a judgement on namesakes: a family name that two people share stays a speaker of its own.
 */
import { entityKey, type Naming } from '../../model/naming.ts';

const TITLES =
  /^(?:(?:the|mr|mrs|ms|miss|dr|prof|professor|sir|lord|lady|imam|rabbi|rev|president|minister|senator|mayor|judge)\s+)+/u;

/**
 * The name each speaker is shown under: the entity where somebody named those very words; otherwise the one longer
 * name among them that ends with it; otherwise itself. The same for every order of the names.
 */
export function oneNameEach(
  speakers: Iterable<string>,
  namings: Iterable<Naming>,
): ReadonlyMap<string, string> {
  const entities = new Map<string, string>();
  for (const { entity, target } of namings) {
    entities.set(nameKey(target.segments.map(({ quote }) => quote).join(' ')), entity);
    entities.set(nameKey(entity), entity);
  }
  const known = [...new Set(speakers)].map((name) => entities.get(nameKey(name)) ?? name);
  const names = longestSpelling([...known, ...entities.values()]);
  const shown = (name: string): string => {
    const entity = entities.get(nameKey(name));
    if (entity !== undefined) return entity;
    const key = nameKey(name);
    const longer = [...names].filter(([other]) => key !== '' && other.endsWith(` ${key}`));
    const [only] = longer;
    return longer.length === 1 && only ? only[1] : (names.get(key) ?? name);
  };
  return new Map([...new Set(speakers)].map((name) => [name, shown(name)]));
}

/** Of names that differ in titles, case and accents alone, the longest, then the first in the alphabet. */
function longestSpelling(names: readonly string[]): Map<string, string> {
  const longest = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name);
    const before = longest.get(key);
    const isBetter =
      before === undefined ||
      name.length > before.length ||
      (name.length === before.length && name < before);
    if (isBetter) longest.set(key, name);
  }
  return longest;
}

function nameKey(name: string): string {
  return entityKey(name).replace(TITLES, '');
}
