/** How long others wait for an answer of the server while somebody exports all marks of a class. */
import { setTimeout } from 'node:timers/promises';
import { importOverHttp } from '../src/testing/import-over-http.ts';
import { markedWorkspace } from '../src/testing/seed-workspace.ts';
import { withCrossread } from './crossread-server.ts';
import { median, number, table, type Report } from './table.ts';

const MARKS = 9_000;
const MEMBERS = 30;
const ROUNDS = 7;
/** Of which some make the agreement and the grid of claims, which were once worked out in one go in the server. */
const FORMATS = ['csv', 'xlsx', 'report-html', 'report-pdf', 'refi-qdpx'] as const;
/** Milliseconds between two questions. */
const PAUSE = 3;

interface Round {
  /** Milliseconds until the last byte. */
  readonly whole: number;
  /** Milliseconds of the slowest answer meanwhile. */
  readonly longest: number;
}

export function beside(): Promise<Report> {
  return withCrossread(async ({ url }) => {
    const exportAddress = await classWith(url);
    const times = new Map<string, Round[]>([['nothing', []], ...FORMATS.map(toSeries)]);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [format, series] of times) {
        const work = format === 'nothing' ? () => setTimeout(1_000) : exportAddress(format);
        series.push(await whileOthersAsk(url, work));
      }
    }
    const longest = (format: string) => median((times.get(format) ?? []).map((one) => one.longest));
    const rows = [...times].map(([format, series]) => [
      format,
      number(median(series.map(({ whole }) => whole))),
      number(longest(format)),
    ]);
    const head = [
      `${MARKS} marks of ${MEMBERS} people, medians of ${ROUNDS}`,
      'ms',
      'longest wait of others, ms',
    ];
    return {
      text: table(head, rows),
      // A mark of one of 30 is to reach the others within 150 ms, also while their teacher exports.
      figures: FORMATS.map((format) => ({
        what: `longest wait of others during an export as ${format}`,
        measured: longest(format),
        limit: 150,
        unit: 'ms',
      })),
    };
  });
}

function toSeries(format: string): [string, Round[]] {
  return [format, []];
}

/** Brings the class in; from then on gives for a format what downloads all of it. */
async function classWith(url: string): Promise<(format: string) => () => Promise<void>> {
  const annotators = Array.from({ length: MEMBERS }, (_, at) => `member-${at}`);
  const snapshot = markedWorkspace(MARKS, 3, annotators);
  const { workspace, cookie } = await importOverHttp(url, snapshot, 'Bench');
  return (format) => async () => {
    const address = `${url}/api/workspaces/${workspace}/export/${format}`;
    const exported = await fetch(address, { headers: { cookie } });
    if (!exported.ok) throw new Error(`not exported: ${await exported.text()}`);
    for await (const _ of exported.body ?? []) continue;
  };
}

async function whileOthersAsk(url: string, work: () => Promise<void>): Promise<Round> {
  const done = new AbortController();
  let longest = 0;
  const others = async () => {
    while (!done.signal.aborted) {
      const asked = performance.now();
      await (await fetch(`${url}/api/home`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - asked);
      await setTimeout(PAUSE);
    }
  };
  const asking = others();
  const began = performance.now();
  await work();
  const whole = performance.now() - began;
  done.abort();
  await asking;
  return { whole, longest };
}
