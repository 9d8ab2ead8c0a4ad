/*
 * The unpacked files of a .qdpx: which is the project, and which file a path in it means.
 * Only what lies in the package is ever read: paths that lead out of it are refused, not followed.
 */
import { strFromU8, strToU8 } from 'fflate';
import { accepted, refused, type Result } from '../../model/result.ts';
import type { InputFile } from '../foreign-work.ts';
import { shortened } from './elements.ts';

/** The one .qde, whatever its name. */
export function projectFile(files: readonly InputFile[]): Result<InputFile> {
  const found = files.filter(
    ({ path }) => /(?:^|\/)[^/.][^/]*\.qde$/i.test(path) && !isOfMac(path),
  );
  const [project] = found;
  if (!project) {
    return refused({
      path: '',
      message:
        'There is no .qde file in it. Choose a .qdpx file that was exported as a REFI-QDA project.',
    });
  }
  if (found.length === 1) return accepted(project);
  const names = found.slice(0, 5).map(({ path }) => shortened(path));
  return refused({
    path: '',
    message: `There are ${found.length} .qde files in it (${names.join(', ')}), and only one may be. Export each project on its own.`,
  });
}

/** The files in `sources` beside the project, by name. */
export class SourceFiles {
  readonly #files: ReadonlyMap<string, InputFile>;

  constructor(project: InputFile, files: readonly InputFile[]) {
    const folder =
      `${project.path.slice(0, project.path.lastIndexOf('/') + 1)}sources/`.toLowerCase();
    const inFolder = files.filter(({ path }) => path.toLowerCase().startsWith(folder));
    this.#files = new Map(
      inFolder.map((file) => [comparable(file.path.slice(folder.length)), file]),
    );
  }

  /** The file that `internal://…` means, null when it is not there. Anything else is refused with a sentence. */
  find(path: string): Result<InputFile | null> {
    const [, name] = /^\s*internal:\/\/\/?(.*?)\s*$/is.exec(path) ?? [];
    if (name === undefined || /[/\\]|\.\.|^$/.test(name)) {
      return refused({
        path: '',
        message: `its path “${shortened(path)}” leads out of the file. Export the project again with its sources inside (internal://).`,
      });
    }
    return accepted(this.#files.get(comparable(name)) ?? null);
  }
}

export interface DecodedText {
  /** Without BOM; line ends as they are. */
  readonly text: string;
  /** True where bytes were no characters and stand as U+FFFD. */
  readonly isDamaged: boolean;
}

/** UTF-8, or UTF-16 where a BOM says so. */
export function decoded(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 1);
  if (first === 0xfe && second === 0xff) return utf16(bytes, 0);
  const text = strFromU8(bytes);
  return {
    text: text.replace(/^\ufeff/, ''),
    isDamaged: text.includes('\ufffd') && !isFrom(text, bytes),
  };
}

/** A replacement character that the file has itself is no damage. */
function isFrom(text: string, bytes: Uint8Array): boolean {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const written = strToU8(text.replace(/^\ufeff/, ''));
  const body = hasBom ? bytes.subarray(3) : bytes;
  return written.length === body.length && written.every((byte, at) => byte === body[at]);
}

/** `high`: which byte of each pair is the greater one. */
function utf16(bytes: Uint8Array, high: 0 | 1): DecodedText {
  const units: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [a = 0, b = 0] = [bytes[at + high], bytes[at + 1 - high]];
    units.push(String.fromCharCode(a * 256 + b));
  }
  const text = units.join('');
  return { text: text.toWellFormed(), isDamaged: bytes.length % 2 === 1 || !text.isWellFormed() };
}

/** File names differ in case and braces from what the project calls them. */
function comparable(name: string): string {
  return name.replace(/[{}]/g, '').toLowerCase();
}

/** What a Mac adds beside each file of a ZIP. */
function isOfMac(path: string): boolean {
  return path.startsWith('__MACOSX/');
}
