/*
 * GUIDs for REFI-QDA: the same for the same thing in every export, so that two exports can be compared.
 * A UUID of version 8 (RFC 9562, 5.8: made in a way of one's own) from a 128-bit FNV-1a hash, stirred, not of version 5:
 * that wants SHA-1, and core has no cryptography. Not a secret and not a proof: who may choose ids can make two
 * things share a GUID.
 */
import { strToU8 } from 'fflate';

const OFFSET_BASIS = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;
/** Odd, with ones all over, so that multiplying by it loses nothing and moves every bit. */
const STIR = 0xda942042e4dd58b59e3779b97f4a7c15n;

/** FNV-1a over the UTF-8 of a text, as an integer of 128 bits. */
export function fnv1a128(text: string): bigint {
  let hash = OFFSET_BASIS;
  for (const byte of strToU8(text)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME);
  }
  return hash;
}

/** One to one: the end of a name moves few bits of FNV-1a, and here all of them. */
function stirred(hash: bigint): bigint {
  let value = hash;
  for (const shift of [67n, 59n]) value = BigInt.asUintN(128, (value ^ (value >> shift)) * STIR);
  return value ^ (value >> 64n);
}

/** A lower-case GUID without braces for what the names lead to; each name may hold anything but NUL. */
export function guidOf(...names: readonly string[]): string {
  const hash = stirred(fnv1a128(['crossread', ...names].join('\u0000')));
  const hex = hash.toString(16).padStart(32, '0');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** A GUID of another program for comparing: braces off, lower case; null when it is none. */
export function plainGuid(given: string | undefined): string | null {
  const inner = given?.trim().replace(/^\{(.*)\}$/, '$1') ?? '';
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
  return form.test(inner) ? inner.toLowerCase() : null;
}
