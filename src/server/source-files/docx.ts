/** A Word document: its paragraphs, headings and tables; pictures, comments and page furniture are not read. */
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import { unpack } from '#core/formats/archive.ts';
import { NOTHING_STATED } from '#core/model/source.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import { articleOfPieces, readSource, type ReadSource } from '#core/sources/read-source.ts';
import { entityProblem } from './office-parts.ts';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];

export async function readDocx(bytes: Uint8Array): Promise<Result<ReadSource>> {
  const unpacked = unpack(bytes); // sizes and names are checked before the library sees the file
  if (!unpacked.ok) return unpacked;
  const parts = unpacked.value;
  const main = parts.find(({ path }) => path === 'word/document.xml');
  if (!main)
    return refused({
      path: '',
      message: 'is no Word document (.docx). Save it as .docx and try again',
    });
  const entities = entityProblem(parts);
  if (entities) return refused(entities);
  let html: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    html = converted.value;
  } catch {
    return refused({
      path: '',
      message: 'could not be read. Open it in Word or LibreOffice, save it again, and try again',
    });
  }
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const article = articleOfPieces(piecesOfHtml(document.body));
  if (article.text === '')
    return refused({ path: '', message: 'has no text. If it is a scan, paste the text' });
  const has = (name: string) => parts.some(({ path }) => path === `word/${name}.xml`);
  const xml = new TextDecoder().decode(main.bytes);
  return accepted(
    readSource(article, NOTHING_STATED, [
      ...(/<w:(?:ins|del)\b/.test(xml)
        ? ['The document has tracked changes: they were taken as accepted.']
        : []),
      ...(has('comments') ? ['Comments in the document were left out.'] : []),
      ...(has('footnotes') && xml.includes('footnoteReference')
        ? ['Footnotes stand at the end: set them aside, or leave them.']
        : []),
      ...(xml.includes('<w:txbxContent')
        ? ['The document has text boxes: check that their text is there.']
        : []),
    ]),
  );
}
