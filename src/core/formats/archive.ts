/*
 * A ZIP from outside, unpacked in memory with everything checked that a hostile one plays with: names, numbers, sizes.
 * Nothing is ever written to a disk under a name from an archive. Goes to the readers, which see files only.
 */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { accepted, refused, type Problem, type Result } from '../model/result.ts';
import type { InputFile } from './foreign-work.ts';

/** Bytes, and how often a file may be larger than what is packed of it. */
export const ARCHIVE_LIMITS = {
  entries: 20_000,
  entry: 64 * 1024 * 1024,
  total: 256 * 1024 * 1024,
  ratio: 1_000,
} as const;

/** Small files may well be packed to nothing. */
const RATIO_FROM = 1024 * 1024;

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Files without folders and without what a Mac adds. Never throws; one bad entry refuses the whole. */
export function unpack(bytes: Uint8Array): Result<InputFile[]> {
  const checked = new CheckedEntries();
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: (entry) => checked.takes(entry) });
  } catch {
    return refused({
      path: '',
      message: 'is no whole ZIP, or protected by a password. Pack it again without one',
    });
  }
  if (checked.problem) return refused(checked.problem);
  return accepted(Object.entries(files).map(([path, content]) => ({ path, bytes: content })));
}

class CheckedEntries {
  problem: Problem | null = null;
  #count = 0;
  #total = 0;
  readonly #names = new Set<string>();

  /** False for what is passed over, and for everything behind a problem. */
  takes({ name, size, originalSize }: UnzipFileInfo): boolean {
    if (this.problem) return false;
    if (name.endsWith('/') || /^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(name)) return false;
    this.#count += 1;
    this.#total += originalSize;
    const message = this.#trouble(name, size, originalSize);
    this.#names.add(name.toLowerCase());
    if (message === null) return true;
    this.problem = { path: name.slice(0, 100), message };
    return false;
  }

  #trouble(name: string, size: number, originalSize: number): string | null {
    const { entries, entry, total, ratio } = ARCHIVE_LIMITS;
    if (!isSafeName(name)) return 'is a name that leads out of the archive. Do not trust this file';
    if (this.#names.has(name.toLowerCase())) return 'stands twice in the archive. Pack it again';
    if (this.#count > entries) return `is one of more than ${entries} files. Split the archive`;
    if (originalSize > entry) return `is larger than ${entry / 2 ** 20} MB. Split it`;
    if (this.#total > total) return `makes the whole larger than ${total / 2 ** 20} MB. Split it`;
    if (originalSize > RATIO_FROM && originalSize > size * ratio) {
      return 'is packed tighter than any text. Do not trust this file';
    }
    return null;
  }
}

function isSafeName(name: string): boolean {
  if (name === '' || name.includes('\u0000') || /^\/|^[A-Za-z]:|\\/.test(name)) return false;
  return !name.split('/').includes('..');
}
