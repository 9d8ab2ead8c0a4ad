/** Scrolling six long articles by the wheel: alone, and with linked scroll and all ribbons, in one run. */
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/readers.ts';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { currentRevision } from '#core/model/source.ts';
import { NOTHING_STATED } from '#core/model/source.ts';
import { sentencesOf } from '#core/text/sentences.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { withCrossread } from './crossread-server.ts';
import { number, table, type Report } from './table.ts';

const ARTICLES = 6;
const WORDS = 5000;
const TURNS = 150;
/** Milliseconds, at 60 a second. */
const FRAME = 1000 / 60;

/** Needs `vite build` before it. */
export function ribbons(): Promise<Report> {
  return withCrossread(async ({ url }) => {
    const browser = await openBrowser();
    try {
      const page = await (
        await browser.newContext({ viewport: { width: 1800, height: 900 } })
      ).newPage();
      await page.goto(url);
      const created = await page.request.post(`${url}/api/workspaces`, {
        headers: { origin: url },
        data: { title: 'Six long articles', displayName: 'Reader', sources: longSources() },
      });
      const { session } = await created.json();
      await page.goto(`${url}/w/${session.workspace.id}`);
      await page
        .locator('.reading-text')
        .nth(ARTICLES - 1)
        .waitFor();
      const alone = await frames(page, 1);
      const plain = await frames(page, ARTICLES);
      await page.getByRole('button', { name: 'Across', exact: true }).click();
      await page.getByLabel('All ribbons between neighbours').check();
      await page
        .locator('[data-lane="aligned"] span')
        .first()
        .waitFor({ state: 'attached', timeout: 60_000 });
      const linked = await frames(page, 1);
      const path = await page.locator('.ribbon-proposed').getAttribute('d');
      const drawn = (path ?? '').split('M').length - 1;
      const rows = [
        ['one column alone', number(alone.median), number(alone.worst)],
        ['six columns at once, nothing else', number(plain.median), number(plain.worst)],
        ['one column, five follow, all ribbons', number(linked.median), number(linked.worst)],
      ];
      return {
        text: `${table(['scrolled', 'median frame, ms', '95th percentile, ms'], rows)}

${ARTICLES} articles of ${WORDS} words, ribbons to be seen at the end: ${drawn}.`,
        figures: [
          {
            what: 'linked scroll with all ribbons, added to a median frame',
            measured: linked.median - plain.median,
            limit: FRAME,
            unit: 'ms',
          },
        ],
      };
    } finally {
      await browser.close();
    }
  });
}

/** Time from frame to frame while the first columns are scrolled, the first under the hand. */
async function frames(page: Page, columns: number): Promise<{ median: number; worst: number }> {
  const box = await page.locator('.column-scroll').first().boundingBox();
  if (!box) throw new Error('the first column is there');
  await page.mouse.move(box.x + 80, box.y + 200);
  await page.mouse.wheel(0, 40); // the first turn measures where passages stand
  await page.waitForTimeout(500);
  const measured = page.evaluate(
    ([turns, count]) =>
      new Promise<number[]>((resolve) => {
        const scrollers = [...document.querySelectorAll('.column-scroll')].slice(0, count);
        const times: number[] = [];
        let last = performance.now();
        const next = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          for (const scroller of scrollers) scroller.scrollBy({ top: 24 });
          if (times.length < turns) requestAnimationFrame(next);
          else resolve(times.slice(5));
        };
        requestAnimationFrame(next);
      }),
    [TURNS, columns] as const,
  );
  const times = (await measured).toSorted((a, b) => a - b);
  return {
    median: times[Math.floor(times.length / 2)] ?? Number.NaN,
    worst: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
  };
}

/** Sentences of the ready-made articles in random order: everything shares words with everything. */
function longSources(): unknown[] {
  const sentences = readyMadeWorkspace().sources.flatMap((source) => {
    const { text, blocks } = currentRevision(source);
    return blocks.flatMap((block) =>
      sentencesOf(text, block, 'en').map(({ start, end }) => text.slice(start, end)),
    );
  });
  const random = seededRandom(7);
  return Array.from({ length: ARTICLES }, () => {
    const paragraphs: string[] = [];
    let words = 0;
    while (words < WORDS) {
      const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
      paragraphs.push(sentence.replaceAll(/\s+/g, ' '));
      words += sentence.split(/\s+/).length;
    }
    const text = paragraphs.join('\n\n');
    let end = -2;
    const blocks = paragraphs.map((paragraph) => {
      const start = end + 2;
      end = start + paragraph.length;
      return { kind: 'paragraph', start, end };
    });
    return { metadata: { ...NOTHING_STATED, language: 'en' }, text, blocks };
  });
}
