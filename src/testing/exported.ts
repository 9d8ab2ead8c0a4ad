/** What stands in an exported file, as text: of a ZIP every file, each under its path. */
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { exportBytes } from '#core/formats/file-bytes.ts';
import type { Format, WriteOptions } from '#core/formats/format.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { fileTools } from '#server/file-tools.ts';

export const EXPORTED_AT: WriteOptions = { generatedAt: '2026-01-31T09:30:00.000Z' };

/** The bytes that somebody gets who exports in the program. */
export async function wholeExport(
  format: Format,
  snapshot: WorkspaceSnapshot,
  options: WriteOptions = EXPORTED_AT,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportBytes(format, snapshot, options, fileTools)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function exportedText(format: Format, bytes: Uint8Array): string {
  if (format.kind === 'text') return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([path, content]) => `${path}\n${strFromU8(content)}`)
    .join('\n');
}

/** The same of any format: of a PDF, the words on its pages. */
export async function readableText(format: Format, bytes: Uint8Array): Promise<string> {
  if (format.kind !== 'document' || format.writer !== 'pdf') return exportedText(format, bytes);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.join('\n');
}
