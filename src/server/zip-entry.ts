/** A file of a ZIP, compressed by zlib instead of in JavaScript: four times as quick for a large export. */
import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { AsyncFlateStreamHandler } from 'fflate';
import type { EncodeInto } from '#core/formats/encoded-chunks.ts';
import { ZIP_LEVEL, type ZipEntry } from '#core/formats/file-bytes.ts';

/** Method 8 of the ZIP specification. */
const DEFLATE = 8;

class NativeZipEntry implements ZipEntry {
  readonly filename: string;
  readonly compression = DEFLATE;
  size = 0;
  crc = 0;
  mtime?: string | number | Date;
  ondata?: AsyncFlateStreamHandler;

  constructor(path: string) {
    this.filename = path;
  }

  /** Each piece is compressed by itself and ends at a byte, so that the pieces make one stream. */
  push(chunk: Uint8Array, final = false): void {
    this.size += chunk.byteLength;
    this.crc = crc32(chunk, this.crc);
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const bytes = deflateRawSync(chunk, { level: ZIP_LEVEL, finishFlush });
    this.ondata?.(null, bytes, final);
  }
}

export function nativeZipEntry(path: string): ZipEntry {
  return new NativeZipEntry(path);
}

/** UTF-8 by Node, straight into the bytes that are sent. */
export const encodeIntoBuffer: EncodeInto = (text, into, at) =>
  Buffer.from(into.buffer, into.byteOffset, into.byteLength).write(text, at);
