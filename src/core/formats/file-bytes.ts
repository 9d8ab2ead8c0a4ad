/*
 * The bytes of an export, in large pieces: one text file, a ZIP of several with a README.txt, or a document.
 * Not what stands in the files (each format does that). Memory stays flat, however long a file is.
 */
import { Zip, type ZipInputFile } from 'fflate';
import { onCurrentTexts } from '../compare/current-snapshot.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { encodedChunks, type EncodeInto } from './encoded-chunks.ts';
import type { DocumentWriter, ExportFile, FolderFormat, Format, WriteOptions } from './format.ts';
import { readme } from './readme.ts';
import type { ReportDocument } from './report/report-document.ts';

/** Quick rather than small: marks repeat themselves, so that even the quickest leaves a tenth of them. */
export const ZIP_LEVEL = 1;

/** A file on its way into a ZIP. */
export interface ZipEntry extends ZipInputFile {
  /** Settles when it can take the next chunk; after the final one, when all of the file has come out. */
  push(chunk: Uint8Array, final: boolean): Promise<void>;
}

/** What core cannot do itself, or not as quickly: server/file-tools.ts has it. */
export interface FileTools {
  readonly newEntry: (path: string) => ZipEntry;
  readonly encodeInto: EncodeInto;
  /** Settles when whoever else waits has been answered. */
  readonly othersFirst: () => Promise<void>;
  readonly writeDocument: (writer: DocumentWriter, document: ReportDocument) => Promise<Uint8Array>;
}

/** Of any format. Rejects when a document cannot be written. */
export async function* exportBytes(
  format: Format,
  whole: WorkspaceSnapshot,
  given: WriteOptions,
  tools: FileTools,
): AsyncGenerator<Uint8Array> {
  const { snapshot, options } = onTextsOfNow(format, whole, given);
  switch (format.kind) {
    case 'document':
      yield await tools.writeDocument(format.writer, format.document(snapshot, options));
      return;
    case 'text':
      for (const chunk of encodedChunks(format.write(snapshot, options), tools.encodeInto)) {
        yield chunk;
        await tools.othersFirst();
      }
      return;
    case 'folder':
      yield* zipped(withReadme(format, snapshot, options), options, tools);
      return;
    case 'package':
      yield* zipped(format.files(snapshot, options), options, tools);
  }
}

function* withReadme(
  format: FolderFormat,
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
): Generator<ExportFile> {
  yield readme(format, snapshot, options);
  yield* format.files(snapshot, options);
}

/** What is brought to the current texts is said in the file. */
function onTextsOfNow(
  format: Format,
  whole: WorkspaceSnapshot,
  given: WriteOptions,
): { readonly snapshot: WorkspaceSnapshot; readonly options: WriteOptions } {
  if (format.keepsRevisions) return { snapshot: whole, options: given };
  const { snapshot, remarks } = onCurrentTexts(whole);
  return { snapshot, options: { ...given, choice: [...(given.choice ?? []), ...remarks] } };
}

async function* zipped(
  files: Iterable<ExportFile>,
  { generatedAt }: WriteOptions,
  { newEntry, encodeInto }: FileTools,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { path, chunks } of files) {
    const entry = newEntry(path);
    entry.mtime = generatedAt;
    zip.add(entry);
    let last: Uint8Array = new Uint8Array(0);
    for (const chunk of encodedChunks(chunks, encodeInto)) {
      if (last.byteLength > 0) await entry.push(last, false);
      last = chunk;
      yield* taken();
    }
    await entry.push(last, true);
    yield* taken();
  }
  zip.end();
  yield* ready;

  function taken(): Uint8Array[] {
    const bytes = ready;
    ready = [];
    return bytes;
  }
}
