/** Keys for layers and tags: one letter or digit each, no two the same while there are any left. */

const ALL = 'abcdefghijklmnopqrstuvwxyz0123456789';

export class FreeKeys {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** True when nobody had it until now. */
  claim(key: string): boolean {
    const isFree = isKey(key) && !this.#taken.has(key);
    if (isFree) this.#taken.add(key);
    return isFree;
  }

  /** A letter of the label where one is free, else any; the label's first where all are taken: search finds it. */
  take(label: string): string {
    const letters = label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    for (const key of letters + ALL) if (this.claim(key)) return key;
    return letters.charAt(0) || 'a';
  }
}

export function isKey(key: string | null): key is string {
  return key !== null && /^[a-z0-9]$/.test(key);
}
