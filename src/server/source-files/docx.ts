/** A Word document: its paragraphs, headings and tables; pictures, comments and page furniture are not read. */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import type { InputFile } from '#core/formats/foreign-work.ts';
import { NOTHING_STATED } from '#core/model/source.ts';
import { accepted, refused, type Result } from '#core/model/result.ts';
import { piecesOfHtml } from '#core/sources/html-pieces.ts';
import { articleOfPieces, readSource, type ReadSource } from '#core/sources/read-source.ts';
import { hiddenWordStyles, wordPartAsShown, type WordFact } from '#core/sources/word-as-shown.ts';
import { factRemarks, messageRemarks } from './docx-remarks.ts';
import { entityProblem } from './office-parts.ts';

type Page = ReturnType<typeof parseHTML>['document'];

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];

const BROKEN = {
  path: '',
  message: 'could not be read. Open it in Word or LibreOffice, save it again, and try again',
};

/** `parts` are what it unpacks to, checked for sizes and names before the library sees the file. */
export async function readDocx(
  bytes: Uint8Array,
  parts: readonly InputFile[],
): Promise<Result<ReadSource>> {
  if (!parts.some(({ path }) => path === 'word/document.xml'))
    return refused({
      path: '',
      message: 'is no whole Word document. Save it again as .docx and try again',
    });
  const entities = entityProblem(parts);
  if (entities) return refused(entities);
  const shown = asShown(bytes, parts);
  if (!shown) return refused(BROKEN);
  let converted: Awaited<ReturnType<typeof mammoth.convertToHtml>>;
  try {
    converted = await mammoth.convertToHtml(
      { buffer: shown.file },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
  } catch {
    return refused(BROKEN);
  }
  const { document } = parseHTML(`<!doctype html><html><body>${converted.value}</body></html>`);
  const notes = notesIn(document);
  const article = articleOfPieces(piecesOfHtml(document.body));
  if (article.text === '')
    return refused({ path: '', message: 'has no text. If it is a scan, paste the text' });
  const has = (name: string) => parts.some(({ path }) => path === `word/${name}.xml`);
  const hasFolder = (name: string) => parts.some(({ path }) => path.startsWith(`word/${name}/`));
  return accepted(
    readSource(article, NOTHING_STATED, [
      ...factRemarks(shown.facts),
      ...(has('comments') ? ['Comments in the document were left out.'] : []),
      ...(notes === null ? [] : [`${notes} stand at the end: set them aside, or leave them.`]),
      ...(hasFolder('charts') || hasFolder('diagrams')
        ? ['Charts and diagrams were left out, with the words in them.']
        : []),
      ...messageRemarks(converted.messages.map(({ message }) => message)),
    ]),
  );
}

/** What the notes are called, null where there are none. Takes the arrows out that the library puts behind them. */
function notesIn(document: Page): string | null {
  for (const kind of ['footnote', 'endnote']) {
    for (const link of document.querySelectorAll(`li a[href^="#${kind}-ref"]`)) {
      if (link.textContent === '↑') link.remove();
    }
  }
  const has = (kind: string) => document.querySelector(`li[id^="${kind}-"]`) !== null;
  if (has('footnote')) return has('endnote') ? 'Footnotes and endnotes' : 'Footnotes';
  return has('endnote') ? 'Endnotes' : null;
}

/** The parts with the words of the article. */
const WORDS = ['document', 'footnotes', 'endnotes'].map((name) => `word/${name}.xml`);

interface AsShown {
  /** The file as it came where nothing had to be changed. */
  readonly file: Buffer;
  readonly facts: ReadonlySet<WordFact>;
}

/** Null when a part is no XML. */
function asShown(bytes: Uint8Array, parts: readonly InputFile[]): AsShown | null {
  const styles = textOf(parts, 'word/styles.xml');
  const hidden = styles === '' ? new Set<string>() : hiddenWordStyles(styles);
  if (!hidden) return null;
  const changed: Record<string, Uint8Array> = {};
  const facts = new Set<WordFact>();
  for (const path of WORDS) {
    const xml = textOf(parts, path);
    if (xml === '') continue;
    const part = wordPartAsShown(xml, hidden);
    if (!part) return null;
    for (const fact of part.facts) facts.add(fact);
    if (part.xml !== null) changed[path] = new TextEncoder().encode(part.xml);
  }
  if (Object.keys(changed).length === 0) return { file: Buffer.from(bytes), facts };
  const files = Object.fromEntries(parts.map((part) => [part.path, part.bytes]));
  return { file: Buffer.from(zipSync({ ...files, ...changed }, { level: 0 })), facts };
}

/** '' where there is no such part. */
function textOf(parts: readonly InputFile[], path: string): string {
  const part = parts.find((one) => one.path === path);
  return part ? new TextDecoder().decode(part.bytes) : '';
}
