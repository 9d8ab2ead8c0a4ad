/*
 * A corpus as a table: a row an article, columns by the names that people and databases give them.
 * Not the reading of CSV or XLSX (server/source-files): rows of cells come in.
 */
import { tornRow } from '../formats/csv-table.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import { NOTHING_STATED, statedWords, type Metadata } from '../model/source.ts';
import { articleOfText, readSource, type ReadSource } from './read-source.ts';

export type Rows = readonly (readonly string[])[];

const TEXT_NAMES: ReadonlySet<string> = new Set([
  'text',
  'body',
  'content',
  'article',
  'fulltext',
  'full text',
  'article text',
  'story',
]);
const NAMES: Readonly<Record<keyof Metadata, readonly string[]>> = {
  headline: ['headline', 'title', 'heading'],
  outlet: ['outlet', 'source', 'publication', 'newspaper', 'publisher', 'medium', 'site', 'domain'],
  byline: ['byline', 'author', 'authors', 'writer', 'journalist'],
  published: ['published', 'date', 'publication date', 'publish date', 'published at', 'pubdate'],
  updated: ['updated', 'modified', 'last modified'],
  url: ['url', 'link', 'address', 'permalink'],
  language: ['language', 'lang'],
  retrieved: ['retrieved', 'accessed', 'access date'],
  licence: ['licence', 'license', 'rights'],
};

/** True of a first row that names a column of texts and at least one more: hardly the first line of an article. */
export function namesArticles(head: readonly string[]): boolean {
  const names = head.map(columnName);
  const known = new Set(Object.values(NAMES).flat());
  return names.some((name) => TEXT_NAMES.has(name)) && names.some((name) => known.has(name));
}

/**
 * The first row names the columns. Rows without a text are counted in a remark of the first article; a row with more
 * words than it has columns refuses the table, since a text may have been cut at a separator.
 */
export function sourcesOfRows(rows: Rows): Result<ReadSource[]> {
  const [head = [], ...body] = rows;
  const columns = head.map(columnName);
  const textAt = columns.findIndex((name) => TEXT_NAMES.has(name));
  if (textAt === -1) {
    return refused({
      path: '',
      message: `has no column with the texts. Name one of its columns “text”; it has: ${head.slice(0, 20).join(', ') || 'none'}`,
    });
  }
  const torn = tornRow(rows);
  if (torn) return refused(torn);
  const places = new Map(
    Object.entries(NAMES).map(([field, names]) => [
      field,
      columns.findIndex((name, at) => at !== textAt && names.includes(name)),
    ]),
  );
  const used = new Set([textAt, ...places.values()]);
  const unknown = head.filter((name, at) => !used.has(at) && name.trim() !== '');
  const articles = body.flatMap((row) => {
    const text = row[textAt] ?? '';
    return text.trim() === '' ? [] : [{ text, metadata: metadataOf(row, places) }];
  });
  const empty = body.length - articles.length;
  if (articles.length === 0) return refused({ path: '', message: 'has no row with a text' });
  const remarks = [
    ...(unknown.length > 0 ? [`Columns that have no place here: ${unknown.join(', ')}.`] : []),
    ...(empty > 0 ? [`Rows without a text, left out: ${empty}.`] : []),
  ];
  return accepted(
    articles.map(({ text, metadata }, at) =>
      readSource(articleOfText(text), metadata, at === 0 ? remarks : []),
    ),
  );
}

function columnName(given: string): string {
  return given.trim().toLowerCase().replace(/[_-]+/g, ' ');
}

function metadataOf(row: readonly string[], places: ReadonlyMap<string, number>): Metadata {
  const stated = (field: keyof Metadata) => statedWords(row[places.get(field) ?? -1] ?? '');
  return {
    ...NOTHING_STATED,
    headline: stated('headline'),
    outlet: stated('outlet'),
    byline: stated('byline'),
    published: stated('published'),
    updated: stated('updated'),
    url: stated('url'),
    language: stated('language'),
    retrieved: stated('retrieved'),
    licence: stated('licence'),
  };
}
