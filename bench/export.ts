/** Writing 100,000 marks in every format: how long, whether time grows with the marks alone, and the largest piece. */
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { exportBytes } from '#core/formats/file-bytes.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { fileTools } from '../src/server/file-tools.ts';
import { markedWorkspace } from '../src/testing/seed-workspace.ts';
import { median, number, table, type Report } from './table.ts';

const COUNTS = [25_000, 50_000, 100_000];
const MOST = 100_000;
const ROUNDS = 5;
const OPTIONS = { generatedAt: '2026-01-05T09:00:00.000Z' };

export async function exportFormats(): Promise<Report> {
  const snapshots = COUNTS.map((count) => markedWorkspace(count, 3));
  const written: { readonly format: Format; readonly series: Written[] }[] = [];
  for (const format of formats) {
    written.push({ format, series: await writeInTurns(format, snapshots) });
  }
  const rows = written.map(({ format, series }) => [
    format.label,
    ...series.map(({ time, processor }) => `${number(time)} (${number(processor)})`),
    number((series.at(-1)?.bytes ?? 0) / 1e6),
    number((series.at(-1)?.largest ?? 0) / 1e3),
  ]);
  const head = [
    'format, ms (of the processor)',
    ...COUNTS.map((count) => `${count} marks`),
    'MB',
    'largest piece kB',
  ];
  return {
    text: table(head, rows),
    figures: written.flatMap(({ format, series }) => [
      {
        what: `${format.id}: ${MOST} marks`,
        measured: (series.at(-1)?.time ?? Number.NaN) / 1000,
        // A document is laid out, and holds a part of the marks: report-formats.ts.
        limit: format.kind === 'document' ? 15 : 2,
        unit: 's',
      },
      {
        // Of processor time, since the clock also counts what else the machine does in these seconds.
        // Four times the marks in four times the time, with a quarter of slack for the garbage collector.
        what: `${format.id}: processor time of ${MOST} against a quarter of them`,
        measured: (series.at(-1)?.processor ?? Number.NaN) / (series[0]?.processor ?? Number.NaN),
        limit: 5,
        unit: 'x',
      },
    ]),
  };
}

/** Every count once a round, so that a busy second meets them all. Medians, in milliseconds. */
async function writeInTurns(
  format: Format,
  snapshots: readonly WorkspaceSnapshot[],
): Promise<Written[]> {
  const rounds: Written[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const written: Written[] = [];
    for (const snapshot of snapshots) written.push(await write(format, snapshot));
    rounds.push(written);
  }
  return snapshots.map((_, index) => {
    const runs = rounds.flatMap((round) => round[index] ?? []);
    return {
      time: median(runs.map(({ time }) => time)),
      processor: median(runs.map(({ processor }) => processor)),
      bytes: runs[0]?.bytes ?? 0,
      largest: runs[0]?.largest ?? 0,
    };
  });
}

interface Written {
  /** Milliseconds by the clock, and of this process's processor time. */
  readonly time: number;
  readonly processor: number;
  readonly bytes: number;
  readonly largest: number;
}

async function write(format: Format, snapshot: WorkspaceSnapshot): Promise<Written> {
  let bytes = 0;
  let largest = 0;
  const began = performance.now();
  const before = process.cpuUsage();
  for await (const piece of exportBytes(format, snapshot, OPTIONS, fileTools)) {
    bytes += piece.byteLength;
    largest = Math.max(largest, piece.byteLength);
  }
  const { user, system } = process.cpuUsage(before);
  return { time: performance.now() - began, processor: (user + system) / 1000, bytes, largest };
}
