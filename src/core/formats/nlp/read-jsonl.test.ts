import { describe, expect, test } from 'vitest';
import type { ForeignWork } from '../foreign-work.ts';
import { readJsonl } from './read-jsonl.ts';

const TEXT = 'Storm hits the coast. Officials were calm.';

function read(...lines: readonly object[]): ForeignWork {
  const work = readJsonl(lines.map((line) => JSON.stringify({ text: TEXT, ...line })).join('\n'));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return work.value;
}

const place = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const span = (words: string, label = 'conflict') => ({ ...place(words), label });

/** What each mark is on, with its code. */
const marked = ({ marks }: ForeignWork) =>
  marks.map(({ spans, code }) => [code, ...spans.map(({ start, end }) => TEXT.slice(start, end))]);

describe('Prodigy', () => {
  test('what was rejected or ignored stays out, and is counted', () => {
    const work = read(
      { spans: [span('coast')], answer: 'accept' },
      { spans: [span('hits'), span('calm')], answer: 'reject' },
      { spans: [span('Storm')], answer: 'ignore' },
      { spans: [], answer: 'reject' },
    );
    expect(marked(work)).toEqual([['conflict', 'coast']]);
    expect(work.unread).toEqual([
      'Spans of texts that were rejected or ignored in Prodigy are not imported (3)',
    ]);
  });

  test.each([
    [{ _annotator_id: 'ana', _session_id: 'set-ana' }, 'ana'],
    [{ _annotator_id: null, _session_id: 'set-ben' }, 'set-ben'],
    [{ _session_id: 7 }, '7'],
    [{ annotator: 'Carla', _annotator_id: 'ana' }, 'Carla'],
    [{ meta: { annotator: 'Carla' }, _annotator_id: 'ana' }, 'Carla'],
    [{ annotator: {}, meta: 'a note', name: 5, url: [] }, null],
  ])('%j: annotated by %s', (said, annotator) => {
    expect(read({ ...said, spans: [span('coast')] }).marks).toMatchObject([{ annotator }]);
  });
});

describe('spaCy', () => {
  test.each([
    ['ents', { ents: [span('coast'), span('calm', 'blame')], spans: {} }],
    [
      'groups of spans',
      { ents: [], spans: { sc: [span('coast')], more: [span('calm', 'blame')] } },
    ],
    ['both', { ents: [span('coast')], spans: { sc: [span('calm', 'blame')] }, tokens: [] }],
  ])('%s', (_, doc) => {
    const work = read({ ...doc, cats: {} });
    expect(marked(work)).toEqual([
      ['conflict', 'coast'],
      ['blame', 'calm'],
    ]);
    expect(work.unread).toEqual([]);
  });

  test('a span that cannot be read is named', () => {
    const work = readJsonl(
      JSON.stringify({ text: TEXT, spans: { sc: [{ start: 0, label: 'x' }] } }),
    );
    expect(work).toMatchObject({ ok: false, problems: [{ path: 'line 1 spans.0' }] });
  });
});

describe('doccano', () => {
  const { start: start_offset, end: end_offset } = place('coast');

  test('the first layout: a label is its number, and who made it theirs', () => {
    const annotations = [
      { label: 1, start_offset, end_offset, user: 1 },
      { label: 'blame', start_offset, end_offset, user: 2 },
    ];
    const work = read({ annotations, meta: {}, annotation_approver: null });
    expect(work.marks.map(({ code, annotator }) => [code, annotator])).toEqual([
      ['1', 'Annotator 1'],
      ['blame', 'Annotator 2'],
    ]);
    expect(work.codes.map(({ label }) => label)).toEqual(['1', 'blame']);
    expect(marked(work)[0]).toEqual(['1', 'coast']);
  });

  test('what is about a whole text is counted', () => {
    const labelled = { label: [[start_offset, end_offset, 'conflict']] };
    const work = read(
      { ...labelled, Comments: ['Is this right?'], cats: ['pos', 'new'] },
      { label: ['news'], cats: { pos: 0.9 } },
      { label: 'news', accept: ['a'], annotations: [{ label: 1 }, 'x'] },
      {
        label: null,
        entities: null,
        spans: null,
        annotations: 3,
        Comments: [],
        relations: [{ from_id: 1, to_id: 2 }],
      },
    );
    expect(marked(work)).toEqual([['conflict', 'coast']]);
    expect(work.unread.toSorted()).toEqual([
      'Comments on texts are not imported (1)',
      'Items under “annotations” that are no spans are not imported (2)',
      'Labels of a whole text are not imported (6)',
      'Relations between spans are not imported (1)',
    ]);
  });

  test('a span that is no span refuses the file', () => {
    const work = readJsonl(JSON.stringify({ text: TEXT, label: [[0, 'x', 5]] }));
    expect(work).toMatchObject({ ok: false, problems: [{ path: 'line 1 label.0' }] });
  });
});

test('spans of one mark with several labels are a mark for each, in all its pieces', () => {
  const work = read({
    entities: [
      { ...span('coast'), mark: 'm', note: 'one' },
      { ...span('hits', 'blame'), mark: 'm', note: 'two' },
      { ...span('calm'), mark: 'm', note: 'one' },
    ],
  });
  expect(marked(work)).toEqual([
    ['conflict', 'coast', 'calm'],
    ['blame', 'hits'],
  ]);
  expect(work.marks.map(({ id, note }) => [id, note])).toEqual([
    ['m', 'one'],
    ['m', 'two'],
  ]);
});
