/** Whether a file is our own JSON, and which: by its field `format`, wherever that stands. Programs that sort keys put it behind the rest. */
import { strFromU8 } from 'fflate';
import { CODE_BOOK_FORMAT } from './code-book-file.ts';
import { OWN_FORMAT } from './own-schema.ts';

export type OwnKind = 'workspace' | 'code book';

const KINDS: ReadonlyMap<string, OwnKind> = new Map([
  [OWN_FORMAT, 'workspace'],
  [CODE_BOOK_FORMAT, 'code book'],
]);

/** Where a file begins with it, the rest is not looked at. */
const BEGINNING = 4_000;

/** In a text of somebody the quotation marks have a backslash. */
const FORMAT = /"format"\s*:\s*"([^"]*)"/g;

/** Null for everything else. Also of a file in UTF-16, so that it is refused as what it is. */
export function ownKind(bytes: Uint8Array): OwnKind | null {
  const beginning = beginningOf(bytes);
  if (!beginning.startsWith('{')) return null;
  return kindIn(beginning) ?? (bytes.length > BEGINNING ? kindIn(lettersOf(bytes)) : null);
}

/** Without BOM and leading space. Also of a file in UTF-16, whose letters have a zero byte beside them. */
export function beginningOf(bytes: Uint8Array): string {
  return lettersOf(bytes.subarray(0, BEGINNING))
    .replace(/^[\ufeff\ufffd]+/, '')
    .trimStart();
}

function kindIn(text: string): OwnKind | null {
  for (const [, format = ''] of text.matchAll(FORMAT)) {
    const kind = KINDS.get(format);
    if (kind) return kind;
  }
  return null;
}

function lettersOf(bytes: Uint8Array): string {
  return strFromU8(bytes).replaceAll('\0', '');
}
