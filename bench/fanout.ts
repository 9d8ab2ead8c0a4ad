/** Marks from one member to all others through a real server process: time, completeness, memory. */
import { observeRoomAnnotations } from '#sync/documents.ts';
import { until } from '../src/testing/wire-client.ts';
import { makeMark, openMembers } from './class-of-members.ts';
import { peakMegabytes, processorSeconds, withCrossread } from './crossread-server.ts';
import { number, quantile, table, type Report } from './table.ts';

interface Outcome {
  readonly marks: number;
  readonly expected: number;
  /** Milliseconds from the call that writes to the observer of another member, each delivery. */
  readonly delays: readonly number[];
  readonly serverMegabytes: number;
  /** Share of one processor. */
  readonly serverLoad: number;
  readonly clientLoad: number;
}

const SECONDS = 20;

export async function fanout(): Promise<Report> {
  const oneOf30 = await measure(30, oneAfterAnother);
  const each30 = await measure(30, everySecond);
  const each200 = await measure(200, everySecond);
  const rows = [
    row('30, one mark at a time', oneOf30),
    row('30, each once a second', each30),
    row('200, each once a second', each200),
  ];
  const head = [
    'members',
    'marks',
    'delivered to the others',
    'p50 ms',
    'p99 ms',
    'slowest ms',
    'server MB (peak RSS)',
    'server load',
    'load of all members',
  ];
  const note = `All members are one Node process beside the server's on this machine, so its load delays what they see. Loads are shares of one processor. ${SECONDS} s of marking.`;
  return {
    text: [table(head, rows), note].join('\n\n'),
    figures: [
      {
        what: 'mark by one of 30 until in the reading room of the other 29, p99',
        measured: quantile(oneOf30.delays, 0.99),
        limit: 150,
        unit: 'ms',
      },
      {
        what: 'the same while all 30 mark once a second, p99',
        measured: quantile(each30.delays, 0.99),
        limit: 150,
        unit: 'ms',
      },
      {
        what: '200 members, each once a second: deliveries missing',
        measured: each200.expected - each200.delays.length,
        limit: 0,
        unit: '',
      },
      {
        what: '200 members, each once a second: p99',
        measured: quantile(each200.delays, 0.99),
        limit: 1000,
        unit: 'ms',
      },
      {
        what: '200 members, each once a second: server, peak RSS',
        measured: each200.serverMegabytes,
        limit: 300,
        unit: 'MB',
      },
    ],
  };
}

/** Calls `write` with the index of the member who is to mark; resolves after the last. */
type Pace = (members: number, write: (member: number) => void) => Promise<void>;

/** Each waits until the one before is long done. */
const oneAfterAnother: Pace = async (members, write) => {
  for (let mark = 0; mark < 5 * members; mark++) {
    write(mark % members);
    await sleep(100);
  }
};

/** Members begin evenly over the first second and keep to their own beat. */
const everySecond: Pace = async (members, write) => {
  const began = performance.now();
  for (let mark = 0; mark < SECONDS * members; mark++) {
    const due = began + (mark / members) * 1000;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    write(mark % members);
  }
};

function measure(count: number, pace: Pace): Promise<Outcome> {
  return withCrossread(async (crossread) => {
    const members = await openMembers(crossread.url, count);
    const written = new Map<string, { at: number; by: number }>();
    const delays: number[] = [];
    members.forEach((member, index) => {
      observeRoomAnnotations(member.readingRoom, (keys) => {
        const now = performance.now();
        for (const key of keys) {
          const mark = written.get(key);
          if (mark && mark.by !== index) delays.push(now - mark.at);
        }
      });
    });
    const began = performance.now();
    const server = processorSeconds(crossread.processId);
    const own = processorSeconds(process.pid);
    await pace(count, (index) => {
      const member = members[index];
      if (!member) throw new RangeError(`there is no member ${index}`);
      const at = performance.now();
      written.set(makeMark(member), { at, by: index });
    });
    const expected = written.size * (count - 1);
    await until(() => delays.length >= expected, { timeout: 60_000 }).catch(() => undefined);
    const seconds = (performance.now() - began) / 1000;
    const outcome: Outcome = {
      marks: written.size,
      expected,
      delays,
      serverMegabytes: peakMegabytes(crossread.processId),
      serverLoad: (processorSeconds(crossread.processId) - server) / seconds,
      clientLoad: (processorSeconds(process.pid) - own) / seconds,
    };
    for (const member of members) member.close();
    return outcome;
  });
}

function row(what: string, { marks, expected, delays, ...used }: Outcome): string[] {
  return [
    what,
    String(marks),
    `${delays.length} of ${expected}`,
    ...[0.5, 0.99, 1].map((share) => number(quantile(delays, share))),
    used.serverMegabytes.toFixed(0),
    used.serverLoad.toFixed(2),
    used.clientLoad.toFixed(2),
  ];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
