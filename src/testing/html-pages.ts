/** Saved pages of an invented article, read as the server reads them. */
import type { ReadSource } from '#core/sources/read-source.ts';
import type { Result } from '#core/model/result.ts';
import { readHtml } from '#server/source-files/html.ts';

/** Five paragraphs, the first of which says this. */
export const FIRST_PARAGRAPH =
  'Paragraph 1 says that the council met on Monday, and that several people, among them the mayor, spoke at length about the closed bridge and its cost to the city.';
export const FIVE_PARAGRAPHS = Array.from(
  { length: 5 },
  (_, at) => `<p>${FIRST_PARAGRAPH.replace('1', String(at + 1))}</p>`,
).join('\n');

export function readPage(page: string | Uint8Array): ReadSource {
  const source = resultOf(page);
  if (!source.ok) throw new Error(source.problems[0]?.message);
  return source.value;
}

/** Null where the page is read. */
export function refusalOf(page: string | Uint8Array): string | null {
  const source = resultOf(page);
  return source.ok ? null : (source.problems[0]?.message ?? '');
}

function resultOf(page: string | Uint8Array): Result<ReadSource> {
  return readHtml(typeof page === 'string' ? new TextEncoder().encode(page) : page);
}

export function blocksIn({ text, blocks }: ReadSource): [kind: string, words: string][] {
  return blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}
