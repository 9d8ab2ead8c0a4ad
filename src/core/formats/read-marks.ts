/** The bytes of a file of marks, whatever it is: unpacked, given to the reader that fits. */
import { strFromU8 } from 'fflate';
import { refused, type Result } from '../model/result.ts';
import { isArchive, unpack } from './archive.ts';
import type { ForeignWork, InputFile } from './foreign-work.ts';
import { OWN_FORMAT } from './own/own-schema.ts';
import { markReaders, readerFor } from './readers.ts';

/** `reader` is the id of one, chosen by a person; null to look into the file. Never throws. */
export function readMarks(file: InputFile, reader: string | null): Result<ForeignWork> {
  const files = isArchive(file.bytes) ? unpack(file.bytes) : null;
  if (files && !files.ok) return files;
  const given = files ? files.value : [file];
  const chosen = reader === null ? readerFor(given) : markReaders.find(({ id }) => id === reader);
  if (chosen) return chosen.read(given);
  return refused({ path: file.path, message: unknownFile(given) });
}

function unknownFile(files: readonly InputFile[]): string {
  const known = markReaders.map(({ label }) => label).join('; ');
  const [only] = files;
  const isOwn = only && strFromU8(only.bytes.subarray(0, 100)).includes(OWN_FORMAT);
  return isOwn
    ? 'is a whole workspace of Crossread: import it from the start page'
    : `is of no kind that Crossread knows. It reads: ${known}`;
}
