/** What readers of marks share: text out of bytes, a mark with what most files do not say, and counts of what has no place. */
import { strFromU8, strToU8 } from 'fflate';
import { accepted, refused, type Result } from '../model/result.ts';
import type { ForeignCode, ForeignMark, InputFile } from './foreign-work.ts';

/** UTF-8 without its BOM; refused where bytes are no UTF-8, since a guess would move every position. */
export function utf8Text({ path, bytes }: InputFile): Result<string> {
  const text = strFromU8(bytes).replace(/^\ufeff/, '');
  // The decoder puts this in place of what it cannot read; a file may have it itself.
  if (!text.includes('\ufffd') || isFrom(text, bytes)) return accepted(text);
  return refused({
    path,
    message: 'is not UTF-8. Save it as UTF-8 in the program that wrote it, and import it again',
  });
}

/** Whether writing the text again gives the bytes. */
function isFrom(text: string, bytes: Uint8Array): boolean {
  const written = strToU8(text);
  const body = hasUtf8Bom(bytes) ? bytes.subarray(3) : bytes;
  return written.length === body.length && written.every((byte, at) => byte === body[at]);
}

/** The decoder leaves it out, so that only the bytes tell. */
export function hasUtf8Bom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

const UNSAID = {
  id: null,
  annotator: null,
  annotatorIs: 'name',
  quotes: [],
  prefix: '',
  suffix: '',
  note: '',
  attributes: {},
  created: null,
  modified: null,
} as const;

/** A mark of which a file says no more than is given. */
export function foreignMark(
  said: Pick<ForeignMark, 'where' | 'document' | 'code' | 'spans'> & Partial<ForeignMark>,
): ForeignMark {
  return { ...UNSAID, ...said };
}

/** The annotator of a file that stands in a folder for each: "ana/a-mailonline.ann". */
export function folderOf(path: string): Pick<ForeignMark, 'annotator' | 'annotatorIs'> {
  return { annotator: path.split('/').at(-2) ?? null, annotatorIs: 'folder' };
}

/** A code of which a file says no more than its name, and perhaps its layer. */
export function foreignCode(key: string, layer = ''): ForeignCode {
  return { key, label: key, layer, colour: null, guideline: '' };
}

/** A position that a text can have, in whatever unit. */
export function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Counts what has no place in Crossread, by the sentence that says so: “… (3)”. */
export class UnreadCounts {
  readonly #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  sentences(): string[] {
    return [...this.#counts].map(([what, count]) => `${what} (${count})`);
  }
}
