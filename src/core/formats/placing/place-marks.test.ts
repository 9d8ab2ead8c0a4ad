import { describe, expect, test } from 'vitest';
import { SMALL_TEXT, smallWorkspace } from '../../../testing/small-workspace.ts';
import type { ForeignMark, ForeignWork } from '../foreign-work.ts';
import { foreignCode, foreignMark } from '../reading.ts';
import { NO_CHOICES, placeMarks, type Choices, type ImportPlan } from './place-marks.ts';

const COAST = SMALL_TEXT.indexOf('coast');

/** One text, which is called like the article. */
function plan(
  text: string | null,
  marks: readonly Partial<ForeignMark>[],
  choices: Choices = NO_CHOICES,
): ImportPlan {
  const work: ForeignWork = {
    format: 'Test',
    unit: 'utf-16',
    documents: [{ key: 'a', name: 'source-a', text, url: null }],
    codes: [foreignCode('conflict'), { ...foreignCode('custom.Span|7'), label: 'Seven' }],
    marks: marks.map((one, at) =>
      foreignMark({
        where: `mark ${at + 1}`,
        document: 'a',
        code: 'conflict',
        spans: [{ start: COAST, end: COAST + 5 }],
        ...one,
      }),
    ),
    unread: [],
  };
  return placeMarks(work, smallWorkspace, choices, '2026-02-02T12:00:00.000Z');
}

const quotesOf = ({ placed }: ImportPlan) =>
  placed.map(({ target }) => target.segments.map(({ quote }) => quote).join());

const reasonsOf = ({ left }: ImportPlan) => left.map(({ where, reason }) => `${where} ${reason}`);

describe('where the file has not the text that positions are of', () => {
  const POSITION_ONLY =
    'mark 1 has a position without its words, in a text that is not in the file';

  test('a position alone is not used, whoever says which article it is', () => {
    const source = smallWorkspace.sources[0]?.id;
    if (!source) throw new Error('no article');
    const byHand = { ...NO_CHOICES, sources: new Map([['a', source]]) };
    expect(quotesOf(plan(SMALL_TEXT, [{}]))).toEqual(['coast']);
    for (const choices of [NO_CHOICES, byHand]) {
      const { documents, ...found } = plan(null, [{}], choices);
      expect(documents[0]?.place?.source.id).toBe(source);
      expect(quotesOf({ documents, ...found })).toEqual([]);
      expect(reasonsOf({ documents, ...found })).toEqual([POSITION_ONLY]);
    }
  });

  test('a position counts with the words that stand there; else the words are looked for', () => {
    const found = plan(null, [{ quotes: ['coast'] }, { quotes: ['hits'] }, { quotes: ['snow'] }]);
    expect(quotesOf(found)).toEqual(['coast', 'hits']);
    expect(found.placed.map(({ by }) => by)).toEqual(['utf-16', 'quote']);
    expect(reasonsOf(found)).toEqual([
      'mark 3 has words that do not stand in the article at that place or elsewhere',
    ]);
  });
});

test('a mark comes in with all its pieces or not at all', () => {
  const [storm, coast] = [
    { start: 0, end: 5 },
    { start: COAST, end: COAST + 5 },
  ];
  const found = plan(SMALL_TEXT, [
    { spans: [storm, coast] },
    { spans: [storm], quotes: ['Storm', 'coast'] },
    { spans: [coast, { start: 900, end: 905 }], quotes: ['coast'] },
    { spans: [storm], quotes: ['Storm', 'snow'] },
    { spans: [] },
  ]);
  expect(quotesOf(found)).toEqual(['Storm,coast', 'Storm,coast']);
  expect(found.left.map(({ where }) => where)).toEqual(['mark 3', 'mark 4', 'mark 5']);
});

test('a mark that stays out is said to have a code by its name, not by the key of the file', () => {
  const found = plan(SMALL_TEXT, [{ code: 'custom.Span|7' }, { code: 'unlisted' }]);
  expect(reasonsOf(found)).toEqual([
    'mark 1 has the code “Seven”, which is not in the code book',
    'mark 2 has the code “unlisted”, which is not in the code book',
  ]);
});
