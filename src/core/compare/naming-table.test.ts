import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { readyMadeWorkspace } from '#server/ready-made-workspace.ts';
import { memberNamed } from '../../testing/claims.ts';
import { entityKey, namingSchema, type Naming } from '../model/naming.ts';
import type { Published } from '../model/plain-records.ts';
import { currentRevision } from '../model/source.ts';
import { targetAt } from '../text/quote.ts';
import { namingDistance, namingTable, type NamingCell } from './naming-table.ts';
import { articleOf } from '../../testing/article.ts';
import { nearRepeatsOf, repeatsOf } from './repeats.ts';

const { sources } = readyMadeWorkspace();
let made = 0;

/** Names the words where they first stand in the article. */
function naming(
  letter: string,
  words: string,
  { evaluative = '', by = 'ada', entity = 'The imam' } = {},
): Published<Naming> {
  const source = sources.find((one) => one.letter === letter);
  if (!source) throw new Error(`there is no article ${letter}`);
  const revision = currentRevision(source);
  const start = revision.text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not in ${letter}`);
  made++;
  const now = new Date(Date.UTC(2026, 0, 31, 9, 30, made)).toISOString();
  const record = v.parse(namingSchema, {
    id: `n${made}`,
    target: targetAt(source, revision, [{ start, end: start + words.length }]),
    entity,
    kind: 'person',
    evaluative,
    created: now,
    modified: now,
  });
  return { ...record, author: memberNamed(by) };
}

describe('the imam of the three articles', () => {
  const [imam, ...others] = namingTable(
    [
      naming('A', 'a leading Muslim moderate voice', { evaluative: 'moderate' }),
      naming('A', 'a leading Muslim moderate voice', { by: 'ben', evaluative: 'leading' }),
      naming('B', 'Imam of the Jews', { entity: 'the  IMAM' }),
      naming('C', 'Franco-Tunisian imam'),
    ],
    sources,
  );

  test('is one entity with a form in each article, and two who name the same place name it once', () => {
    expect(others).toEqual([]);
    expect(imam?.name).toBe('The imam');
    expect(imam?.coders).toEqual(['ada', 'ben']);
    const cells = imam?.cells.map(({ forms }) => forms.map(({ words, count }) => [words, count]));
    expect(cells).toEqual([
      [['a leading Muslim moderate voice', 1]],
      [['Imam of the Jews', 1]],
      [['Franco-Tunisian imam', 1]],
    ]);
    expect(new Set(imam?.cells[0]?.forms[0]?.evaluative)).toEqual(new Set(['moderate', 'leading']));
  });

  test('no article shares a form with another: the distance is 1', () => {
    const [a, b] = imam?.cells ?? [];
    expect(a && b && namingDistance(a, b)).toBe(1);
  });
});

function cell(counts: Readonly<Record<string, number>>): NamingCell {
  const forms = Object.entries(counts).map(([words, count]) => ({
    words,
    count,
    evaluative: [],
    namings: [],
  }));
  const count = forms.reduce((sum, form) => sum + form.count, 0);
  return { source: sources[0]?.id ?? naming('A', 'imam').target.source, forms, count, first: 0 };
}

describe('the distance of namings', () => {
  /*
   * By hand: P = (1/2, 1/2, 0), Q = (1/2, 0, 1/2), M = (1/2, 1/4, 1/4). H(P) = H(Q) = 1 bit,
   * H(M) = 1/2 + 1/2 + 1/2 = 1.5 bits. Divergence 1.5 - 1 = 0.5, distance its root, 0.7071.
   */
  test('worked by hand', () => {
    expect(namingDistance(cell({ x: 1, y: 1 }), cell({ x: 2, z: 2 }))).toBeCloseTo(
      Math.SQRT1_2,
      10,
    );
  });

  test('none where an article does not name it', () => {
    expect(namingDistance(cell({}), cell({ x: 1 }))).toBeNull();
  });

  test('bounds, symmetry, equal shares', () => {
    const counts = fc
      .tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 5 }))
      .map(([x, y, z]) => ({ x, y, z }));
    fc.assert(
      fc.property(counts, counts, (p, q) => {
        const distance = namingDistance(cell(p), cell(q)) ?? Number.NaN;
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
        expect(distance).toBeCloseTo(namingDistance(cell(q), cell(p)) ?? Number.NaN, 10);
        const twice = { x: p.x * 2, y: p.y * 2, z: p.z * 2 };
        expect(namingDistance(cell(p), cell(twice))).toBeCloseTo(0, 6);
      }),
    );
  });
});

test('repeats are whole words in any case, outside the furniture, and no pattern', () => {
  const [source] = sources;
  if (!source) throw new Error('the article is there');
  const { text } = currentRevision(source);
  const found = repeatsOf('mr  chalghoumi', source).map(({ start, end }) => text.slice(start, end));
  expect(found.length).toBeGreaterThan(3);
  expect(new Set(found)).toEqual(new Set(['Mr Chalghoumi']));
  expect(repeatsOf('halghoum', source)).toEqual([]);
  expect(repeatsOf('.*', source)).toEqual([]);
  expect(repeatsOf('(a-b)[c]', source)).toEqual([]);
  expect(repeatsOf('  ', source)).toEqual([]);
});

test('spellings of an entity that differ in case, spaces or accents are one', () => {
  expect(entityKey(' Gérald  DARMANIN ')).toBe(entityKey('Gerald Darmanin'));
});

describe('near repeats', () => {
  const article = articleOf([
    'Hassen Chalghoumi spoke. Mr Chalghoumi’s lawyer and Imam Chalghoumi came.',
    'Chalghoumi left; Chalghoumiville and the imam stayed.',
  ]);
  const near = (words: string) => nearRepeatsOf(words, article).map((one) => one.words);

  test('are other forms that end in the last word of a name', () => {
    expect(near('Hassen Chalghoumi')).toEqual(['Mr Chalghoumi', 'Imam Chalghoumi', 'Chalghoumi']);
    expect(near('Mr Chalghoumi’s')).toContain('Hassen Chalghoumi');
  });

  test('are none for words that are no name', () => {
    expect(near('the imam')).toEqual([]);
    expect(near('')).toEqual([]);
  });
});
