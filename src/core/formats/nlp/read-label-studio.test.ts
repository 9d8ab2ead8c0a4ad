import { describe, expect, test } from 'vitest';
import { articleThrough, snapshotOf } from '../../../testing/corrected-article.ts';
import type { ForeignWork } from '../foreign-work.ts';
import { NO_CHOICES, placeMarks } from '../placing/place-marks.ts';
import { readLabelStudio } from './read-label-studio.ts';

const TEXT = 'Storm 🌪 hits the coast. Officials were calm.';

function read(...tasks: readonly object[]): ForeignWork {
  const work = readLabelStudio(JSON.stringify(tasks));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return work.value;
}

/** A task with our text that one person annotated. */
const task = (...result: readonly object[]) => ({
  data: { text: TEXT },
  annotations: [{ completed_by: 1, result }],
});

/** In code points, as Label Studio counts. */
function place(words: string, text = TEXT) {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return { start, end: start + Array.from(words).length, text: words };
}

const region = (id: unknown, words: string, more: object = {}) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { ...place(words), labels: ['conflict'] },
  ...more,
});

/** As Label Studio writes it: with the words of the region. */
const answer = (id: string, type: string, said: object, control = type) => ({
  id,
  from_name: control,
  to_name: 'text',
  type,
  value: { ...place('coast'), ...said },
});

describe('answers about a region', () => {
  test.each([
    ['choices', { choices: ['x', 'y'] }, 'x; y'],
    ['textarea', { text: ['hello', 'world'] }, 'hello; world'],
    ['textarea', { text: 'hello' }, 'hello'],
    ['rating', { rating: 4 }, '4'],
    ['number', { number: 0 }, '0'],
    ['datetime', { datetime: '2020-01-01' }, '2020-01-01'],
    ['taxonomy', { taxonomy: [['Animals', 'Cats'], ['Plants']] }, 'Animals / Cats; Plants'],
  ])('%s %j is read as “%s”', (type, said, words) => {
    const { marks, unread } = read(task(region('a', 'coast'), answer('a', type, said)));
    expect(marks).toMatchObject([{ quotes: ['coast'], attributes: { [type]: words } }]);
    expect(unread).toEqual([]);
  });

  test('many of one control are read in time', () => {
    const answers = Array.from({ length: 60_000 }, () => answer('a', 'rating', { rating: 4 }));
    const began = performance.now();
    const { marks } = read(task(region('a', 'coast'), ...answers));
    expect(marks[0]?.attributes['rating']?.split('; ')).toHaveLength(60_000);
    // Less than a second; half a minute, were it quadratic.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('very many texts and controls are not all held against each other', () => {
    const names = Array.from({ length: 12_000 }, (_, at) => `text ${at}`);
    const result = names.map((name) => region(name, 'coast', { to_name: `control ${name}` }));
    const data = Object.fromEntries(names.map((name) => [name, name]));
    const began = performance.now();
    const { marks, unread } = read({ data, annotations: [{ completed_by: 1, result }] });
    expect(marks).toEqual([]);
    expect(unread).toEqual([
      'Regions of which the file does not tell in which of its texts they stand (12000)',
    ]);
    // Some seconds at most; half a minute, were it quadratic.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('several of one control are all kept, and those of the control “note” are the note', () => {
    const { marks } = read(
      task(
        region('a', 'coast'),
        answer('a', 'textarea', { text: ['one'] }, 'attribute-reason'),
        answer('a', 'textarea', { text: ['two'] }, 'attribute-reason'),
        answer('a', 'textarea', { text: ['why'] }, 'note'),
      ),
    );
    expect(marks).toMatchObject([{ note: 'why', attributes: { reason: 'one; two' } }]);
  });

  test('what is about the whole task, or of a kind that is not known, is counted', () => {
    const { marks, unread } = read(
      task(
        region('a', 'coast'),
        answer('z', 'rating', { rating: 2 }),
        answer('y', 'choices', { choices: ['x'] }),
        region(null, 'calm'),
        { type: 'rating', value: { rating: 3 } },
        answer('a', 'ranker', { ranker: {} }),
        { type: 'pairwise', value: { selected: 'left' } },
      ),
    );
    expect(marks).toMatchObject([{ note: '', attributes: {} }, { attributes: {} }]);
    expect(unread.toSorted()).toEqual([
      'Answers about a whole task, or about a region that is not imported (3)',
      'Results of other kinds are not imported (2)',
    ]);
  });
});

describe('regions that have no place in a text', () => {
  const path = '/p[1]/text()[1]';

  test.each([
    [
      'HTML',
      'hypertextlabels',
      { start: path, end: path, startOffset: 0, endOffset: 5, text: 'Storm' },
    ],
    ['a dialogue', 'paragraphlabels', { start: '0', end: '0', startOffset: 0, endOffset: 5 }],
    ['a picture', 'rectanglelabels', { x: 1, y: 2, width: 3, height: 4, rotation: 0 }],
    ['a sound', 'labels', { start: 0, end: 5, channel: 0 }],
    ['nothing', 'labels', { start: null }],
  ])('one of %s is counted, and the others are read', (_, type, value) => {
    const odd = { id: 'b', from_name: 'x', to_name: 'y', type };
    const { marks, unread } = read(
      task(region('a', 'coast'), { ...odd, value: { ...value, [type]: ['conflict'] } }),
    );
    expect(marks).toMatchObject([{ id: 'a' }]);
    expect(unread).toEqual([
      'Regions without positions in a text (of pictures, sound, HTML or dialogues) (1)',
    ]);
  });

  test('a plain text under a control for HTML has positions', () => {
    const value = { ...place('coast'), hypertextlabels: ['conflict'] };
    const { marks } = read(task(region('a', '', { type: 'hypertextlabels', value })));
    expect(marks).toMatchObject([{ code: 'conflict', quotes: ['coast'] }]);
  });
});

test.each([null, undefined, 7, {}])('a region with the id %j is a mark', (id) => {
  const { marks } = read(task(region(id, 'coast'), region(id, 'hits')));
  expect(marks.map(({ quotes }) => quotes)).toEqual([['coast'], ['hits']]);
});

test('results without a value, a type or a control refuse nothing', () => {
  const odd = [{ type: 'labels', value: null }, { value: { labels: null } }, { from_name: null }];
  const { marks, unread } = read(task(region('a', 'coast'), ...odd));
  expect(marks).toHaveLength(1);
  expect(unread).toHaveLength(2);
});

test('what was skipped or is a draft stays out, and is counted', () => {
  const { marks, unread } = read(
    {
      ...task(region('a', 'coast')),
      drafts: [{ result: [region('d', 'hits')] }],
      comments: [{ text: 'Sure?' }],
    },
    {
      data: { text: TEXT },
      annotations: [
        { completed_by: 1, was_cancelled: true, result: [region('c', 'hits')] },
        { completed_by: 2, was_cancelled: false, result: [region('e', 'calm')] },
      ],
      completions: [{ result: [region('f', 'hits')] }],
    },
  );
  expect(marks.map(({ id, annotator }) => [id, annotator])).toEqual([
    ['a', 'Annotator 1'],
    ['e', 'Annotator 2'],
  ]);
  expect(unread).toEqual([
    'Drafts of annotations are not imported (1)',
    'Comments on tasks are not imported (1)',
    'Annotations of Label Studio before 1.0 are not imported (1)',
    'Annotations of people who skipped the task are not imported (1)',
  ]);
});

describe('what is noted about a region', () => {
  const meta = { text: ['Look again', 'here'] };

  test('is the note of its mark', () => {
    const { marks } = read(task(region('a', 'coast', { meta }), region(null, 'hits', { meta })));
    expect(marks.map(({ note }) => note)).toEqual(['Look again\nhere', 'Look again\nhere']);
  });

  test('stands once, behind the note that the mark has', () => {
    const noted = answer('a', 'textarea', { text: ['why'] }, 'note');
    const { marks } = read(task(region('a', 'coast', { meta }), { ...noted, meta }));
    expect(marks).toMatchObject([{ note: 'why\nLook again\nhere' }]);
  });

  test('is kept, as answers are, where it is about a further piece', () => {
    const { marks } = read(
      task(
        region('a', 'coast'),
        region('a~2', 'calm', { meta }),
        answer('a~2', 'rating', { rating: 2 }),
      ),
    );
    expect(marks).toMatchObject([
      { quotes: ['coast', 'calm'], note: 'Look again\nhere', attributes: { rating: '2' } },
    ]);
  });
});

test('a region without a label is counted', () => {
  const blank = { id: 'b', type: 'labels', value: place('calm') };
  const { marks, unread } = read(task(region(null, 'coast'), { ...blank, id: null }));
  expect(marks).toHaveLength(1);
  expect(unread).toEqual(['Regions without a label are not imported (1)']);
});

const readIn = (own: object, ...result: readonly object[]) =>
  read({ ...task(...result), data: own });
const places = ({ marks }: ForeignWork) =>
  marks.map(({ document, spans, quotes }) => [document, spans[0]?.start, ...quotes]);

describe('a task with several texts', () => {
  const TITLE = '🌪 on the coast';
  const data = { text: TEXT, title: TITLE, tag: 'x' };
  const titled = (control: string, more: object = {}) =>
    region('t', 'coast', {
      to_name: control,
      value: { ...place('coast', TITLE), labels: ['conflict'], ...more },
    });

  test.each(['title', 'header'])(
    'a region of the title is none of the article (to_name %s)',
    (name) => {
      const work = readIn(data, region('a', 'coast'), titled(name));
      expect(places(work)).toEqual([
        ['task 1', 17, 'coast'],
        ['task 1, title', 9],
      ]);
      expect(work.documents).toMatchObject([
        { key: 'task 1', text: TEXT },
        { key: 'task 1, title', text: TITLE, name: '', url: null },
      ]);
      const article = snapshotOf(articleThrough(TEXT), []);
      const { placed, left } = placeMarks(work, article, NO_CHOICES, '2026-02-02T12:00:00.000Z');
      expect(placed.map(({ where }) => where)).toEqual(['task 1, region a']);
      expect(left.map(({ where }) => where)).toEqual(['task 1, title, region t']);
    },
  );

  test('positions of the title that count UTF-16 are made code points', () => {
    expect(places(readIn(data, titled('title', { start: 10, end: 15 })))).toEqual([
      ['task 1, title', 9],
    ]);
  });

  test('the one control that there is may be called as it likes', () => {
    expect(places(readIn({ article: TEXT }, region('a', 'calm', { to_name: 'x' })))).toEqual([
      ['task 1', 39, 'calm'],
    ]);
    const moved = { start: 0, end: 4, text: 'calm', labels: ['conflict'] };
    const work = readIn(data, region('a', '', { to_name: 'x', value: moved }));
    expect(places(work)).toEqual([['task 1', 0, 'calm']]);
  });

  test('without words, the name of the control tells', () => {
    const value = { start: 0, end: 1, labels: ['conflict'] };
    const of = (name: string) => region(name, '', { to_name: name, value });
    const work = readIn(data, of('text'), of('title'), of('elsewhere'));
    expect(places(work)).toEqual([
      ['task 1', 0],
      ['task 1, title', 0],
    ]);
    expect(work.unread).toEqual([
      'Regions of which the file does not tell in which of its texts they stand (1)',
    ]);
  });

  test('a region whose words do not stand there in the title, either, is counted', () => {
    const work = readIn(data, region('a', 'coast'), titled('title', { start: 0, end: 5 }));
    expect(places(work)).toEqual([['task 1', 17, 'coast']]);
    expect(work.unread).toEqual([
      'Regions of which the file does not tell in which of its texts they stand (1)',
    ]);
  });
});
