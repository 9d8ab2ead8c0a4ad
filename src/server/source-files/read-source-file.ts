/*
 * A file of articles, whatever it is: told by what stands at its beginning first, by its name second.
 * Runs in the reading thread (reading-worker.ts). Every way gives articles for a person to confirm.
 */
import { isArchive } from '#core/formats/archive.ts';
import { articleProblems } from '#core/model/new-source.ts';
import { ARTICLE_LIMITS, NOTHING_STATED } from '#core/model/source.ts';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import { articleOfText, readSource, type ReadSource } from '#core/sources/read-source.ts';
import { decodeText } from './decode.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';
import { readCsvCorpus, readXlsxCorpus } from './tables.ts';

/** At least one article. Never rejects. */
export async function readSourceFile(
  name: string,
  bytes: Uint8Array,
): Promise<Result<ReadSource[]>> {
  if (bytes.byteLength === 0) return refused({ path: '', message: 'is empty' });
  const read = await readBy(kindOf(name, bytes), bytes);
  if (!read.ok) return read;
  const problems = read.value.flatMap(sizeProblems);
  return problems.length > 0 ? refused(...problems) : read;
}

/** Old Word and Excel, PNG, JPEG, RTF. */
const OTHERS = ['\u00d0\u00cf\u0011\u00e0', '\u0089PNG', '\u00ff\u00d8\u00ff', '{\\rtf'];

type FileKind = 'pdf' | 'docx' | 'xlsx' | 'html' | 'csv' | 'text' | 'other';

function kindOf(name: string, bytes: Uint8Array): FileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  if (isArchive(bytes)) return ending === 'xlsx' ? 'xlsx' : 'docx';
  if (OTHERS.some((beginning) => start.startsWith(beginning))) return 'other';
  if (
    /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|\?xml[^>]*>\s*<!doctype html)/i.test(
      start,
    )
  )
    return 'html';
  if (['html', 'htm', 'xhtml'].includes(ending)) return 'html';
  return ['csv', 'tsv'].includes(ending) ? 'csv' : 'text';
}

async function readBy(kind: FileKind, bytes: Uint8Array): Promise<Result<ReadSource[]>> {
  switch (kind) {
    case 'pdf':
      return single(await readPdf(bytes));
    case 'docx':
      return single(await readDocx(bytes));
    case 'html':
      return single(readHtml(bytes));
    case 'xlsx':
      return readXlsxCorpus(bytes);
    case 'csv':
      return readCsvCorpus(bytes);
    case 'text':
      return single(readPlainText(bytes));
    case 'other':
      return refused({
        path: '',
        message:
          'is of a kind that is not read. Save it as .txt, .html, .docx or .pdf, or paste its text',
      });
  }
}

function readPlainText(bytes: Uint8Array): Result<ReadSource> {
  const { text, remarks } = decodeText(bytes);
  const article = articleOfText(text);
  if (article.text.trim() === '') return refused({ path: '', message: 'has no text' });
  if (article.text.includes('\ufffd\ufffd\ufffd')) {
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
