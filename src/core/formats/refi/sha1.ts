/*
 * SHA-1 (FIPS 180-4) of short messages, for the names behind GUIDs and for nothing that has to be safe.
 * By hand, since core knows no Node and setting up a hash there takes longer than the one or two blocks of a name.
 */

/** Bytes. */
const BLOCK = 64;
/** Behind the message: a bit, and its length in 64 bits. */
const LEAST_PADDING = 9;
const WORDS = 80;

const INITIAL = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);

/** Five words of 32 bits. The message is shorter than 2^29 bytes. */
export function sha1(message: Uint8Array): Int32Array {
  const padded = new Uint8Array(Math.ceil((message.length + LEAST_PADDING) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);
  const digest = INITIAL.slice();
  const words = new Int32Array(WORDS);
  for (let start = 0; start < padded.length; start += BLOCK) {
    for (let at = 0; at < 16; at++) words[at] = view.getInt32(start + at * 4);
    addBlock(words, digest);
  }
  return digest;
}

/** `words` holds the block in its first 16. Written out, since this is all the time that a name takes. */
function addBlock(words: Int32Array, digest: Int32Array): void {
  for (let at = 16; at < WORDS; at++) {
    const mixed = (words[at - 3] ?? 0) ^ (words[at - 8] ?? 0) ^ (words[at - 14] ?? 0);
    words[at] = rotated(mixed ^ (words[at - 16] ?? 0), 1);
  }
  let a = digest[0] ?? 0;
  let b = digest[1] ?? 0;
  let c = digest[2] ?? 0;
  let d = digest[3] ?? 0;
  let e = digest[4] ?? 0;
  for (let at = 0; at < WORDS; at++) {
    const next = (rotated(a, 5) + ofRound(at, b, c, d) + e + (words[at] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  digest[0] = (digest[0] ?? 0) + a;
  digest[1] = (digest[1] ?? 0) + b;
  digest[2] = (digest[2] ?? 0) + c;
  digest[3] = (digest[3] ?? 0) + d;
  digest[4] = (digest[4] ?? 0) + e;
}

/** The function of a round with its constant. */
function ofRound(round: number, b: number, c: number, d: number): number {
  if (round < 20) return (((b & c) | (~b & d)) + 0x5a827999) | 0;
  if (round < 40) return ((b ^ c ^ d) + 0x6ed9eba1) | 0;
  if (round < 60) return (((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc) | 0;
  return ((b ^ c ^ d) + 0xca62c1d6) | 0;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
