/*
 * The bytes of an export, in large pieces: one text file, or a ZIP of several with a README.txt.
 * Not what stands in the files (each format does that). Memory stays flat, however long a file is.
 */
import { strToU8, Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import type {
  DocumentWriter,
  ExportFile,
  FolderFormat,
  Format,
  TextFormat,
  WriteOptions,
} from './format.ts';
import { largeChunks } from './large-chunks.ts';
import { readme } from './readme.ts';
import type { ReportDocument } from './report/report-document.ts';

/** Quick rather than small: marks repeat themselves, so that even the quickest leaves a tenth of them. */
export const ZIP_LEVEL = 1;

/** A file on its way into a ZIP. */
export interface ZipEntry extends ZipInputFile {
  push(chunk: Uint8Array, final?: boolean): void;
}

/** How a file is compressed: whoever has something quicker than JavaScript (server/zip-entry.ts) says so. */
export type NewZipEntry = (path: string) => ZipEntry;

const inJavaScript: NewZipEntry = (path) => new ZipDeflate(path, { level: ZIP_LEVEL });

/** What core cannot do itself: server/file-tools.ts has it all. */
export interface FileTools {
  readonly newEntry: NewZipEntry;
  readonly writeDocument: (writer: DocumentWriter, document: ReportDocument) => Promise<Uint8Array>;
}

/** Of any format. Rejects when a document cannot be written. */
export async function* exportBytes(
  format: Format,
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
  tools: FileTools,
): AsyncGenerator<Uint8Array> {
  if (format.kind === 'document') {
    yield await tools.writeDocument(format.writer, format.document(snapshot, options));
  } else {
    yield* fileBytes(format, snapshot, options, tools.newEntry);
  }
}

/** Of the formats that core writes by itself. */
export function* fileBytes(
  format: TextFormat | FolderFormat,
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
  newEntry: NewZipEntry = inJavaScript,
): Generator<Uint8Array> {
  switch (format.kind) {
    case 'text':
      for (const chunk of largeChunks(format.write(snapshot, options))) yield strToU8(chunk);
      return;
    case 'folder':
      yield* zipped(withReadme(format.files(snapshot, options)), options, newEntry);
      return;
    case 'package':
      yield* zipped(format.files(snapshot, options), options, newEntry);
  }

  function* withReadme(files: Iterable<ExportFile>): Generator<ExportFile> {
    yield readme(format, snapshot, options);
    yield* files;
  }
}

function* zipped(
  files: Iterable<ExportFile>,
  { generatedAt }: WriteOptions,
  newEntry: NewZipEntry,
): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { path, chunks } of files) {
    const entry = newEntry(path);
    entry.mtime = generatedAt;
    zip.add(entry);
    for (const chunk of largeChunks(chunks)) {
      entry.push(strToU8(chunk));
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}
