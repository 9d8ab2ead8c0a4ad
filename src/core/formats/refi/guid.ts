/** GUIDs for REFI-QDA: the same for the same thing in every export, so that two exports can be compared. */
import { strToU8 } from 'fflate';
import { parse } from 'uuid';
import { sha1 } from './sha1.ts';

/** Ours alone: what we name has no name in the name spaces of the RFC. */
const NAME_SPACE = parse('6c5ed5b0-6d0e-4f0b-9a4e-5c1b9a6d2f11');

/** A UUID of version 5 (RFC 9562) for what the names lead to; each name may hold anything but NUL. */
export function guidOf(...names: readonly string[]): string {
  const name = utf8(names.join('\u0000'));
  const message = new Uint8Array(NAME_SPACE.length + name.length);
  message.set(NAME_SPACE);
  message.set(name, NAME_SPACE.length);
  const words = sha1(message);
  const second = ((words[1] ?? 0) & 0xffff_0fff) | 0x5000; // the version
  const third = ((words[2] ?? 0) & 0x3fff_ffff) | 0x8000_0000; // the variant
  return (
    `${hex((words[0] ?? 0) >>> 16)}${hex(words[0] ?? 0)}-${hex(second >>> 16)}-${hex(second)}` +
    `-${hex(third >>> 16)}-${hex(third)}${hex((words[3] ?? 0) >>> 16)}${hex(words[3] ?? 0)}`
  );
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Four digits of the lower half of a word. */
function hex(word: number): string {
  return `${PAIRS[(word >>> 8) & 0xff]}${PAIRS[word & 0xff]}`;
}

/** Most names are short and ASCII, for which calling an encoder takes longer than the hash. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127) return strToU8(text);
    bytes[at] = unit;
  }
  return bytes;
}

/** A GUID of another program for comparing: braces off, lower case; null when it is none. */
export function plainGuid(given: string | undefined): string | null {
  const inner = given?.trim().replace(/^\{(.*)\}$/, '$1') ?? '';
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
  return form.test(inner) ? inner.toLowerCase() : null;
}
