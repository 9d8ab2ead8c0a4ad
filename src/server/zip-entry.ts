/**
 * A file of a ZIP, compressed by zlib in a thread beside: four times as quick as in JavaScript, and whoever else the
 * server has to answer is answered meanwhile.
 */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { crc32, createDeflateRaw, deflateRawSync, type DeflateRaw } from 'node:zlib';
import type { AsyncFlateStreamHandler } from 'fflate';
import type { EncodeInto } from '#core/formats/encoded-chunks.ts';
import { ZIP_LEVEL, type ZipEntry } from '#core/formats/file-bytes.ts';

/** Method 8 of the ZIP specification. */
const DEFLATE = 8;
/** Bytes: a file that is no longer is compressed at once, which takes less than asking the thread. */
const SHORT = 65_536;
/** Bytes in the output of zlib, and how many may wait for it: four chunks. */
const OUTPUT = 262_144;
const WAITING = 1_048_576;

class NativeZipEntry implements ZipEntry {
  readonly filename: string;
  readonly compression = DEFLATE;
  size = 0;
  crc = 0;
  mtime?: string | number | Date;
  ondata?: AsyncFlateStreamHandler;
  #stream: DeflateRaw | null = null;

  constructor(path: string) {
    this.filename = path;
  }

  async push(chunk: Uint8Array, final: boolean): Promise<void> {
    this.size += chunk.byteLength;
    this.crc = crc32(chunk, this.crc);
    if (final && !this.#stream && chunk.byteLength <= SHORT) {
      this.ondata?.(null, deflateRawSync(chunk, { level: ZIP_LEVEL }), true);
      return;
    }
    this.#stream ??= this.#opened();
    const hasRoom = this.#stream.write(chunk);
    if (final) {
      this.#stream.end();
      await once(this.#stream, 'end');
    } else if (hasRoom) {
      await setImmediate(); // the thread reports only now, and takes the next chunk
    } else {
      await once(this.#stream, 'drain');
    }
  }

  #opened(): DeflateRaw {
    const options = { level: ZIP_LEVEL, chunkSize: OUTPUT, writableHighWaterMark: WAITING };
    const stream = createDeflateRaw(options);
    stream.on('data', (bytes: Buffer<ArrayBuffer>) => this.ondata?.(null, bytes, false));
    stream.on('end', () => this.ondata?.(null, new Uint8Array(0), true));
    return stream;
  }
}

export function nativeZipEntry(path: string): ZipEntry {
  return new NativeZipEntry(path);
}

/** UTF-8 by Node, straight into the bytes that are sent. */
export const encodeIntoBuffer: EncodeInto = (text, into, at) =>
  Buffer.from(into.buffer, into.byteOffset, into.byteLength).write(text, at);
