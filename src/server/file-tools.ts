/** What exports need beyond core: quicker compression, and the writers of documents in a thread of their own. */
import { setImmediate } from 'node:timers/promises';
import type { FileTools } from '#core/formats/file-bytes.ts';
import { writeInWorker } from './documents/write-in-worker.ts';
import { encodeIntoBuffer, nativeZipEntry } from './zip-entry.ts';

export const fileTools: FileTools = fileToolsUntil();

/** Documents are given up once the signal says that nobody waits for them any more. */
export function fileToolsUntil(gone?: AbortSignal): FileTools {
  return {
    newEntry: nativeZipEntry,
    encodeInto: encodeIntoBuffer,
    othersFirst: () => setImmediate(),
    writeDocument: (writer, document) => writeInWorker(writer, document, gone),
  };
}
