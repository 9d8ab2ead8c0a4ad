/** A file as UTF-8 in pieces of one size, however small the strings are that a format writes. */

/** Writes the text from `at` and says how many bytes it took; there is room for three bytes a UTF-16 unit. */
export type EncodeInto = (text: string, into: Uint8Array, at: number) => number;

/** Bytes: large enough that the stream around a chunk costs nothing, small enough to keep memory flat. */
const CHUNK_LENGTH = 262_144;
/** The most that UTF-8 needs for one UTF-16 unit. */
const WIDEST = 3;
/** UTF-16 units: for less than this no piece is cut to fill a chunk. */
const SHORTEST_CUT = 4096;

/**
 * Strings are encoded one by one where they will be sent: joined first, they would be copied twice and mostly as
 * wide characters, which takes as long as all the rest of an export. No chunk is longer than CHUNK_LENGTH.
 */
export function* encodedChunks(
  pieces: Iterable<string>,
  encodeInto: EncodeInto,
): Generator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK_LENGTH);
  let at = 0;
  for (const piece of pieces) {
    let from = 0;
    while (from < piece.length) {
      const room = Math.floor((chunk.length - at) / WIDEST);
      const to = piece.length - from <= room ? piece.length : cutBefore(piece, from + room);
      if (to < piece.length && room < SHORTEST_CUT) {
        yield chunk.subarray(0, at);
        chunk = new Uint8Array(CHUNK_LENGTH);
        at = 0;
        continue;
      }
      at += encodeInto(piece.slice(from, to), chunk, at);
      from = to;
    }
  }
  if (at > 0) yield chunk.subarray(0, at);
}

/** The last place up to `at` that is not inside a surrogate pair. */
function cutBefore(text: string, at: number): number {
  const isInside = text.codePointAt(at - 1) !== text.charCodeAt(at - 1);
  return isInside ? at - 1 : at;
}
