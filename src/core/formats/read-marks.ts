/** The bytes of a file of marks, whatever it is: unpacked, given to the reader that fits. */
import { strFromU8 } from 'fflate';
import { refused, type Result } from '../model/result.ts';
import { isArchive, unpack } from './archive.ts';
import { readCodeBook } from './code-books/read-code-book.ts';
import type { ForeignWork, InputFile } from './foreign-work.ts';
import { ownKind } from './own/own-kind.ts';
import { markReaders, readerFor } from './readers.ts';

/** `reader` is the id of one, chosen by a person; null to look into the file. Never throws. */
export function readMarks(file: InputFile, reader: string | null): Result<ForeignWork> {
  if (file.bytes.byteLength === 0) {
    return refused({
      path: file.path,
      message: 'is empty. Choose another file, or export it again',
    });
  }
  const files = isArchive(file.bytes) ? unpack(file.bytes) : null;
  if (files && !files.ok) return files;
  const given = files ? files.value : [file];
  const chosen = reader === null ? readerFor(given) : markReaders.find(({ id }) => id === reader);
  if (chosen) return chosen.read(given);
  return refused({ path: file.path, message: unknownFile(given) });
}

function unknownFile(files: readonly InputFile[]): string {
  const known = markReaders.map(({ label }) => label).join('; ');
  const [only, ...others] = files;
  if (only && ownKind(only.bytes) === 'workspace')
    return 'is a whole workspace of Crossread: import it from the start page';
  if (files.some(isMarkTable)) {
    return `is a table of marks for spreadsheets and scripts, which Crossread does not read back. Export the marks as own JSON, to import the workspace from the start page, or as something that is read here: ${known}`;
  }
  return only && others.length === 0 && readCodeBook(only).ok
    ? `holds no marks that Crossread knows. It can be read as a code book: with “Import a code book” at the desk, in a shell with --code-book. Marks are read of: ${known}`
    : `is of no kind that Crossread knows. It reads: ${known}`;
}

/** Bytes: more than the head of our tables has. */
const HEAD = 2_000;

/** A table with a row a mark, as our CSV is, by its head, whatever a spreadsheet program made of commas and quotes. */
function isMarkTable({ bytes }: InputFile): boolean {
  const [head = ''] = strFromU8(bytes.subarray(0, HEAD)).split(/[\r\n]/);
  return head.split(/[,;\t]/).some((cell) => /^\W*annotation_id\W*$/.test(cell));
}
