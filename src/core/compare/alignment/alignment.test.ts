import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { claim, link, memberNamed, sourceNamed } from '../../../testing/claims.ts';
import type { Published } from '../../model/plain-records.ts';
import type { Pairing } from '../../model/pairing.ts';
import { currentRevision } from '../../model/source.ts';
import { claimRows } from '../claim-rows.ts';
import { claimSuggestions } from '../claim-suggestions.ts';
import { alignSources } from './align-sources.ts';
import { answersTo, judgedAlignment, pairingEnds, type Pair } from './judged-alignment.ts';
import type { Passage, Place } from './passages.ts';
import { similarity, weigh } from './similarity.ts';
import { termsOf } from './terms.ts';
import { unansweredPassages } from './unanswered.ts';

const { sources } = readyMadeWorkspace();

function wordsAt({ source, start, end }: Place): string {
  const found = sources.find(({ id }) => id === source);
  return found ? currentRevision(found).text.slice(start, end) : '';
}

function passage(text: string, source = 'source-a'): Passage {
  return {
    source: sourceNamed(source),
    start: 0,
    end: text.length,
    terms: termsOf(text, 'en'),
  };
}

function scoreOf(a: string, b: string, ...others: readonly string[]) {
  const [one, other] = weigh([a, b, ...others].map((text) => passage(text)));
  if (!one || !other) throw new Error('two passages are needed');
  return { there: similarity(one, other), back: similarity(other, one) };
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 9, 30, second)).toISOString();

function keyOf(one: Place, other: Place): string {
  return [one, other]
    .map(({ source, start }) => `${source}:${start}`)
    .toSorted()
    .join(' ');
}

describe('terms', () => {
  test.each([
    ['Threats threatened a threat', ['threat', 'threaten', 'a', 'threat']],
    ['nine, 9 and 9,000', ['9', '9', 'and', '9000']],
    ['Macron’s ministries', ['macron', 'ministry']],
  ])('%s', (text, keys) => {
    expect(termsOf(text, 'en').map(({ key }) => key)).toEqual(keys);
  });

  test('a capital that begins a sentence makes no name, one inside it does', () => {
    const names = termsOf('Police met Hassen. Police left.', 'en').filter(({ isName }) => isName);
    expect(names.map(({ word }) => word)).toEqual(['Hassen']);
  });

  test('another language keeps its endings, and what is no language tag is borne', () => {
    expect(termsOf('les menaces', 'fr').map(({ key }) => key)).toEqual(['les', 'menaces']);
    expect(termsOf('a b', 'not a language!')).toHaveLength(2);
  });
});

describe('similarity', () => {
  /*
   * By hand, three passages. storm: in 2 of 3, ln(4 / 2.5) = 0.4700. nine: the same as a number, 1.6 x 0.4700 =
   * 0.7520. kills and left: in one, ln(4 / 1.5) = 0.9808. Cosine (0.2209 + 0.5655) / (0.7864 + 0.9620) = 0.4498.
   * No four words in a row, so that is the score.
   */
  test('worked by hand', () => {
    const { there } = scoreOf('Storm kills nine', 'Storm left nine', 'Talks fail');
    expect(there.score).toBeCloseTo(0.4498, 3);
    expect(there.reason).toEqual({ shared: ['nine', 'Storm'], run: 0 });
  });

  test('words in a row count, though each is common', () => {
    const { there } = scoreOf('we all have rights in France', 'and we all have rights here', 'x');
    expect(there.reason.run).toBe(4);
    // 1 - (1 - cosine) (1 - 4 / 6) is at least 4 / 6.
    expect(there.score).toBeGreaterThan(4 / 6);
  });

  test('bounds, symmetry, a passage and itself', () => {
    const words = fc.array(fc.constantFrom('storm', 'nine', 'the', 'Macron', '48', 'police'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { there, back } = scoreOf(one.join(' '), other.join(' '), 'Talks fail');
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
        expect(there.score).toBeCloseTo(back.score, 9);
        expect(scoreOf(one.join(' '), one.join(' ')).there.score).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('the ready-made articles', () => {
  const aligned = alignSources(sources);

  test('the death threats of A and B are proposed with their reason', () => {
    const found = aligned.find(
      ({ a, b }) =>
        wordsAt(a).startsWith('But his comments have prompted') &&
        wordsAt(b) === 'Since then, he has been facing death threats.',
    );
    expect(found?.reason.shared).toEqual(expect.arrayContaining(['threats']));
  });

  test('the order of the articles changes nothing', () => {
    const turned = alignSources(sources.toReversed());
    expect(new Set(turned.map(({ a, b }) => keyOf(a, b)))).toEqual(
      new Set(aligned.map(({ a, b }) => keyOf(a, b))),
    );
  });

  test('progress ends at 1; no article, one article and empty ones have no pairs', () => {
    const shares: number[] = [];
    alignSources(sources, (share) => shares.push(share));
    expect(shares).toEqual([1 / 3, 2 / 3, 1]);
    expect(alignSources([])).toEqual([]);
    expect(alignSources(sources.slice(0, 1))).toEqual([]);
  });
});

describe('what people say of it', () => {
  const [first, other] = alignSources(sources);
  if (!first || !other) throw new Error('the articles have two pairs');
  function said(
    pair: Pick<Pair, 'a' | 'b'>,
    state: Pairing['state'],
    author: string,
    second = 0,
  ): Published<Pairing> {
    const ends = pairingEnds(pair, sources);
    if (!ends) throw new Error('the articles are there');
    return { ...ends, state, created: at(0), modified: at(second), author: memberNamed(author) };
  }

  const originsOf = (...pairings: Published<Pairing>[]) =>
    judgedAlignment([first, other], pairings, sources).map(({ origin }) =>
      origin.kind === 'rule' ? 'rule' : origin.member,
    );

  test.each([
    ['nobody', [], ['rule', 'rule']],
    ['a confirmation', [said(first, 'confirmed', 'ada')], ['ada', 'rule']],
    ['a rejection', [said(first, 'rejected', 'ada')], ['rule']],
    [
      'a later word',
      [said(first, 'rejected', 'ada'), said(first, 'open', 'ben', 1)],
      ['rule', 'rule'],
    ],
  ])('%s', (_, pairings, origins) => {
    expect(originsOf(...pairings)).toEqual(origins);
  });

  test('a pair that people drew stands beside the proposals, and answers both ways', () => {
    const drawn = { a: { ...first.a, end: first.a.start + 5 }, b: other.b };
    const pairs = judgedAlignment([], [said(drawn, 'confirmed', 'ada')], sources);
    expect(pairs).toHaveLength(1);
    expect(answersTo(pairs, drawn.a).map(({ to }) => to)).toEqual([drawn.b]);
    expect(answersTo(pairs, drawn.b).map(({ to }) => to)).toEqual([drawn.a]);
    expect(answersTo(pairs, { ...drawn.a, start: drawn.a.end + 1, end: drawn.a.end + 2 })).toEqual(
      [],
    );
  });

  test('a pairing of an earlier text is left out', () => {
    const pairing = said(first, 'confirmed', 'ada');
    const old = { ...pairing, a: { ...pairing.a, revision: 'another' } } as typeof pairing;
    expect(originsOf(old)).toEqual(['rule', 'rule']);
  });

  test('“only here” counts the sentences that no pair touches', () => {
    const pairs = judgedAlignment([first], [], sources);
    const [source] = sources;
    if (!source) throw new Error('the article is there');
    const { alone, all } = unansweredPassages(source, pairs);
    expect(all - alone.length).toBe(1);
    expect(alone.some(({ start }) => start === first.a.start)).toBe(false);
  });
});

test('rows are proposed as one until somebody has answered', () => {
  const claims = [claim('m1', 'source-a'), claim('m2', 'source-b')];
  const span = claims[0]?.target.segments[0] ?? { start: 0, end: 0 };
  const place = (source: string): Place => ({ source: sourceNamed(source), ...span });
  const pairs: Pair[] = [
    {
      a: place('source-a'),
      b: place('source-b'),
      origin: { kind: 'member', member: memberNamed('ada') },
    },
  ];
  const suggested = (...links: Parameters<typeof link>[]) => {
    const said = links.map((words) => link(...words));
    return claimSuggestions(claimRows(claims, said, [], []), pairs, said).length;
  };
  expect(suggested()).toBe(1);
  expect(suggested(['same-as', 'm1', 'm2', { state: 'withdrawn' }])).toBe(0);
  expect(suggested(['same-as', 'm1', 'm2'])).toBe(0);
});
