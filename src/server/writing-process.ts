/** The process that writes an export. It gets one task, answers with the name of the file, writes it, and is gone. */
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { accepted } from '#core/model/result.ts';
import { BYTES_FD, type WritingTask } from './write-apart.ts';
import { writeExport } from './write-export.ts';

/** What is wrong with the selection goes back in place of the name. */
async function write({ parts, ...order }: WritingTask, pipe: Socket): Promise<void> {
  const given = await buffer(pipe);
  let at = 0;
  const updates = parts.map(({ document, length }) => {
    const update = given.subarray(at, at + length);
    at += length;
    return { document, update };
  });
  const written = writeExport(updates, order);
  if (!written.ok) return void process.send?.(written);
  process.send?.(accepted(written.value.name));
  await pipeline(Readable.from(written.value.bytes), pipe);
}

process.once('disconnect', () => process.exit()); // the server is gone, or all is written
process.once('message', (task: WritingTask) => {
  void write(task, new Socket({ fd: BYTES_FD, allowHalfOpen: true })).then(() => {
    process.disconnect();
  });
});
