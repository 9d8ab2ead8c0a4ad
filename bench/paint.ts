/** Painting beside peers, in one run of one Chromium: first paint, and one mark more, less or otherwise. */
import type { Page } from 'playwright-core';
import { openBenchPages } from './bench-page.ts';
import type { ContenderName, EditFigures } from './page/paint-page.ts';
import { median, number, quantile, table, type Figure, type Report } from './table.ts';

const NAMES = [
  'Crossread',
  'Recogito, CSS_HIGHLIGHTS',
  'Recogito, SPANS',
  'ProseMirror decorations',
] as const satisfies readonly ContenderName[];
const PEERS = NAMES.slice(1);
const COUNTS = [0, 100, 1_000, 10_000] as const;
const MANY = 10_000;
/** Pages opened for each contender and count; fewer when that has taken longer than the budget (ms). */
const ROUNDS = 9;
const BUDGET = 20_000;
const EDITS = 12;
const FRAME = 1000 / 60;

interface Series {
  readonly open: number[];
  readonly onScreen: number[];
  spent: number;
}

export async function paint(): Promise<Report> {
  const pages = await openBenchPages();
  try {
    const series = new Map<string, Series>();
    // Round by round and not one after the other, so that a busy minute of the machine falls on all.
    for (let round = 0; round < ROUNDS; round++) {
      for (const count of COUNTS) {
        for (const name of NAMES) {
          const key = `${name} ${count}`;
          const known = series.get(key) ?? { open: [], onScreen: [], spent: 0 };
          series.set(key, known);
          if (known.spent > BUDGET) continue;
          const began = performance.now();
          const { open, onScreen } = await pages.withPage((page) => openOnce(page, name, count));
          known.open.push(open);
          known.onScreen.push(onScreen);
          known.spent += performance.now() - began;
        }
      }
    }
    const edits = new Map<ContenderName, EditFigures>();
    for (const name of NAMES) {
      edits.set(
        name,
        await pages.withPage(async (page) => {
          await openOnce(page, name, MANY);
          return page.evaluate((n) => globalThis.window.bench.edit(n, 30_000), EDITS);
        }),
      );
    }
    const idle = await pages.withPage(async (page) => {
      await openOnce(page, 'Crossread', 0);
      return page.evaluate((n) => globalThis.window.bench.idle(n), EDITS);
    });
    const heading = `Chromium ${pages.chromiumVersion}, headless, 1440 x 900. A new page for each opening, at most ${ROUNDS} of each, medians.`;
    return report(heading, series, edits, median(idle));
  } finally {
    await pages.close();
  }
}

async function openOnce(page: Page, name: ContenderName, count: number) {
  const open = await page.evaluate(([n, c]) => globalThis.window.bench.open(n, c), [
    name,
    count,
  ] as const);
  return { open, onScreen: await page.evaluate(() => globalThis.window.bench.onScreen()) };
}

function report(
  heading: string,
  series: ReadonlyMap<string, Series>,
  edits: ReadonlyMap<ContenderName, EditFigures>,
  idle: number,
): Report {
  const opening = (name: ContenderName, count: number) =>
    median(series.get(`${name} ${count}`)?.open ?? []);
  const onScreen = (count: number) => median(series.get(`Crossread ${count}`)?.onScreen ?? []);
  const times = (name: ContenderName, edit: keyof EditFigures['times']) =>
    edits.get(name)?.times[edit] ?? [];
  const own = (edit: keyof EditFigures['times']) => median(times('Crossread', edit));

  const openings = table(
    ['first paint, ms (times Crossread)', ...COUNTS.map((count) => `${count} marks`)],
    NAMES.map((name) => [
      name,
      ...COUNTS.map((count) => beside(opening(name, count), opening('Crossread', count))),
    ]),
  );
  const screen = table(
    ['Crossread, ms (times no marks)', ...COUNTS.map((count) => `${count} marks`)],
    [
      [
        'frame handed over',
        ...COUNTS.map((c) => beside(opening('Crossread', c), opening('Crossread', 0))),
      ],
      ['on the screen, raster included', ...COUNTS.map((c) => beside(onScreen(c), onScreen(0)))],
    ],
  );
  const changes = table(
    [
      'one mark among 10,000, ms until painted (times Crossread)',
      'add',
      'recolour',
      'remove',
      'slowest',
      'edits',
      'DOM changes',
    ],
    NAMES.map((name) => [
      name,
      ...EDIT_KINDS.map((edit) => beside(median(times(name, edit)), own(edit))),
      number(Math.max(...EDIT_KINDS.flatMap((edit) => times(name, edit)))),
      String(4 * times(name, 'add').length),
      String(edits.get(name)?.domChanges),
    ]),
  );
  const figures: Figure[] = [
    figure(
      'first paint with 1,000 marks: times with none',
      opening('Crossread', 1_000) / opening('Crossread', 0),
      1.25,
      'x',
    ),
    figure('the same on the screen, raster included', onScreen(1_000) / onScreen(0), 1.25, 'x'),
    ...EDIT_KINDS.map((edit) =>
      figure(`${edit} one of 10,000: over an idle frame`, own(edit) - idle, FRAME, 'ms'),
    ),
    figure(
      'nodes of the article that these edits change',
      edits.get('Crossread')?.domChanges ?? Number.NaN,
      0,
      '',
    ),
    ...PEERS.flatMap((name) => [
      ...[100, 1_000, 10_000].map((count) =>
        figure(
          `first paint, ${count} marks: times ${name}`,
          opening('Crossread', count) / opening(name, count),
          1,
          'x',
        ),
      ),
      ...EDIT_KINDS.map((edit) =>
        figure(
          `${edit} one of 10,000: times ${name}`,
          own(edit) / median(times(name, edit)),
          1,
          'x',
        ),
      ),
    ]),
  ];
  const slow = `An idle frame takes ${number(idle)} ms. Slowest tenth of Crossread's edits: ${number(
    quantile(
      EDIT_KINDS.flatMap((edit) => [...times('Crossread', edit)]),
      0.9,
    ),
  )} ms.`;
  return { text: [heading, openings, screen, changes, slow].join('\n\n'), figures };
}

const EDIT_KINDS = ['add', 'recolour', 'remove'] as const;

function figure(what: string, measured: number, limit: number, unit: string): Figure {
  return { what, measured, limit, unit };
}

function beside(value: number, other: number): string {
  return `${number(value)} (${number(value / other)} x)`;
}
