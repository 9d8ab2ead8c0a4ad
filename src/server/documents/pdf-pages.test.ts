/** How a report lies on its pages: nothing beyond the margins, no heading away from what it is over. */
import { getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import type { ReportBlock, ReportDocument } from '#core/formats/report/report-document.ts';
import { writeDocument } from './write-document.ts';

const A4_WIDTH = 595;
const MARGIN = 48;

/** Each of these on pages of its own. */
function documentOf(parts: readonly (readonly ReportBlock[])[]): ReportDocument {
  const outline = parts.map((_, at) => ({ id: `part-${at}`, title: `Part ${at}` }));
  return {
    title: 'Pages',
    language: 'en',
    generatedAt: '2026-01-31T09:30:00.000Z',
    outline,
    parts: outline.map((one, at) => ({ ...one, blocks: parts[at] ?? [] })),
  };
}

const line = (text: string): ReportBlock => ({ kind: 'paragraph', text });

/** 900 words: more than a page. */
const manyWords = (name: string) =>
  Array.from({ length: 900 }, (_, at) => `${name}${at}.`).join(' ');

async function pagesOf(document: ReportDocument) {
  const pdf = await getDocumentProxy(new Uint8Array(await writeDocument('pdf', document)));
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent();
      const texts = items.flatMap((item) =>
        'str' in item ? [{ words: item.str, right: Number(item.transform[4]) + item.width }] : [],
      );
      return { texts, words: texts.map(({ words }) => words).join('') };
    }),
  );
}

test('a heading stands on the page where what it is over begins, wherever the page ends', async () => {
  const columns = [
    { name: 'Word', weight: 1 },
    { name: 'Said', weight: 1 },
  ];
  const rows = [['row', `${'long '.repeat(60)}end`]];
  const below = (at: number): ReportBlock =>
    at % 2 === 0
      ? line(`Below ${at}.`)
      : { kind: 'table', table: { caption: `Below ${at}.`, columns, rows } };
  const parts = Array.from({ length: 45 }, (_, at): ReportBlock[] => [
    ...Array.from({ length: 5 + at }, () => line('Before')),
    { kind: 'heading', level: 2, text: `Heading ${at}.` },
    { kind: 'heading', level: 3, text: 'And one more' },
    below(at),
  ]);
  const pages = await pagesOf(documentOf(parts));
  expect(pages.length).toBeGreaterThan(parts.length);
  for (const at of parts.keys()) {
    const found = pages.find((page) => page.words.includes(`Heading ${at}.`));
    expect(found?.words).toContain(`Below ${at}.`);
  }
}, 60_000);

test('the mark of a thread stands on the page where what was said of it begins', async () => {
  const parts = Array.from({ length: 45 }, (_, at): ReportBlock[] => [
    ...Array.from({ length: 5 + at }, () => line('Before')),
    line(`Thread ${at}.`),
    { kind: 'entries', entries: [{ name: 'Ana', value: `Reply ${at}.` }] },
  ]);
  const pages = await pagesOf(documentOf(parts));
  for (const at of parts.keys()) {
    const found = pages.find((page) => page.words.includes(`Thread ${at}.`));
    expect(found?.words).toContain(`Reply ${at}.`);
  }
}, 60_000);

test('nothing is lost of what is longer than a page: the first row of a table, a heading, the words over a thread', async () => {
  const columns = ['Mark', 'Said'].map((name) => ({ name, weight: 1 }));
  const rows = [
    ['1', manyWords('a')],
    ['2', manyWords('b')],
  ];
  const pages = await pagesOf(
    documentOf([
      [
        line('Before'),
        { kind: 'heading', level: 2, text: manyWords('c') },
        { kind: 'table', table: { caption: 'Marks', columns, rows } },
        line(manyWords('d')),
        { kind: 'entries', entries: [{ name: 'Ana', value: manyWords('e') }] },
      ],
    ]),
  );
  const all = pages.map((page) => page.words).join(' ');
  const there = ['a', 'b', 'c', 'd', 'e'].map(
    (name) => new Set(all.match(new RegExp(`${name}\\d+\\.`, 'g'))).size,
  );
  expect(there).toEqual([900, 900, 900, 900, 900]);
});

test('a word that is longer than a line is broken, and no line leaves the page', async () => {
  const address = `https://example.org/${'very-long-address'.repeat(20).replaceAll('-', '')}`;
  const pieces = [{ text: `Before ${address} and the words behind it`, labels: [], channels: [] }];
  const passage = { place: 'Paragraph 1', isHeading: false, language: 'en', pieces };
  const pages = await pagesOf(
    documentOf([
      [
        { kind: 'facts', rows: [{ name: 'Workspace', value: address }] },
        { kind: 'passage', passage },
        { kind: 'paragraph', text: address },
        { kind: 'entries', entries: [{ name: 'Ana', value: address }] },
      ],
    ]),
  );
  const beyond = pages.flatMap(({ texts }) =>
    texts.filter(({ right }) => right > A4_WIDTH - MARGIN + 2),
  );
  expect(beyond).toEqual([]);
  expect(pages.map(({ words }) => words).join('')).toContain('behind it');
});
