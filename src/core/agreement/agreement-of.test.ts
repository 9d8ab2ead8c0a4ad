import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { articleOf } from '../../testing/article.ts';
import { about, told } from '../../testing/reference-cases.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import { smallMark, smallWorkspace } from '../../testing/small-workspace.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { memberIdSchema, revisionIdSchema, tagIdSchema } from '../model/ids.ts';
import { currentRevision, type Source } from '../model/source.ts';
import { targetAt } from '../text/quote.ts';
import { agreementOf, type AgreementOptions } from './agreement-of.ts';

const { codeBook } = smallWorkspace;
const member = (id: string) => v.parse(memberIdSchema, id);
let count = 0;

/** The author marks the words, which stand once in the article. */
function mark(author: string, source: Source, words: string, tag: string): PublishedAnnotation {
  const revision = currentRevision(source);
  const start = revision.text.indexOf(words);
  return {
    ...smallMark(`mark-${++count}`),
    target: targetAt(source, revision, [{ start, end: start + words.length }]),
    tag: v.parse(tagIdSchema, tag),
    author: member(author),
  };
}

const storm = articleOf(['Anger in the city. 🌪 Nobody was hurt.', 'The mayor is to blame.'], {
  id: 'storm',
});
const flood = articleOf(['The river rose. Rescuers came late.'], { id: 'flood', letter: 'B' });

function figuresOf(
  annotations: readonly PublishedAnnotation[],
  { sources = [storm, flood], ...options }: Partial<AgreementOptions> & { sources?: Source[] } = {},
) {
  const agreement = agreementOf(
    { sources, annotations, codeBook },
    { coders: options.coders ?? null },
  );
  const find = (code: string, measure: string, scope: Source | null = null) =>
    agreement.rows.find(
      (row) =>
        (row.tag?.id ?? row.layer.id) === code && row.measure === measure && row.source === scope,
    );
  return { ...agreement, find };
}

describe('worked by hand', () => {
  const marks = [
    mark('ana', storm, 'Anger in the city', 'conflict'),
    mark('ana', storm, 'The mayor is to blame', 'blame'),
    mark('ben', storm, 'Anger', 'conflict'),
    mark('ben', storm, 'The mayor is to blame', 'blame'),
    mark('cat', storm, 'The mayor', 'blame'),
  ];
  const { find } = figuresOf(marks);

  /* conflict: ana-ben, ana-cat, ben-cat. Exact 0, 0, 0. Overlap 1, 0, 0. By share: Ben's 5 characters lie in Ana's
     17: P 1, R 5/17, F1 10/22; the others 0. */
  test('specific agreement is the mean over the pairs', () => {
    expect(told(find('conflict', 'psa-exact')?.coefficient)).toBe(0);
    expect(told(find('conflict', 'psa-overlap')?.coefficient)).toEqual(about(1 / 3));
    expect(told(find('conflict', 'psa-partial')?.coefficient)).toEqual(about(10 / 22 / 3));
    /* blame: exact 1, 0, 0. */
    expect(told(find('blame', 'psa-exact')?.coefficient)).toEqual(about(1 / 3));
    /* The layer sums over both: ana-ben 1 of 2 and 1 of 2; with Cat 0. */
    expect(told(find('framing', 'psa-exact')?.coefficient)).toEqual(about(1 / 2 / 3));
  });

  test('which tag, where two marked, is the same for all', () => {
    expect(told(find('framing', 'cu-alpha')?.coefficient)).toEqual(about(1));
    expect(told(find('blame', 'ku-alpha')?.coefficient)).toEqual(about(1));
    /* Blame: 21 + 21 + 9 characters; of Ana's and Ben's 21, 9 are met by both others and 12 by one of two; Cat's 9 by both. */
    expect(find('blame', 'ku-alpha')?.coverage).toEqual(about((3 * 9 + 2 * (12 / 2)) / 51));
  });

  /* Three sentences, three coders: conflict 1 1 0, 0 0 0, 0 0 0. D_o = 2 x 2 / 2 / 9 = 2/9; D_e = 2 x 2 x 7 / (9 x 8). */
  test('sentences as units', () => {
    expect(told(find('conflict', 'sentence-alpha')?.coefficient)).toEqual(
      about(1 - 2 / 9 / (28 / 72)),
    );
    expect(find('conflict', 'sentence-alpha')).toMatchObject({ units: 3, coders: 3 });
    expect(find('conflict', 'sentence-kappa')).toBeUndefined();
    /* (1/3 + 1 + 1) / 3; with p = 2/9, expected (2/9)^2 + (7/9)^2 = 53/81. */
    expect(told(find('conflict', 'sentence-observed')?.coefficient)).toEqual(about(7 / 9));
    expect(told(find('conflict', 'sentence-fleiss')?.coefficient)).toEqual(about(10 / 28));
  });

  test('what a figure is of: marks, coders, characters as code points', () => {
    expect(find('framing', 'u-alpha')).toMatchObject({ units: 5, coders: 3 });
    /* 37 with an emoji that counts once, and 22; the white space between the paragraphs does not count. */
    expect(find('framing', 'u-alpha')?.length).toBe(37 + 22);
  });
});

describe('why there is no figure', () => {
  test('nobody, one coder, and no place in common', () => {
    const nobody = figuresOf([]);
    expect(new Set(nobody.rows.map(({ coefficient }) => told(coefficient)))).toEqual(
      new Set(['too-few-coders']),
    );
    expect(nobody.uncompared).toEqual([storm, flood]);
    const one = figuresOf([mark('ana', storm, 'Anger', 'conflict')]);
    expect(told(one.find('conflict', 'psa-exact', storm)?.coefficient)).toBe('too-few-coders');
    const apart = figuresOf([
      mark('ana', storm, 'Anger', 'conflict'),
      mark('ben', storm, 'mayor', 'conflict'),
    ]);
    expect(told(apart.find('framing', 'cu-alpha')?.coefficient)).toBe('nothing-paired');
    expect(told(apart.find('claim', 'bu-alpha')?.coefficient)).toBe('nothing-marked');
    expect(told(apart.find('conflict', 'psa-overlap')?.coefficient)).toBe(0);
  });

  test('several tags on the same words: the layer says so, where they are is still counted', () => {
    const { find } = figuresOf([
      mark('ana', storm, 'Anger in the city', 'conflict'),
      mark('ana', storm, 'the city', 'blame'),
      mark('ben', storm, 'Anger in the city', 'conflict'),
    ]);
    expect(told(find('framing', 'u-alpha')?.coefficient)).toBe('several-values');
    expect(told(find('conflict', 'ku-alpha')?.coefficient)).toBe('several-values');
    expect(told(find('framing', 'bu-alpha')?.coefficient)).toEqual(about(1));
    expect(told(find('conflict', 'bu-alpha')?.coefficient)).toEqual(about(1));
  });
});

describe('who coded what', () => {
  const marks = [
    mark('ana', storm, 'Anger', 'conflict'),
    mark('ben', storm, 'Anger', 'conflict'),
    mark('ana', flood, 'river', 'conflict'),
    mark('cat', flood, 'river', 'conflict'),
  ];

  test('an article is compared among those who marked something in it', () => {
    const { find, coders } = figuresOf(marks);
    expect(coders).toBe(3);
    expect(told(find('conflict', 'psa-exact')?.coefficient)).toBe(1);
    expect(told(find('conflict', 'bu-alpha')?.coefficient)).toEqual(about(1));
    expect(find('conflict', 'sentence-fleiss')).toBeUndefined();
    expect(told(find('conflict', 'sentence-pi', storm)?.coefficient)).toEqual(about(1));
    expect(find('conflict', 'psa-exact')).toMatchObject({ coders: 3, missing: 2, units: 4 });
    expect(find('conflict', 'psa-exact', storm)).toMatchObject({ coders: 2, missing: 0, units: 2 });
  });

  test('named coders coded everything, also where they marked nothing', () => {
    const named = figuresOf(marks, { coders: ['ana', 'ben'].map(member) });
    /* Ana marked in both articles, Ben in one: 1 of 2 and 1 of 1. */
    expect(told(named.find('conflict', 'psa-exact')?.coefficient)).toEqual(about(2 / 3));
    expect(named.find('conflict', 'psa-exact')).toMatchObject({ coders: 2, missing: 0, units: 3 });
    expect(named.find('conflict', 'sentence-kappa')?.coefficient.kind).toBe('value');
    expect(told(named.find('conflict', 'psa-exact', flood)?.coefficient)).toBe(0);
  });
});

describe('what is counted', () => {
  test('furniture and earlier revisions are in no figure, and are told', () => {
    const [shares, article] = currentRevision(storm).blocks;
    if (!shares || !article) throw new Error('two blocks');
    const revision = {
      ...currentRevision(storm),
      blocks: [{ ...shares, kind: 'furniture' as const }, article],
    };
    const source: Source = { ...storm, revisions: [revision] };
    const old = mark('cat', storm, 'The mayor', 'blame');
    const marks = [
      mark('ana', source, 'Anger', 'conflict'),
      mark('ana', source, 'The mayor', 'blame'),
      mark('ben', source, 'The mayor', 'blame'),
      { ...old, target: { ...old.target, revision: v.parse(revisionIdSchema, 'storm-0') } },
    ];
    const { find, leftOut, coders } = figuresOf(marks, { sources: [source] });
    expect(leftOut).toEqual({ earlierRevisions: 1, furniture: 1 });
    expect(coders).toBe(2);
    expect(find('framing', 'psa-exact')).toMatchObject({ units: 2, length: 22 });
    expect(told(find('framing', 'psa-exact')?.coefficient)).toBe(1);
    expect(told(find('conflict', 'psa-exact')?.coefficient)).toBe('nothing-marked');
  });

  test('a piece over two paragraphs is one piece, whatever white space lies between', () => {
    const words = 'hurt.\n\nThe mayor';
    const { find } = figuresOf([
      mark('ana', storm, words, 'blame'),
      mark('ben', storm, words, 'blame'),
    ]);
    expect(told(find('blame', 'psa-partial')?.coefficient)).toBe(1);
    expect(told(find('blame', 'bu-alpha')?.coefficient)).toEqual(about(1));
  });
});

describe('whatever is marked', () => {
  test('every figure is a number of at most 1 or a reason; who the coders are does not matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 999 }), (n, seed) => {
        const snapshot = markedWorkspace(n, seed);
        const { rows } = agreementOf(snapshot);
        const numbers = rows.flatMap(({ coefficient }) =>
          coefficient.kind === 'value' ? [coefficient.value] : [],
        );
        for (const value of numbers) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
        const swapped = snapshot.annotations.map((one) => ({
          ...one,
          author: member(one.author === 'ada' ? 'zoe' : 'ada'),
        }));
        const turned = agreementOf({ ...snapshot, annotations: swapped }).rows;
        expect(turned.map(({ coefficient }) => told(coefficient))).toEqual(
          rows.map(({ coefficient }) => about(told(coefficient))),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('two who mark the same agree wholly', () => {
    const base = markedWorkspace(60, 5);
    const annotations = ['ana', 'ben'].flatMap((author) =>
      base.annotations.map((one) => ({ ...one, author: member(author) })),
    );
    const all = agreementOf({ ...base, annotations }).rows.map(({ coefficient }) => coefficient);
    const found = new Set(
      all.map((one) => (one.kind === 'value' ? one.value.toFixed(9) : one.why)),
    );
    expect(found).toContain('1.000000000');
    found.delete('1.000000000');
    for (const why of found)
      expect(['no-variation', 'nothing-marked', 'several-values']).toContain(why);
  });
});
