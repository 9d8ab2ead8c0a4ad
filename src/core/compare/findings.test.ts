import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../testing/article.ts';
import { claim, CORRECTED_SOURCES, memberNamed } from '../../testing/claims.ts';
import { smallMark, smallWorkspace } from '../../testing/small-workspace.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Tag } from '../model/codebook.ts';
import { currentRevision, type Source } from '../model/source.ts';
import { targetAt } from '../text/quote.ts';
import { coverageFigure } from './claim-chart.ts';
import { claimRows } from './claim-rows.ts';
import { rowsBySource } from './row-order.ts';
import {
  distributionFigure,
  passagesOf,
  positionFigure,
  rateFigure,
  shareFigure,
  voiceFigure,
} from './findings.ts';
import { imbalance, polarityOf } from './mark-voices.ts';
import { isHeadline, mostUsedTags, tagDistribution } from './tag-shares.ts';

const { codeBook } = smallWorkspace;
const [layer] = codeBook.layers;
const [tagOne, tagTwo] = layer?.tags ?? [];
if (!layer || !tagOne || !tagTwo) throw new Error('the small code book has a layer with two tags');

/** 10 characters a word: "aaaaaaaaa " and so on; a lede of 20 characters, then ten paragraphs of 10. */
const LEDE = 'ten chars, ten more.';
const PARAGRAPHS = [LEDE, ...'abcdefghij'.split('').map((letter) => letter.repeat(10))];
const SOURCE = articleOf(PARAGRAPHS);

interface Different {
  readonly tag?: Tag;
  readonly attributes?: Record<string, string>;
  readonly source?: Source;
}

const firstTag: Tag = tagOne;
let made = 0;
function mark(
  words: string,
  by: string,
  { tag = firstTag, attributes = {}, source = SOURCE }: Different = {},
): PublishedAnnotation {
  made++;
  const revision = currentRevision(source);
  const start = revision.text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in the article`);
  const target = targetAt(source, revision, [{ start, end: start + words.length }]);
  return {
    ...smallMark(`f${made}`),
    tag: tag.id,
    target,
    attributes,
    author: memberNamed(by),
  };
}

const everybody = (...marks: PublishedAnnotation[]) => ({
  sets: [{ name: 'Everybody', marks }],
  sources: [SOURCE],
});
const values = (figure: ReturnType<typeof shareFigure>) =>
  figure.rows.map(({ label, cells }) => [label, cells[0]?.value]);

describe('shares', () => {
  /* By hand: the article has 120 characters. Ada marks 10 + 10 with one tag, Ben 10 with one and 10 with two.
     Tag one: (20/120 + 10/120) / 2 = 0.125; tag two: (0 + 10/120) / 2 = 0.041667.
     Parts: Ada 1 and 0, Ben 1/2 and 1/2: means 0.75 and 0.25. */
  const marks = [
    mark('aaaaaaaaaa', 'ada'),
    mark('bbbbbbbbbb', 'ada'),
    mark('aaaaaaaaaa', 'ben'),
    mark('cccccccccc', 'ben', { tag: tagTwo }),
  ];

  test('of the text and of what is marked, worked by hand', () => {
    const share = values(shareFigure(everybody(...marks), layer));
    expect(share[0]).toEqual([tagOne.label, 0.125]);
    expect(share[1]?.[1]).toBeCloseTo(1 / 24, 12);
    expect(values(distributionFigure(everybody(...marks), layer))).toEqual([
      [tagOne.label, 0.75],
      [tagTwo.label, 0.25],
    ]);
  });

  test('the leading tag is a mean, ties are named, an article without a headline has none', () => {
    const coders = [memberNamed('ada'), memberNamed('ben')];
    expect(mostUsedTags(marks, SOURCE, layer, coders)).toEqual([tagOne.id]);
    const tie = [mark('aaaaaaaaaa', 'ada'), mark('bbbbbbbbbb', 'ada', { tag: tagTwo })];
    expect(mostUsedTags(tie, SOURCE, layer, coders)).toEqual([tagOne.id, tagTwo.id]);
    expect(mostUsedTags([], SOURCE, layer, coders)).toEqual([]);
    expect(mostUsedTags(marks, SOURCE, layer, coders, isHeadline)).toBeNull();
  });

  test('parts sum to one, in whatever order of coders and marks', () => {
    const some = fc.array(
      fc.record({
        words: fc.constantFrom(...PARAGRAPHS.slice(1)),
        by: fc.constantFrom('ada', 'ben', 'cem'),
        isOne: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const all = drawn.map(({ words, by, isOne }) =>
          mark(words, by, { tag: isOne ? tagOne : tagTwo }),
        );
        const coders = [...new Set(all.map(({ author }) => author))];
        const shares = tagDistribution(all, SOURCE, layer, coders);
        const turned = tagDistribution(all.toReversed(), SOURCE, layer, coders.toReversed());
        expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const [tag, share] of shares) expect(turned.get(tag)).toBeCloseTo(share, 9);
      }),
    );
  });
});

describe('positions', () => {
  /* By hand: the lede, then ten paragraphs of one tenth each; two coders. */
  test('worked by hand', () => {
    const figure = positionFigure(
      everybody(
        mark('more', 'ada'),
        mark('aaaaaaaaaa', 'ada'),
        mark('jjjjjjjjjj', 'ben'),
        mark('jjjj', 'ben'),
      ),
      layer,
    );
    expect(values(figure).filter(([, value]) => value !== 0)).toEqual([
      ['lede', 0.5],
      ['1', 0.5],
      ['10', 1],
    ]);
  });
});

describe('voices', () => {
  const quoted = articleOf(['He said: “a shameful act”, a cruel one.']);

  test('quotation marks decide, unless the coder said', () => {
    const figure = voiceFigure(
      {
        sets: [
          {
            name: 'Everybody',
            marks: [
              mark('shameful', 'ada', { source: quoted }),
              mark('cruel', 'ada', { source: quoted }),
              mark('act', 'ada', { source: quoted, attributes: { voice: 'reporter' } }),
            ],
          },
        ],
        sources: [quoted],
      },
      layer,
    );
    expect(figure.rows.map(({ label, cells }) => [label, cells[0]?.count])).toEqual([
      ['reporter', 2],
      ['quoted', 1],
    ]);
  });
});

describe('rates', () => {
  /* By hand: 14 words; three marks of two coders: 1000 x 3 / 28. */
  test('a row a layer, sets side by side', () => {
    const marks = [mark('aaaaaaaaaa', 'ada'), mark('bbbbbbbbbb', 'ada'), mark('cccccccccc', 'ben')];
    const ada = { name: 'Ada', marks: marks.slice(0, 2) };
    const sets = [{ name: 'Everybody', marks }, ada];
    const [row] = rateFigure({ sets, sources: [SOURCE] }, codeBook).rows;
    expect(row?.cells.map(({ value }) => value)).toEqual([3000 / 28, 2000 / 14]);
  });

  test('an article that nobody coded has no rate', () => {
    const [row] = rateFigure(everybody(), codeBook).rows;
    expect(row?.cells[0]?.value).toBeNull();
  });
});

describe('the coefficient of imbalance', () => {
  const counts = fc.nat({ max: 40 });

  /* By hand: f = 6, u = 2, r = 10, t = 20: (36 - 12) / 200 = 0.12; turned round -0.12. */
  test('worked by hand', () => {
    expect(imbalance({ positive: 6, negative: 2, neither: 2, unsaid: 10 })).toBeCloseTo(0.12, 12);
    expect(imbalance({ positive: 2, negative: 6, neither: 2, unsaid: 10 })).toBeCloseTo(-0.12, 12);
    expect(imbalance({ positive: 0, negative: 0, neither: 0, unsaid: 10 })).toBeNull();
    expect(imbalance({ positive: 4, negative: 0, neither: 0, unsaid: 0 })).toBe(1);
  });

  test('lies between -1 and 1, and turns with good and bad', () => {
    fc.assert(
      fc.property(counts, counts, counts, counts, (positive, negative, neither, unsaid) => {
        const one = imbalance({ positive, negative, neither, unsaid });
        const other = imbalance({ positive: negative, negative: positive, neither, unsaid });
        expect(one === null).toBe(other === null);
        expect(Math.abs(one ?? 0)).toBeLessThanOrEqual(1);
        expect((one ?? 0) + (other ?? 0)).toBeCloseTo(0, 9);
      }),
    );
  });

  test('marks that say nothing are counted apart from those that say neither', () => {
    const marks = ['positive', 'negative', 'none', ''].map((polarity) =>
      mark('aaaa', 'ada', { attributes: polarity === '' ? {} : { polarity } }),
    );
    expect(polarityOf(marks)).toEqual({ positive: 1, negative: 1, neither: 1, unsaid: 1 });
  });
});

describe('what each article has of all claims', () => {
  /* By hand: two rows; the article has the first alone, and lacks nothing that all others have. */
  test('worked by hand', () => {
    const other = articleOf(PARAGRAPHS, { id: 'other', letter: 'B' });
    const [one, two] = [mark('aaaaaaaaaa', 'ada'), mark('bbbbbbbbbb', 'ben', { source: other })];
    const rows = claimRows([one, two], [], [], [SOURCE, other]);
    const bySource = rowsBySource(rows, [SOURCE.id, other.id]);
    const figure = coverageFigure([SOURCE, other], rows, bySource);
    expect(
      figure.rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)]),
    ).toEqual([
      ['Has it', 0.5, 0.5],
      ['Alone has it', 0.5, 0.5],
      ['Lacks what all others have', 0.5, 0.5],
    ]);
    expect(figure.rows[2]?.cells[0]?.passages).toEqual(passagesOf(two));
  });

  test('a claim whose words were taken out of its article is none of all', () => {
    const rows = claimRows(
      [claim('m1', 'source-a'), claim('m2', 'source-b')],
      [],
      [],
      CORRECTED_SOURCES,
    );
    const ids = CORRECTED_SOURCES.map(({ id }) => id);
    const figure = coverageFigure(CORRECTED_SOURCES, rows, rowsBySource(rows, ids));
    expect(figure.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
  });
});
