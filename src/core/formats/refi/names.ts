/*
 * What writer and reader of REFI-QDA agree on: namespaces, and the names by which Crossread knows its own files.
 * Other programs write other names; nothing but `origin` tells a reader whose file it is.
 */
import { xmlCharacters } from '../../text/canonical.ts';

export const ORIGIN = 'Crossread';
export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0';
export const CODE_BOOK_NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/** The name of links from the first piece of a mark to each of the others. */
export const PIECE_LINK = 'piece of the same mark';

/** The variable that holds the address of an article. */
export const URL_VARIABLE = 'URL';

/** A label as a name: one line, nothing that XML cannot carry; `instead` where nothing is left of it. */
export function asName(label: string, instead: string): string {
  return xmlCharacters(label).replace(/\s+/g, ' ').trim() || instead;
}

/** Gives each name once: the second of two that differ in case at most gets " (2)". */
export class DistinctNames {
  readonly #taken = new Set<string>();
  /** The number to try next for each name, so that a file with many equal names costs no more than others. */
  readonly #next = new Map<string, number>();

  take(name: string): string {
    const key = name.toLowerCase();
    let free = name;
    let number = this.#next.get(key) ?? 2;
    while (this.#taken.has(free.toLowerCase())) free = `${name} (${number++})`;
    this.#next.set(key, number);
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

/** As every record of ours has it, once its schema has been checked. */
const OUR_OWN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A moment as xsd:dateTime in UTC, in whole seconds as every program writes it; null when it is none. */
export function asDateTime(instant: string): string | null {
  if (OUR_OWN.test(instant)) return `${instant.slice(0, 19)}Z`;
  const strict = instant
    .replace(' ', 'T')
    .replace(
      /([+-]\d\d)(\d\d)?$/,
      (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`,
    );
  const time = Date.parse(strict);
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace(/\.\d+/, '');
}
