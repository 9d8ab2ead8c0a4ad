/*
 * The unpacked files of a .qdpx: which is the project, and which file a path in it means.
 * Only what lies in the package is ever read: paths that lead out of it are refused, not followed.
 */
import { strFromU8 } from 'fflate';
import { accepted, refused, type Result } from '../../model/result.ts';
import type { InputFile } from '../foreign-work.ts';
import { hasUtf8Bom, utf8Text } from '../reading.ts';
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
    const found = this.#files.get(comparable(name)) ?? this.#files.get(comparable(unescaped(name)));
    return accepted(found ?? null);
  }
}

export interface DecodedText {
  /** Without BOM; line ends as they are. */
  readonly text: string;
  /** True where bytes were no characters and stand as U+FFFD. */
  readonly isDamaged: boolean;
  readonly hasBom: boolean;
}

/** UTF-8, or UTF-16 where a BOM says so. */
export function decoded(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 1);
  if (first === 0xfe && second === 0xff) return utf16(bytes, 0);
  const whole = utf8Text({ path: '', bytes });
  const text = whole.ok ? whole.value : strFromU8(bytes).replace(/^\ufeff/, '');
  return { text, isDamaged: !whole.ok, hasBom: hasUtf8Bom(bytes) };
}

/** `high`: which byte of each pair is the greater one. */
function utf16(bytes: Uint8Array, high: 0 | 1): DecodedText {
  const units: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [a = 0, b = 0] = [bytes[at + high], bytes[at + 1 - high]];
    units.push(String.fromCharCode(a * 256 + b));
  }
  const text = units.join('');
  const isDamaged = bytes.length % 2 === 1 || !text.isWellFormed();
  return { text: text.toWellFormed(), isDamaged, hasBom: true };
}

/** File names differ in case and braces from what the project calls them. */
function comparable(name: string): string {
  return name.replace(/[{}]/g, '').toLowerCase();
}

/** Some programs write the path as an address. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a % that escapes nothing
  }
}

/** What a Mac adds beside each file of a ZIP. */
function isOfMac(path: string): boolean {
  return path.startsWith('__MACOSX/');
}
