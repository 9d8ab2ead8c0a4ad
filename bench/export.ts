/** Writing 100,000 marks in every format: how long, whether time grows with the marks alone, and what memory is held. */
import { formats } from '#core/formats/index.ts';
import type { Format } from '#core/formats/format.ts';
import { exportBytes } from '#core/formats/file-bytes.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { fileTools } from '../src/server/file-tools.ts';
import { markedWorkspace } from '../src/testing/seed-workspace.ts';
import { heldMemory } from './held-memory.ts';
import { median, number, table, type Report } from './table.ts';

const COUNTS = [25_000, 50_000, 100_000];
const MOST = 100_000;
const ROUNDS = 5;
const OPTIONS = { generatedAt: '2026-01-05T09:00:00.000Z' };

export async function exportFormats(): Promise<Report> {
  const snapshots = COUNTS.map((count) => markedWorkspace(count, 3));
  const written: { format: Format; series: Written[]; held: readonly number[] }[] = [];
  for (const format of formats) {
    const series = await writeInTurns(format, snapshots);
    written.push({ format, series, held: await heldFor(format, snapshots) });
  }
  const rows = written.map(({ format, series, held }) => [
    format.label,
    ...series.map(({ time, processor }) => `${number(time)} (${number(processor)})`),
    number((series.at(-1)?.bytes ?? 0) / 1e6),
    number((series.at(-1)?.largest ?? 0) / 1e3),
    held.map((bytes) => number(bytes / 1e6)).join(' / '),
  ]);
  const head = [
    'format, ms (of the processor)',
    ...COUNTS.map((count) => `${count} marks`),
    'MB',
    'largest piece kB',
    'held MB, first and last count',
  ];
  return {
    text: table(head, rows),
    figures: written.flatMap(({ format, series, held }) => [
      {
        what: `${format.id}: ${MOST} marks`,
        measured: (series.at(-1)?.time ?? Number.NaN) / 1000,
        // A document is laid out, and holds a part of the marks: report-formats.ts.
        limit: format.kind === 'document' ? 15 : 2,
        unit: 's',
      },
      {
        // Of processor time in the quickest round: all that a busy machine does to a round is make it slower.
        // Four times the marks in four times the time, with a quarter of slack for the garbage collector.
        what: `${format.id}: processor time of ${MOST} against a quarter of them`,
        measured: (series.at(-1)?.quickest ?? Number.NaN) / (series[0]?.quickest ?? Number.NaN),
        limit: 5,
        unit: 'x',
      },
      ...held.slice(-1).map((bytes) => ({
        what: `${format.id}: memory held while ${MOST} are written`,
        measured: bytes / 1e6,
        // The snapshot itself takes some 120.
        limit: 32,
        unit: 'MB',
      })),
    ]),
  };
}

/** Beside the snapshots, bytes; nothing for a document, which is laid out whole. */
async function heldFor(
  format: Format,
  snapshots: readonly WorkspaceSnapshot[],
): Promise<readonly number[]> {
  if (format.kind === 'document') return [];
  const held: number[] = [];
  for (const snapshot of [...snapshots.slice(0, 1), ...snapshots.slice(-1)]) {
    held.push(await heldMemory(exportBytes(format, snapshot, OPTIONS, fileTools)));
  }
  return held;
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
      quickest: Math.min(...runs.map(({ processor }) => processor)),
      bytes: runs[0]?.bytes ?? 0,
      largest: runs[0]?.largest ?? 0,
    };
  });
}

interface Written {
  /** Milliseconds by the clock, and of this process's processor time. */
  readonly time: number;
  readonly processor: number;
  /** The least processor time of all rounds. */
  readonly quickest: number;
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
  const processor = (user + system) / 1000;
  return { time: performance.now() - began, processor, quickest: processor, bytes, largest };
}
