/*
 * The bytes of an export, in large pieces: one text file, a ZIP of several with a README.txt, or a document.
 * Not what stands in the files (each format does that). Memory stays flat, however long a file is.
 */
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import { onCurrentTexts } from '../compare/current-snapshot.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { encodedChunks, encodeInJavaScript, type EncodeInto } from './encoded-chunks.ts';
import type {
  DocumentWriter,
  ExportFile,
  FolderFormat,
  Format,
  TextFormat,
  WriteOptions,
} from './format.ts';
import { readme } from './readme.ts';
import type { ReportDocument } from './report/report-document.ts';

/** Quick rather than small: marks repeat themselves, so that even the quickest leaves a tenth of them. */
export const ZIP_LEVEL = 1;

/** A file on its way into a ZIP. */
export interface ZipEntry extends ZipInputFile {
  push(chunk: Uint8Array, final?: boolean): void;
}

/** What Node does quicker than JavaScript: server/file-tools.ts has it. */
export interface ByteTools {
  readonly newEntry: (path: string) => ZipEntry;
  readonly encodeInto: EncodeInto;
}

/** What core cannot do itself at all is among it. */
export interface FileTools extends ByteTools {
  readonly writeDocument: (writer: DocumentWriter, document: ReportDocument) => Promise<Uint8Array>;
}

const IN_JAVASCRIPT: ByteTools = {
  newEntry: (path) => new ZipDeflate(path, { level: ZIP_LEVEL }),
  encodeInto: encodeInJavaScript,
};

/** Of any format. Rejects when a document cannot be written. */
export async function* exportBytes(
  format: Format,
  snapshot: WorkspaceSnapshot,
  options: WriteOptions,
  tools: FileTools,
): AsyncGenerator<Uint8Array> {
  if (format.kind === 'document') {
    const now = onTextsOfNow(format, snapshot, options);
    yield await tools.writeDocument(format.writer, format.document(now.snapshot, now.options));
  } else {
    yield* fileBytes(format, snapshot, options, tools);
  }
}

/** Of the formats that core writes by itself. */
export function* fileBytes(
  format: TextFormat | FolderFormat,
  whole: WorkspaceSnapshot,
  given: WriteOptions,
  tools: ByteTools = IN_JAVASCRIPT,
): Generator<Uint8Array> {
  const { snapshot, options } = onTextsOfNow(format, whole, given);
  switch (format.kind) {
    case 'text':
      yield* encodedChunks(format.write(snapshot, options), tools.encodeInto);
      return;
    case 'folder':
      yield* zipped(withReadme(format.files(snapshot, options)), options, tools);
      return;
    case 'package':
      yield* zipped(format.files(snapshot, options), options, tools);
  }

  function* withReadme(files: Iterable<ExportFile>): Generator<ExportFile> {
    yield readme(format, snapshot, options);
    yield* files;
  }
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

function* zipped(
  files: Iterable<ExportFile>,
  { generatedAt }: WriteOptions,
  { newEntry, encodeInto }: ByteTools,
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
    for (const chunk of encodedChunks(chunks, encodeInto)) {
      entry.push(chunk);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}
