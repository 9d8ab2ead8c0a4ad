/** A rich paste as the article that it is: headings, quotations and captions stay what they are on the page. */
import { NOTHING_STATED } from '#core/model/source.ts';
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import { articleOfPieces, readSource, type ReadSource } from '#core/sources/read-source.ts';

/**
 * Null where the clipboard has no HTML, or HTML that says no more than its plain text. The document is never shown:
 * a parser makes it, no script of it runs, nothing of it is fetched, and text nodes alone are read.
 */
export function articleOfPaste(clipboard: DataTransfer): ReadSource | null {
  const html = clipboard.getData('text/html');
  if (html === '') return null;
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const pieces = piecesOfHtml(body);
  const saysKinds = pieces.some(({ kind }) => kind !== null);
  if (!saysKinds && pieces.length < 2) return null;
  return readSource(articleOfPieces(pieces), NOTHING_STATED);
}
