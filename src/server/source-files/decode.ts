/*
 * Bytes of a text in whatever encoding they say or look like; every guess is told to the person.
 * What a page declares is often wrong: it is believed only as far as its bytes bear it out.
 */
import { hasUtf8Bom } from '#core/formats/reading.ts';
import { counted } from '#core/text/counted.ts';

export interface Decoded {
  readonly text: string;
  readonly remarks: readonly string[];
}

/** `stated` is what a page or an answer declares, if anything. Never throws. */
export function decodeText(bytes: Uint8Array, stated: string | null = null): Decoded {
  const marked = markedEncoding(bytes);
  const declared = marked ?? knownEncoding(stated);
  const isDeclaredOther = declared !== null && declared !== 'utf-8';
  // Other encodings hardly ever make whole UTF-8 by chance, once there is a byte that is no ASCII.
  if (marked === null && isDeclaredOther && bytes.some((byte) => byte >= 0x80)) {
    const text = decoded(bytes, 'utf-8');
    if (text !== null) return { text, remarks: [instead(declared, 'UTF-8')] };
  }
  const first = declared ?? 'utf-8';
  const whole = decoded(bytes, first);
  if (whole !== null) return { text: whole, remarks: [] };
  return withHoles(bytes, first) ?? asWindows(bytes, declared);
}

/** True for what no text is: texts have hardly a control character but tabs and line ends. */
export function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is counted
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls * 100 > text.length;
}

/** A text with a few broken characters is not another encoding; null where most are broken. */
function withHoles(bytes: Uint8Array, encoding: string): Decoded | null {
  const text = new TextDecoder(encoding).decode(bytes);
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const holes = text.match(/\ufffd/g)?.length ?? 0;
  if (holes * 4 > others) return null;
  const said = `The file is broken in ${counted(holes, 'place', 'places')}, where “\ufffd” stands for a letter: compare it with the page.`;
  return { text, remarks: [said] };
}

function asWindows(bytes: Uint8Array, declared: string | null): Decoded {
  const text = new TextDecoder('windows-1252').decode(bytes);
  const said =
    declared === null
      ? 'The file does not say how its letters are stored. It was read as Windows-1252: check the accents and quotation marks.'
      : instead(declared, 'Windows-1252');
  return { text, remarks: [said] };
}

function instead(declared: string, read: string): string {
  return `The file says that its letters are stored as ${declared}, which they are not. It was read as ${read}: check the accents and quotation marks.`;
}

/** Null where the bytes are not of it. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (hasUtf8Bom(bytes)) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function knownEncoding(stated: string | null): string | null {
  if (stated === null) return null;
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    return null;
  }
}
