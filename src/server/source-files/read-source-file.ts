/*
 * A file of articles, whatever it is: told by what stands at its beginning first, by its name second.
 * Runs in the reading process (reading-process.ts). Every way gives articles for a person to confirm.
 */
import { unpack } from '#core/formats/archive.ts';
import { articleProblems } from '#core/model/new-source.ts';
import { ARTICLE_LIMITS, NOTHING_STATED } from '#core/model/source.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import { articleOfText, readSource, type ReadSource } from '#core/sources/read-source.ts';
import { decodeText, isBinary } from './decode.ts';
import { readDocx } from './docx.ts';
import { kindInside, misnamed, namedKind } from './file-kind.ts';
import { readHtml } from './html.ts';
import { pageInMail } from './mail.ts';
import { readPdf } from './pdf.ts';
import { withRemarks } from './remarks.ts';
import { readCsvCorpus, readXlsxCorpus } from './tables.ts';

/** At least one article. Never rejects. */
export async function readSourceFile(
  name: string,
  bytes: Uint8Array,
): Promise<Result<ReadSource[]>> {
  if (bytes.byteLength === 0) return refused({ path: '', message: 'is empty' });
  const kind = kindInside(name, bytes);
  const read =
    kind === 'archive' ? await readArchive(name, bytes) : await readBy(kind, name, bytes);
  if (!read.ok) return read;
  const problems = read.value.flatMap(sizeProblems);
  return problems.length > 0 ? refused(...problems) : read;
}

type Inside = ReturnType<typeof kindInside>;

async function readBy(
  kind: Exclude<Inside, 'archive'>,
  name: string,
  bytes: Uint8Array,
): Promise<Result<ReadSource[]>> {
  switch (kind) {
    case 'pdf':
      return withRemarks(single(await readPdf(bytes)), misnamed(name, kind));
    case 'html':
      return withRemarks(single(readHtml(bytes)), misnamed(name, kind));
    case 'csv':
      return withRemarks(readCsvCorpus(bytes), misnamed(name, kind));
    case 'text': {
      const text = readPlainText(bytes);
      const broken = text.ok ? null : brokenOffice(name);
      if (broken !== null) return refused({ path: '', message: broken });
      return withRemarks(single(text), misnamed(name, kind));
    }
    case 'json':
      return refused({
        path: '',
        message:
          'is JSON: data of a program, no article. Paste the text, or save it as a table (.csv) with a column “text”',
      });
    case 'compound':
      return refused({ path: '', message: brokenOffice(name) ?? OTHER_KIND });
    case 'mail':
      return withRemarks(await readMail(bytes), misnamed(name, kind));
    case 'other':
      return refused({ path: '', message: OTHER_KIND });
  }
}

const OTHER_KIND =
  'is of a kind that is not read. Save it as .txt, .html, .docx or .pdf, or paste its text';

async function readMail(bytes: Uint8Array): Promise<Result<ReadSource[]>> {
  const found = await pageInMail(bytes);
  if (!found.ok) return found;
  const { bytes: page, encoding, address, remarks } = found.value;
  return withRemarks(single(readHtml(page, encoding, address)), remarks);
}

/** Office documents are ZIPs; which one tell the parts in it. */
async function readArchive(name: string, bytes: Uint8Array): Promise<Result<ReadSource[]>> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) {
    const isBroken = unpacked.problems.every(({ path }) => path === '');
    const message = isBroken ? brokenOffice(name) : null;
    return message === null ? unpacked : refused({ path: '', message });
  }
  const parts = unpacked.value;
  const has = (folder: string) => parts.some(({ path }) => path.startsWith(folder));
  if (has('word/')) {
    return withRemarks(single(await readDocx(bytes, parts)), misnamed(name, 'docx'));
  }
  if (has('xl/')) return withRemarks(await readXlsxCorpus(parts), misnamed(name, 'xlsx'));
  return refused({
    path: '',
    message:
      'is no Word document and no Excel workbook, but another kind of ZIP. Save the article as .docx, or unpack it',
  });
}

/** Null where the name does not say that it is one. */
function brokenOffice(name: string): string | null {
  const kind = namedKind(name);
  if (kind === 'docx')
    return 'is no whole Word document, or it has a password. Save it again as .docx without one';
  if (kind === 'xlsx')
    return 'is no whole Excel workbook, or it has a password. Save it again as .xlsx without one';
  return null;
}

function readPlainText(bytes: Uint8Array): Result<ReadSource> {
  const { text, remarks } = decodeText(bytes);
  const article = articleOfText(text);
  if (article.text.trim() === '') return refused({ path: '', message: 'has no text' });
  if (article.text.includes('\ufffd\ufffd\ufffd') || isBinary(text)) {
    return refused({
      path: '',
      message: 'is no text. Save it as .txt, .html, .docx or .pdf, or paste its text',
    });
  }
  return accepted(readSource(article, NOTHING_STATED, remarks));
}

function single(read: Result<ReadSource>): Result<ReadSource[]> {
  return read.ok ? accepted([read.value]) : read;
}

function sizeProblems({ text, blocks, metadata }: ReadSource): Problem[] {
  const path = metadata.headline ?? '';
  if (text.length > ARTICLE_LIMITS.text) {
    return [
      {
        path,
        message: `is too long for one article: ${text.length} characters, at most ${ARTICLE_LIMITS.text}. Split it`,
      },
    ];
  }
  if (blocks.length > ARTICLE_LIMITS.blocks) {
    return [
      {
        path,
        message: `has too many paragraphs for one article: ${blocks.length}, at most ${ARTICLE_LIMITS.blocks}. Split it`,
      },
    ];
  }
  return articleProblems(text, blocks);
}
