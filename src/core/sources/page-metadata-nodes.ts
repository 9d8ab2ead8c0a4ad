/*
 * The schema.org nodes in the JSON-LD of a page: which of them is the article, and who its ids name.
 * Not what is taken from them (page-metadata.ts).
 */
export type Fields = ReadonlyMap<string, unknown>;

export interface PageNodes {
  /** Those of some type of article, in the order of the page. */
  readonly articles: readonly Fields[];
  /** By `@id`: graphs name an author or a publisher once, and refer to it. */
  readonly byId: ReadonlyMap<string, Fields>;
}

const MOST_NODES = 2_000;

/** Wherever they stand in the values that were parsed; most pages have one article. */
export function pageNodes(values: readonly unknown[]): PageNodes {
  const articles: Fields[] = [];
  const byId = new Map<string, Fields>();
  const waiting: unknown[] = [...values];
  for (let at = 0; at < waiting.length && at < MOST_NODES; at++) {
    const node = waiting[at];
    if (Array.isArray(node)) {
      const items: readonly unknown[] = node;
      waiting.push(...items.slice(0, MOST_NODES));
    } else if (typeof node === 'object' && node !== null) {
      const fields = fieldsOf(node);
      const id = fields.get('@id');
      // A node that only refers says nothing of its own.
      if (typeof id === 'string' && fields.size > 1 && !byId.has(id)) byId.set(id, fields);
      if (isArticle(fields)) articles.push(fields);
      else
        waiting.push(
          ...['@graph', 'mainEntity', 'mainEntityOfPage'].map((name) => fields.get(name)),
        );
    }
  }
  return { articles, byId };
}

export function fieldsOf(value: object): Fields {
  return new Map<string, unknown>(Object.entries(value));
}

/** True where the node says that this address is its own, or that of its page. */
export function isAt(fields: Fields, address: string): boolean {
  return ['url', 'mainEntityOfPage', '@id'].some((name) => {
    const given = fields.get(name);
    const stated = typeof given === 'object' && given !== null ? fieldsOf(given).get('@id') : given;
    return typeof stated === 'string' && plainAddress(stated) === plainAddress(address);
  });
}

/** Without what does not tell two articles apart. */
function plainAddress(address: string): string {
  return address
    .trim()
    .replace(/#.*$/s, '')
    .replace(/\/$/, '')
    .replace(/^http:/i, 'https:');
}

function isArticle(fields: Fields): boolean {
  const type = fields.get('@type');
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.some((one) => typeof one === 'string' && /(?:Article|Posting|Report)$/.test(one));
}
