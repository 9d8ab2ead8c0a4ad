/** Runs in the browser: how long from the call until the frame that shows it has been produced. */
import type { PaintedMark } from '#editor/painter.ts';
import { revisionIdSchema } from '#core/model/ids.ts';
import type { Revision } from '#core/model/source.ts';
import * as v from 'valibot';
import { seededRandom } from '../../src/testing/seeded-random.ts';
import { contenders, type ContenderName, type OpenArticle } from './contenders.ts';

const WORDS = 1_500;
const CHANNELS = ['tint', 'underline', 'wave'] as const;

export interface Figures {
  /** Milliseconds from the first call until the first frame is out. */
  readonly firstPaint: number;
  readonly add: number;
  readonly remove: number;
  readonly domChanges: number;
}

declare global {
  interface Window {
    measure: (name: ContenderName, marks: number) => Promise<Figures>;
  }
}

globalThis.window.measure = async (name, count) => {
  const random = seededRandom(11);
  const revisions = [0, 1, 2].map((index) => article(index, random));
  const marks = revisions.map((revision, index) =>
    Array.from({ length: Math.ceil(count / 3) }, (_, at) =>
      mark(`${index}-${at}`, revision, random),
    ),
  );
  const columns = document.createElement('div');
  columns.className = 'bench-columns';
  document.body.append(columns);
  await frame();

  const began = performance.now();
  const open: OpenArticle[] = [];
  for (const [index, revision] of revisions.entries()) {
    const place = document.createElement('div');
    columns.append(place);
    const shown = count === 0 ? [] : (marks[index] ?? []);
    open.push(contenders[name].open(place, revision, shown));
  }
  await frame();
  const firstPaint = performance.now() - began;

  const [revision] = revisions;
  const [first] = open;
  if (!revision || !first) throw new Error('nothing was opened');
  // Recogito draws on a debounce of its own; it gets to rest before a change is timed.
  await rest();
  let domChanges = 0;
  const observer = new MutationObserver((records) => (domChanges += records.length));
  observer.observe(columns, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
  });
  const add: number[] = [];
  const remove: number[] = [];
  for (let round = 0; round < 12; round++) {
    const added = mark(`added-${round}`, revision, random);
    add.push(await timed(() => first.add(added)));
    await rest();
    remove.push(await timed(() => first.remove(added.id)));
    await rest();
  }
  observer.disconnect();
  for (const one of open) one.close();
  columns.remove();
  return { firstPaint, add: median(add), remove: median(remove), domChanges };
};

async function timed(act: () => void): Promise<number> {
  await frame();
  const began = performance.now();
  act();
  await frame();
  return performance.now() - began;
}

/** Resolves when the next frame has been laid out and painted. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function article(index: number, random: () => number): Revision {
  const paragraphs: string[] = [];
  let words = 0;
  while (words < WORDS) {
    const length = 40 + Math.floor(random() * 50);
    const sentence = Array.from({ length }, () => word(random)).join(' ');
    paragraphs.push(`${sentence}.`);
    words += length;
  }
  let start = 0;
  const blocks = paragraphs.map((paragraph) => {
    const block = { kind: 'paragraph', start, end: start + paragraph.length } as const;
    start = block.end + 2;
    return block;
  });
  const id = v.parse(revisionIdSchema, `bench-${index}`);
  return { id, text: paragraphs.join('\n\n'), blocks, sha256: '0'.repeat(64) };
}

function word(random: () => number): string {
  const length = 2 + Math.floor(random() * 8);
  const letter = () => String.fromCodePoint(97 + Math.floor(random() * 26));
  return Array.from({ length }, letter).join('');
}

function mark(id: string, revision: Revision, random: () => number): PaintedMark {
  const block = revision.blocks[Math.floor(random() * revision.blocks.length)];
  if (!block) throw new Error('the article has no block');
  const start = block.start + Math.floor(random() * (block.end - block.start - 20));
  const end = Math.min(block.end, start + 10 + Math.floor(random() * 120));
  const channel = CHANNELS[Math.floor(random() * CHANNELS.length)] ?? 'tint';
  return { id, channel, spans: [{ start, end }] };
}
