/** What readers of marks share: text out of bytes, a mark with what most files do not say, and counts of what has no place. */
import { strFromU8 } from 'fflate';
import { accepted, refused, type Result } from '../model/result.ts';
import type { ForeignCode, ForeignMark, InputFile } from './foreign-work.ts';

/** UTF-8 without its BOM; refused where bytes are no UTF-8, since a guess would move every position. */
export function utf8Text({ path, bytes }: InputFile): Result<string> {
  const text = strFromU8(bytes).replace(/^\ufeff/, '');
  // The decoder puts this in place of what it cannot read; a file that has it itself is rare and not harmed by asking.
  if (!text.includes('\ufffd') || hasOwnReplacement(bytes)) return accepted(text);
  return refused({
    path,
    message: 'is not UTF-8. Save it as UTF-8 in the program that wrote it, and import it again',
  });
}

/** EF BF BD: the character itself, written by somebody. */
function hasOwnReplacement(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at !== -1; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true;
  }
  return false;
}

const UNSAID = {
  id: null,
  annotator: null,
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

/** A code of which a file says no more than its name, and perhaps its layer. */
export function foreignCode(key: string, layer = ''): ForeignCode {
  return { key, label: key, layer, colour: null, guideline: '' };
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
