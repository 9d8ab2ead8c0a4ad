/** Marks from one member to all others through a real server process: time, completeness, memory. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { annotationIdSchema, type TagId } from '#core/model/ids.ts';
import { currentRevision } from '#core/model/source.ts';
import { targetAt } from '#core/text/quote.ts';
import { observeRoomAnnotations, readWorkspace, writeNotebookRecord } from '#sync/documents.ts';
import { CrossreadProcess } from '../e2e/crossread-process.ts';
import { joinOverHttp, openMember, until, type OpenMember } from '../src/testing/wire-client.ts';
import { table } from './table.ts';

interface Run {
  readonly members: number;
  /** Between two marks of one member. */
  readonly everyMs: number;
  readonly seconds: number;
}

interface Outcome {
  readonly expected: number;
  readonly delays: readonly number[];
  readonly serverMegabytes: number;
}

const RUNS: readonly Run[] = [
  { members: 30, everyMs: 1_000, seconds: 15 },
  { members: 200, everyMs: 1_000, seconds: 15 },
];

export async function fanout(): Promise<string> {
  const rows: string[][] = [];
  for (const run of RUNS) {
    const { expected, delays, serverMegabytes } = await measure(run);
    const sorted = delays.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    rows.push([
      `${run.members}, each every ${run.everyMs} ms`,
      `${delays.length} of ${expected}`,
      at(0.5).toFixed(0),
      at(0.99).toFixed(0),
      serverMegabytes.toFixed(0),
    ]);
  }
  return table(['members', 'delivered', 'p50 ms', 'p99 ms', 'server MB (RSS)'], rows);
}

async function measure(run: Run): Promise<Outcome> {
  const crossread = await CrossreadProcess.start();
  const members: OpenMember[] = [];
  const written = new Map<string, number>();
  const delays: number[] = [];
  let expected = 0;
  try {
    for (let index = 0; index < run.members; index++) {
      const { cookie, session } = await joinOverHttp(crossread.url, `Member ${index}`);
      members.push(openMember(crossread.url, cookie, session));
    }
    await Promise.all(members.map(({ synced }) => synced));
    for (const member of members) {
      observeRoomAnnotations(member.readingRoom, (keys) => {
        const now = performance.now();
        for (const key of keys) delays.push(now - (written.get(key) ?? now));
      });
    }
    const writing = members.map(async (member, index) => {
      await sleep((index / run.members) * run.everyMs);
      const end = performance.now() + run.seconds * 1_000;
      while (performance.now() < end) {
        written.set(mark(member), performance.now());
        expected += run.members;
        await sleep(run.everyMs);
      }
    });
    await Promise.all(writing);
    await until(() => delays.length >= expected, { timeout: 60_000 });
    return { expected, delays, serverMegabytes: residentMegabytes(crossread.processId) };
  } finally {
    for (const member of members) member.close();
    await crossread.stop();
  }
}

function mark(member: OpenMember): string {
  const content = readWorkspace(member.workspace);
  const [source] = content?.sources ?? [];
  const tag: TagId | undefined = content?.codeBook.layers[0]?.tags[0]?.id;
  if (!source || !tag) throw new Error('the workspace has not arrived');
  const revision = currentRevision(source);
  const id = v.parse(annotationIdSchema, randomUUID());
  const created = new Date().toISOString();
  const start = Math.floor(Math.random() * (revision.text.length - 60));
  writeNotebookRecord(
    member.notebook,
    {
      id,
      target: targetAt(source, revision, [{ start, end: start + 40 }]),
      tag,
      codeBookRevision: 1,
      attributes: {},
      note: '',
      created,
      modified: created,
    },
    'bench',
  );
  return id;
}

/** Linux tells it in /proc; elsewhere the figure is missing. */
function residentMegabytes(processId: number): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
