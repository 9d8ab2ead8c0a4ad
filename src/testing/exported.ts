/** What stands in an exported file, as text: of a ZIP every file, each under its path. */
import { strFromU8, unzipSync } from 'fflate';
import { fileBytes } from '#core/formats/file-bytes.ts';
import type { Format, WriteOptions } from '#core/formats/format.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';

export const EXPORTED_AT: WriteOptions = { generatedAt: '2026-01-31T09:30:00.000Z' };

export function exportedBytes(format: Format, snapshot: WorkspaceSnapshot): Uint8Array {
  return Buffer.concat([...fileBytes(format, snapshot, EXPORTED_AT)]);
}

export function exportedText(format: Format, bytes: Uint8Array): string {
  if (format.kind === 'text') return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([path, content]) => `${path}\n${strFromU8(content)}`)
    .join('\n');
}
