/** What exports need beyond core: quicker compression, and the writers of documents. */
import { setImmediate } from 'node:timers/promises';
import type { FileTools } from '#core/formats/file-bytes.ts';
import { writeDocument } from './documents/write-document.ts';
import { encodeIntoBuffer, nativeZipEntry } from './zip-entry.ts';

export const fileTools: FileTools = {
  newEntry: nativeZipEntry,
  encodeInto: encodeIntoBuffer,
  othersFirst: () => setImmediate(),
  writeDocument,
};
