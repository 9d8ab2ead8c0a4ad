/** In UTF-16 units: large enough that the stream around a chunk costs nothing, small enough to keep memory flat. */
const CHUNK_LENGTH = 65_536;

/** The same text in fewer pieces: a format writes line by line, which is slow to send one by one. */
export function* largeChunks(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
