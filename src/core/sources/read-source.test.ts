import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import { NO_PAGE_FACTS } from '../../testing/page-facts.ts';
import { articleProblems } from '../model/new-source.ts';
import { BLOCK_KINDS } from '../model/source.ts';
import { sourcesOfRows } from './corpus.ts';
import { statedFacts } from './page-metadata.ts';
import { piecesOfPages, type PrintedLine } from './printed-lines.ts';
import { articleOfPieces, articleOfText } from './read-source.ts';

describe('an article made of pieces', () => {
  test('is always one that a workspace takes, whatever its pieces are', () => {
    const pieces = fc.array(
      fc.record({
        kind: fc.constantFrom(null, ...BLOCK_KINDS),
        text: fc.oneof(hardTexts, fc.string({ unit: 'binary' })),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (given) => {
        const { text, blocks } = articleOfPieces(given);
        expect(articleProblems(text, blocks)).toEqual([]);
      }),
    );
  });

  test('keeps the kinds that the page states', () => {
    const { text, blocks } = articleOfPieces([
      { kind: 'heading', text: 'Storm' },
      { kind: null, text: ' \n ' },
      { kind: 'caption', text: 'The pier.\n\nAgain.' },
    ]);
    expect(text).toBe('Storm\n\nThe pier.\nAgain.');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'caption']);
  });

  test('with a long run of spaces is made in time', () => {
    const text = `a${'\u00a0 '.repeat(100_000)}b\n \n \nc`;
    const began = performance.now();
    expect(articleOfPieces([{ kind: null, text }]).text).toBe(text.replace('\n \n \n', '\n'));
    // A few milliseconds; a minute, were each space looked at from all before it.
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('of plain text is taken too, with CRLF, BOM and characters that no file can carry', () => {
    const { text, blocks } = articleOfText('\ufeffA\r\n\r\nB\u0000 and \ud83c.');
    expect(text).toBe('A\n\nB\ufffd and \ufffd.');
    expect(articleProblems(text, blocks)).toEqual([]);
  });
});

describe('what a page states', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Storm &amp; coast',
    datePublished: '2026-01-05T09:00:00+01:00',
  };
  test.each<[string, unknown, string | null]>([
    ['an author as a string', 'Ada Penn', 'Ada Penn'],
    ['an author as an object', { '@type': 'Person', name: 'Ada Penn' }, 'Ada Penn'],
    ['several authors, one twice', [{ name: 'Ada' }, 'Ben', { name: 'Ada' }], 'Ada, Ben'],
    ['an author without a name', { '@type': 'Person' }, null],
    ['a number for an author', 7, null],
  ])('%s', (_, author, byline) => {
    const { metadata } = statedFacts({
      ...NO_PAGE_FACTS,
      jsonLd: [JSON.stringify({ ...article, author })],
    });
    expect([metadata.byline, metadata.headline, metadata.published]).toEqual([
      byline,
      'Storm & coast',
      '2026-01-05T09:00:00+01:00',
    ]);
  });

  test('is found in a graph, among several types, behind raw line breaks', () => {
    const raw =
      '{"@graph":[{"@type":"WebSite","name":"no"},{"@type":["Thing","ReportageNewsArticle"],"headline":"Two\nlines"}]}';
    expect(statedFacts({ ...NO_PAGE_FACTS, jsonLd: [raw] }).metadata.headline).toBe('Two lines');
  });

  test.each([
    ['is no JSON', '{"@type":"NewsArticle","headline":"x'],
    ['reaches for the prototype', '{"@type":"NewsArticle","__proto__":{"headline":"x"}}'],
    ['is nested without end', `${'['.repeat(5000)}1${']'.repeat(5000)}`],
  ])('is told where it %s, and the rest is read', (_, jsonLd) => {
    const { metadata, remarks } = statedFacts({
      ...NO_PAGE_FACTS,
      jsonLd: [jsonLd],
      meta: [['og:title', 'Storm']],
    });
    expect(metadata.headline).toBe('Storm');
    expect(remarks).toHaveLength(1);
  });

  test('is never guessed: dates and addresses of other kinds stay out', () => {
    const { metadata } = statedFacts({
      ...NO_PAGE_FACTS,
      meta: [
        ['date', 'yesterday'],
        ['og:url', 'javascript:alert(1)'],
        ['og:locale', 'en_GB'],
      ],
    });
    expect([metadata.published, metadata.url, metadata.language]).toEqual([null, null, 'en-GB']);
  });
});

describe('a corpus as rows', () => {
  test('has an article for each row with a text, and tells the rest', () => {
    const read = sourcesOfRows([
      ['Title', 'FULL_TEXT', 'Publication', 'Sentiment'],
      ['One', 'It rains.', 'Herald', '-1'],
      ['Two', ' ', 'Post', '0'],
    ]);
    if (!read.ok) throw new Error('is refused');
    expect(
      read.value.map(({ metadata, text }) => [metadata.headline, metadata.outlet, text]),
    ).toEqual([['One', 'Herald', 'It rains.']]);
    expect(read.value[0]?.remarks).toEqual([
      'Columns that have no place here: Sentiment.',
      'Rows without a text, left out: 1.',
    ]);
  });

  test.each<[string, string[][], string]>([
    [
      'no column of texts',
      [
        ['id', 'note'],
        ['1', 'x'],
      ],
      'Name one of its columns “text”',
    ],
    ['no row', [['text']], 'no row with a text'],
    ['nothing', [], 'no column'],
  ])('is refused where it has %s', (_, rows, sentence) => {
    const read = sourcesOfRows(rows);
    expect(read.ok ? '' : read.problems[0]?.message).toContain(sentence);
  });
});

function line(text: string, top: number, height = 10): PrintedLine {
  return { text, top, height, left: 50, right: 300 };
}

describe('printed lines', () => {
  test('become paragraphs: parted words, headings, a paragraph over two pages, page numbers', () => {
    const page = (number: number, lines: PrintedLine[]) => [
      line('The Herald', 0),
      ...lines,
      line(`Page ${number}`, 700),
    ];
    const pieces = piecesOfPages([
      page(1, [
        line('Storm hits', 30, 20),
        line('Officials said that no-', 60),
        line('body was to blame.', 72),
        line('Ten houses', 100),
      ]),
      page(2, [line('were lost.', 30), line('The wall held.', 60), line('It did.', 72)]),
      page(3, [line('The end.', 30)]),
    ]);
    expect(pieces.filter(({ kind }) => kind !== 'furniture')).toEqual([
      { kind: 'heading', text: 'Storm hits' },
      { kind: null, text: 'Officials said that nobody was to blame.' },
      { kind: null, text: 'Ten houses were lost.' },
      { kind: null, text: 'The wall held. It did.' },
      { kind: null, text: 'The end.' },
    ]);
    expect(pieces.filter(({ kind }) => kind === 'furniture')).toHaveLength(6);
  });

  test('are parted by a blank line where there are only two', () => {
    const pieces = piecesOfPages([[line('The end.', 30), line('It began.', 53)]]);
    expect(pieces.map(({ text }) => text)).toEqual(['The end.', 'It began.']);
    expect(piecesOfPages([[line('No', 30), line('end.', 42)]])).toHaveLength(1);
  });
});
