/** Painting beside peers, in one run of one real Chromium: first paint, and one mark more or less. */
import { createServer } from 'vite';
import { openBrowser } from '../e2e/readers.ts';
import type { ContenderName } from './page/contenders.ts';
import type { Figures } from './page/paint-page.ts';
import { table } from './table.ts';

const NAMES: readonly ContenderName[] = [
  'crossread',
  'recogito, CSS_HIGHLIGHTS',
  'recogito, SPANS',
  'ProseMirror decorations',
];
const COUNTS = [0, 100, 1_000, 10_000];
const ROUNDS = 3;

export async function paint(): Promise<string> {
  const server = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
    optimizeDeps: {
      include: ['@recogito/text-annotator', 'prosemirror-view', 'prosemirror-state'],
    },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${url}bench/page/`);
    await page.waitForFunction(() => typeof globalThis.window.measure === 'function');
    const measure = async (name: ContenderName, count: number): Promise<Figures> => {
      const rounds: Figures[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(
          await page.evaluate(([n, c]) => globalThis.window.measure(n, c), [name, count] as const),
        );
      }
      const best = (key: keyof Figures) => Math.min(...rounds.map((figures) => figures[key]));
      return {
        firstPaint: best('firstPaint'),
        add: best('add'),
        remove: best('remove'),
        domChanges: best('domChanges'),
      };
    };
    await page.evaluate(() => globalThis.window.measure('crossread', 100)); // warm up
    const results = new Map<string, Figures>();
    for (const name of NAMES) {
      for (const count of COUNTS) results.set(`${name} ${count}`, await measure(name, count));
    }
    return report(results, browser.version());
  } finally {
    await browser.close();
    await server.close();
  }
}

function report(results: ReadonlyMap<string, Figures>, version: string): string {
  const of = (name: string, count: number) => results.get(`${name} ${count}`);
  const plain = of('crossread', 0)?.firstPaint ?? Number.NaN;
  const frame = of('crossread', 0)?.add ?? Number.NaN;
  const first = table(
    [
      'first paint of 3 x 1,500 words, ms (x Crossread without marks)',
      ...COUNTS.map((count) => `${count} marks`),
    ],
    NAMES.map((name) => [
      name,
      ...COUNTS.map((count) => {
        const time = of(name, count)?.firstPaint ?? Number.NaN;
        return `${time.toFixed(1)} (${(time / plain).toFixed(2)} x)`;
      }),
    ]),
  );
  const one = table(
    ['one mark among 10,000, ms until painted', 'add', 'remove', 'DOM changes in 24 edits'],
    NAMES.map((name) => {
      const figures = of(name, 10_000);
      return [
        name,
        (figures?.add ?? Number.NaN).toFixed(1),
        (figures?.remove ?? Number.NaN).toFixed(1),
        String(figures?.domChanges),
      ];
    }),
  );
  const ratio = (of('crossread', 1_000)?.firstPaint ?? Number.NaN) / plain;
  const over = (of('crossread', 10_000)?.add ?? Number.NaN) - frame;
  return [
    `Chromium ${version}, best of ${ROUNDS} rounds, medians of 12 edits in each.`,
    first,
    one,
    `- 1,000 marks against none: ${ratio.toFixed(2)} x (hold 1.25 x: ${ratio <= 1.25 ? 'held' : 'missed'})`,
    `- one more among 10,000: ${over.toFixed(1)} ms over the plain-text frame of ${frame.toFixed(1)} ms (hold one frame, 16.7 ms: ${over <= 16.7 ? 'held' : 'missed'})`,
  ].join('\n\n');
}
