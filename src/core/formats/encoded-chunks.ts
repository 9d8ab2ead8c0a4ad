/** A file as UTF-8 in pieces of one size, however small the strings are that a format writes. */
import { strToU8 } from 'fflate';

/** Writes the text from `at` and says how many bytes it took; there is room for three bytes a UTF-16 unit. */
export type EncodeInto = (text: string, into: Uint8Array, at: number) => number;

/** Bytes: large enough that the stream around a chunk and its own start in a ZIP cost nothing, small enough to keep memory flat. */
const CHUNK_LENGTH = 262_144;
/** The most that UTF-8 needs for one UTF-16 unit. */
const WIDEST = 3;

/** In JavaScript alone; whoever has something quicker (server/zip-entry.ts) says so. */
export const encodeInJavaScript: EncodeInto = (text, into, at) => {
  const bytes = strToU8(text);
  into.set(bytes, at);
  return bytes.byteLength;
};

/**
 * Strings are encoded one by one where they will be sent: joined first, they would be copied twice and mostly as
 * wide characters, which takes as long as all the rest of an export.
 */
export function* encodedChunks(
  pieces: Iterable<string>,
  encodeInto: EncodeInto,
): Generator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK_LENGTH);
  let at = 0;
  for (const piece of pieces) {
    const most = piece.length * WIDEST;
    if (at > 0 && most > chunk.length - at) {
      yield chunk.subarray(0, at);
      chunk = new Uint8Array(CHUNK_LENGTH);
      at = 0;
    }
    if (most > chunk.length) chunk = new Uint8Array(most);
    at += encodeInto(piece, chunk, at);
  }
  if (at > 0) yield chunk.subarray(0, at);
}
