/** Writing 100,000 marks in every format: how long, whether time grows with the marks alone, and the largest piece. */
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { largeChunks } from '#core/formats/large-chunks.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { markedWorkspace } from '../src/testing/seed-workspace.ts';
import { median, number, table, type Report } from './table.ts';

const COUNTS = [25_000, 50_000, 100_000];
const MOST = 100_000;
const ROUNDS = 5;
const OPTIONS = { generatedAt: '2026-01-05T09:00:00.000Z' };

export async function exportFormats(): Promise<Report> {
  const snapshots = COUNTS.map((count) => markedWorkspace(count, 3));
  const written = formats.map((format) => ({
    format,
    series: snapshots.map((snapshot) => write(format, snapshot)),
  }));
  const rows = written.map(({ format, series }) => [
    format.label,
    ...series.map(({ time }) => number(time)),
    number((series.at(-1)?.bytes ?? 0) / 1e6),
    number((series.at(-1)?.largest ?? 0) / 1e3),
  ]);
  const head = ['format, ms', ...COUNTS.map((count) => `${count} marks`), 'MB', 'largest piece kB'];
  return {
    text: table(head, rows),
    figures: written.flatMap(({ format, series }) => [
      {
        what: `${format.id}: ${MOST} marks`,
        measured: (series.at(-1)?.time ?? Number.NaN) / 1000,
        limit: 2,
        unit: 's',
      },
      {
        // Four times the marks in four times the time, with a quarter of slack for the garbage collector.
        what: `${format.id}: time of ${MOST} against a quarter of them`,
        measured: (series.at(-1)?.time ?? Number.NaN) / (series[0]?.time ?? Number.NaN),
        limit: 5,
        unit: 'x',
      },
    ]),
  };
}

function write(format: Format, snapshot: WorkspaceSnapshot) {
  const times: number[] = [];
  let bytes = 0;
  let largest = 0;
  for (let round = 0; round < ROUNDS; round++) {
    bytes = 0;
    const began = performance.now();
    for (const piece of largeChunks(format.write(snapshot, OPTIONS))) {
      const length = Buffer.byteLength(piece);
      bytes += length;
      largest = Math.max(largest, length);
    }
    times.push(performance.now() - began);
  }
  return { time: median(times), bytes, largest };
}
