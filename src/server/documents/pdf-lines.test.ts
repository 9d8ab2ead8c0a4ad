/** Lines of both directions in a PDF, read back by programs of others, which know nothing of the order they were written in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import type { ReportBlock } from '#core/formats/report/report-document.ts';
import { writePdf } from './pdf.ts';

function pdfOf(blocks: readonly ReportBlock[]): Promise<Uint8Array> {
  const part = { id: 'one', title: 'One', blocks };
  return writePdf({
    title: 'Both directions',
    language: 'en',
    generatedAt: '2026-01-31T09:30:00.000Z',
    outline: [part],
    parts: [part],
  });
}

const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });

const HEBREW =
  'ראש הממשלה אמר כי 30,000 איש הגיעו אל The New York Times building בשנת 2023 והוסיף כי מחר נוותר לפני שיצא לירושלים עם Antony Blinken בשעות הערב המאוחרות.';
/** A line ends amid the Hebrew words. */
const ENGLISH =
  'The minister greeted the crowd of 1,200 people, who had come to Cairo on foot on that day, with אחת שתיים שלוש ארבע חמש שש and then left the city for a long meeting.';

test('a reader of the file puts every line back into the words that were written', async () => {
  const bytes = await pdfOf([paragraph(HEBREW), paragraph(ENGLISH)]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  const words = text.join(' ').replaceAll(/\s+/g, ' ');
  expect(words).toContain(HEBREW);
  expect(words).toContain(ENGLISH);
});

/** Points from the left edge of the page. */
const LEFT_MARGIN = 48;
const RIGHT_MARGIN = 547.28;

test('each part of a text is drawn in the typeface that has it, in its place', async () => {
  const sentence =
    'He wrote to all of them 漢字 and 😀 and then once more שלום 経済 עולם to some others of the same group.';
  const bytes = await pdfOf([paragraph(sentence)]);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  expect(text.join(' ').replaceAll(/\s+/g, ' ')).toContain(sentence);
});

interface Line {
  /** From left to right by the place of their ink; of each word, the letters in the order of reading. */
  readonly words: string[];
  /** Points from the left edge of the page. */
  readonly left: number;
  readonly right: number;
}

function inkedLines(bytes: Uint8Array, written: string): Line[] {
  const page = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: bytes, encoding: 'utf8' });
  const box = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g;
  const words = Array.from(page.matchAll(box), ([, left, top, right, letters = '']) => ({
    // Programs differ in the order in which they give the letters of a word.
    text: written.includes(letters) ? letters : Array.from(letters).toReversed().join(''),
    left: Number(left),
    right: Number(right),
    top: Math.round(Number(top)),
  }));
  return (
    [...Map.groupBy(words, ({ top }) => top).values()]
      .map((line) => line.toSorted((a, b) => a.left - b.left))
      .map((line) => ({
        words: line.map(({ text }) => text),
        left: line[0]?.left ?? Number.NaN,
        right: line.at(-1)?.right ?? Number.NaN,
      }))
      // Without the headings and the foot of the page.
      .slice(3, -1)
  );
}

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

test.skipIf(!hasPoppler)(
  'words stand where the eye looks for them (skipped where poppler is not installed)',
  async () => {
    const [first, second] = inkedLines(await pdfOf([paragraph(HEBREW)]), HEBREW);
    expect(first?.words.slice(-5)).toEqual(['30,000', 'כי', 'אמר', 'הממשלה', 'ראש']);
    const middle = first?.words.indexOf('The') ?? 0;
    expect(first?.words[middle - 1]).toBe('בשנת');
    expect(first?.words.slice(middle, middle + 3)).toEqual(['The', 'New', 'York']);
    expect(first?.words[middle + 5]).toBe('אל');
    expect(second?.words).toEqual(['המאוחרות.', 'הערב', 'בשעות', 'Antony', 'Blinken', 'עם']);
    for (const line of [first, second]) expect(line?.right).toBeCloseTo(RIGHT_MARGIN, 0);
    const english = inkedLines(await pdfOf([paragraph(ENGLISH)]), ENGLISH);
    expect(english[0]?.words.slice(-4)).toEqual(['with', 'שלוש', 'שתיים', 'אחת']);
    expect(english[1]?.words.slice(0, 4)).toEqual(['שש', 'חמש', 'ארבע', 'and']);
    for (const { left } of english) expect(left).toBeCloseTo(LEFT_MARGIN, 0);
  },
);
