import { describe, expect, test } from 'vitest';
import { SMALL_TEXT, smallWorkspace } from '../../testing/small-workspace.ts';
import { NO_CHOICES, placeMarks } from './placing/place-marks.ts';
import { readW3c } from './read-w3c.ts';

type Json = Readonly<Record<string, unknown>>;

const PAGE = 'https://example.org/1';
const OTHER_PAGE = 'https://example.org/2';

const words = (exact: string): Json => ({ type: 'TextQuoteSelector', exact });

const position = (exact: string): Json => {
  const start = Array.from(SMALL_TEXT.slice(0, SMALL_TEXT.indexOf(exact))).length;
  return { type: 'TextPositionSelector', start, end: start + Array.from(exact).length };
};

const about = (source: string, ...selector: Json[]): Json => ({ source, selector });

const TAG: Json = { type: 'TextualBody', purpose: 'tagging', value: 'conflict' };

function read(target: unknown, more: Json = { body: TAG }) {
  const work = readW3c(JSON.stringify([{ id: 'urn:a', type: 'Annotation', target, ...more }]));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  const { marks, codes, unread } = work.value;
  const plan = placeMarks(work.value, smallWorkspace, NO_CHOICES, '2026-02-02T12:00:00.000Z');
  return {
    marks: marks.map(({ document, code, quotes }) => [document, code, quotes.join(' + ')]),
    codes: codes.map(({ key, label }) => [key, label]),
    notes: marks.map(({ note }) => note),
    placed: plan.placed.map(({ tag, target: { segments } }) => [
      tag,
      segments.map(({ quote }) => quote).join(' + '),
    ]),
    unread,
  };
}

describe('what an annotation is about', () => {
  test.each([
    ['both by words', [words('coast')], [words('nobody')]],
    [
      'both by words and position',
      [words('coast'), position('coast')],
      [words('nobody'), position('nobody')],
    ],
    ['the first with a position too', [words('coast'), position('coast')], [words('nobody')]],
    ['the second with a position too', [words('coast')], [words('nobody'), position('nobody')]],
    ['a position of something else', [words('coast')], [words('nobody'), position('Storm')]],
  ])('two pieces, %s', (_, first, second) => {
    const { placed, unread } = read([about(PAGE, ...first), about(PAGE, ...second)]);
    expect(placed).toEqual([['conflict', 'coast + nobody']]);
    expect(unread).toEqual([]);
  });

  test.each([[5], [null], [{ source: PAGE, 'crossread:source': 5 }]])(
    'one piece of two is %j: the other comes in, and it is counted',
    (odd) => {
      const { placed, unread } = read([about(PAGE, words('coast')), odd]);
      expect(placed).toEqual([['conflict', 'coast']]);
      expect(unread).toEqual([
        'Targets of annotations that cannot be read: only the others are imported (1)',
      ]);
    },
  );

  test('passages of two pages are a mark in each, and that they belong together is counted', () => {
    const { marks, unread } = read(
      [about(PAGE, words('coast')), about(OTHER_PAGE, words('snow')), about(PAGE, words('hits'))],
      { motivation: 'linking', body: TAG },
    );
    expect(marks).toEqual([
      [PAGE, 'conflict', 'coast + hits'],
      [OTHER_PAGE, 'conflict', 'snow'],
    ]);
    expect(unread).toEqual([
      'Annotations of several texts: what each has is a mark of its own (1)',
    ]);
  });

  const NO_WORDS = 'Annotations of whole pages, or of parts that are not given by their words (1)';

  test.each<[string, unknown, string]>([
    ['an address', PAGE, NO_WORDS],
    ['a page without a selector', { source: PAGE }, NO_WORDS],
    [
      'a piece of a picture',
      about(PAGE, { type: 'FragmentSelector', value: 'xywh=0,0,9,9' }),
      NO_WORDS,
    ],
    ['a number', 7, NO_WORDS],
    ['words, and the page again', [about(PAGE, words('coast')), PAGE], NO_WORDS],
    [
      'a position',
      about(PAGE, position('coast')),
      'Annotations with a position and without the words by which it could be checked (1)',
    ],
    [
      'words, and a position',
      [about(PAGE, words('coast')), about(PAGE, position('hits'))],
      'Annotations with a position and without the words by which it could be checked (1)',
    ],
  ])('%s makes no mark and is counted', (_, target, sentence) => {
    const { marks, unread } = read(target);
    expect(marks).toEqual([]);
    expect(unread).toEqual([sentence]);
  });
});

describe('what an annotation says', () => {
  const target = about(PAGE, words('coast'));

  test.each<[string, Json, string[], string]>([
    ['a word', { body: TAG }, ['conflict', 'conflict'], 'conflict'],
    [
      'a term as a source',
      {
        body: { type: 'SpecificResource', purpose: 'tagging', source: 'http://x.org/a/conflict/' },
      },
      ['http://x.org/a/conflict/', 'conflict'],
      'conflict',
    ],
    [
      'a term as a source with an id',
      { body: [{ purpose: ['tagging'], source: { id: 'http://x.org/frames#blame' } }] },
      ['http://x.org/frames#blame', 'blame'],
      'blame',
    ],
    [
      'a term as an id',
      { body: { id: 'urn:frames:Confl%69ct', purpose: 'tagging' } },
      ['urn:frames:Confl%69ct', 'Conflict'],
      'conflict',
    ],
    [
      'an address, with the motivation',
      { body: 'http://x.org/blame', motivation: 'tagging' },
      ['http://x.org/blame', 'blame'],
      'blame',
    ],
    [
      'a word, with the motivation',
      { bodyValue: 'blame', motivation: 'tagging' },
      ['blame', 'blame'],
      'blame',
    ],
    ['no name at all', { body: { id: '#', purpose: 'tagging' } }, ['#', '#'], ''],
    [
      'a % that escapes nothing',
      { body: { id: 'http://x/50%', purpose: 'tagging' } },
      ['http://x/50%', '50%'],
      '',
    ],
    [
      'our id and our label',
      { body: { ...TAG, value: 'Strife', 'crossread:tag': 'conflict' } },
      ['conflict', 'Strife'],
      'conflict',
    ],
  ])('a tag: %s', (_, more, code, tag) => {
    const { codes, placed, notes, unread } = read(target, more);
    expect(codes).toEqual([code]);
    expect(placed).toEqual(tag === '' ? [] : [[tag, 'coast']]);
    expect(notes).toEqual(['']);
    expect(unread).toEqual([]);
  });

  test.each<[string, Json, string, string[]]>([
    ['a text', { body: [TAG, { type: 'TextualBody', value: 'why' }] }, 'why', []],
    ['a value', { body: TAG, bodyValue: 'why' }, 'why', []],
    [
      'a correction of another program',
      { body: [TAG, { purpose: 'editing', value: 'better' }] },
      'better',
      [],
    ],
    [
      'a neutral wording of ours, which stands among the attributes',
      {
        body: [
          { ...TAG, 'crossread:tag': 'conflict' },
          { purpose: 'editing', value: 'better' },
        ],
      },
      '',
      [],
    ],
    [
      'pictures, pages, choices, nothing',
      {
        body: [
          TAG,
          'http://x.org/comment',
          { type: 'Image', id: 'http://x.org/y.png' },
          { type: 'Choice', items: [] },
          { value: null },
          { purpose: 'tagging' },
        ],
      },
      '',
      ['Bodies of annotations that are neither a tag nor words (5)'],
    ],
  ])('a note: %s', (_, more, note, sentences) => {
    const { marks, notes, unread } = read(target, more);
    expect(marks).toEqual([[PAGE, 'conflict', 'coast']]);
    expect(notes).toEqual([note]);
    expect(unread).toEqual(sentences);
  });
});

function page(exact: string, next?: unknown): Json {
  const items = [{ id: `urn:${exact}`, target: about(PAGE, words(exact)), body: TAG }];
  return { type: 'AnnotationPage', items, ...(next !== undefined && { next }) };
}

test('the pages in a file are all read, and one that is elsewhere is named', () => {
  const elsewhere = ['A further page of the collection, which is not in the file (1)'];
  for (const [next, unread] of [
    [page('hits'), []],
    [page('hits', 'urn:page-3'), elsewhere],
    [page('hits', 7), elsewhere],
    [page('hits', { items: 'none' }), elsewhere],
    [page('hits', null), []],
  ]) {
    for (const json of [{ total: 9, first: page('coast', next) }, page('coast', next)]) {
      const work = readW3c(JSON.stringify(json));
      if (!work.ok) throw new Error(JSON.stringify(work.problems));
      expect(work.value.marks.map(({ id }) => id)).toEqual(['urn:coast', 'urn:hits']);
      expect(work.value.unread).toEqual(unread);
    }
  }
});

test('what the API of Hypothesis answers, with null for what nobody said', () => {
  const start = SMALL_TEXT.indexOf('coast');
  const work = readW3c(
    JSON.stringify({
      total: 1,
      rows: [
        {
          id: 'a',
          created: '2026-02-01T12:00:00+00:00',
          updated: null,
          user: 'acct:ana@hypothes.is',
          uri: PAGE,
          text: null,
          tags: ['conflict'],
          target: [
            {
              source: PAGE,
              selector: [
                { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]' },
                { type: 'TextPositionSelector', start, end: start + 5 },
                { type: 'TextQuoteSelector', exact: 'coast', prefix: null, suffix: null },
              ],
            },
          ],
          user_info: { display_name: null },
        },
      ],
    }),
  );
  expect(work).toMatchObject({
    ok: true,
    value: {
      unit: 'utf-16',
      marks: [{ code: 'conflict', quotes: ['coast'], annotator: 'ana' }],
      unread: [],
    },
  });
});
