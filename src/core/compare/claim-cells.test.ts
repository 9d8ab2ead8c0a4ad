import { describe, expect, test } from 'vitest';
import {
  claim,
  CLAIM_SOURCES,
  CORRECTED_SOURCES,
  link,
  memberNamed,
  omission,
} from '../../testing/claims.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import { currentRevision } from '../model/source.ts';
import { ClaimCells, isPresent, isMentioned } from './claim-cells.ts';
import { claimRows } from './claim-rows.ts';

function firstRow(
  claims: readonly PublishedAnnotation[],
  links: readonly Published<Link>[],
  sources = CLAIM_SOURCES,
) {
  const rows = claimRows(claims, links, [], sources);
  const [row] = rows;
  if (!row) throw new Error('there is a row');
  return new ClaimCells(sources, rows, links).of(row);
}

const statesOf = (cells: ReturnType<typeof firstRow>) =>
  cells.map(({ states }) =>
    states.map(({ state, coders }) => `${state} ${coders.length}`).join(', '),
  );

test.each([
  ['nothing said about it', {}, 'asserted 1'],
  ['the article itself', { attribution: 'own', certainty: 'plain' }, 'asserted 1'],
  ['hedged by the article', { attribution: 'own', certainty: 'hedged' }, 'hedged 1'],
  ['quoted', { attribution: 'direct', 'source-name': 'the lawyer' }, 'attributed 1'],
  ['quoted and hedged', { attribution: 'paraphrase', certainty: 'hedged' }, 'attributed 1'],
])('a claim that is %s', (_, attributes, state) => {
  expect(statesOf(firstRow([claim('m1', 'source-a', attributes)], []))).toEqual([state, '', '']);
});

test('coders who differ stand beside one another, the greater number first', () => {
  const quoted = { attribution: 'direct', 'source-name': 'the lawyer' };
  const claims = [
    claim('m1', 'source-a', {}, 'ada'),
    claim('m2', 'source-a', quoted, 'ben'),
    claim('m3', 'source-a', quoted, 'cem'),
  ];
  const cells = firstRow(claims, [link('same-as', 'm1', 'm2'), link('same-as', 'm2', 'm3')]);
  expect(statesOf(cells)[0]).toBe('attributed 2, asserted 1');
  expect(cells[0]?.attributedTo).toEqual(['the lawyer']);
});

test('another claim of an article may contradict the row, which is then not present there', () => {
  const cells = firstRow(
    [claim('m1', 'source-a'), claim('m2', 'source-b')],
    [link('contradicts', 'm1', 'm2')],
  );
  expect(statesOf(cells)).toEqual(['asserted 1', 'contradicted 1', '']);
  expect(cells.map(isPresent)).toEqual([true, false, false]);
});

test('“left out” stands until somebody finds it there, and is then challenged', () => {
  const claims = [claim('m1', 'source-a'), claim('m2', 'source-b')];
  const missing = omission('m1', 'source-b', 'ben');
  const before = firstRow(claims, [missing]);
  expect(before[1]).toMatchObject({ saidOmittedBy: memberNamed('ben'), states: [] });
  const after = firstRow(claims, [missing, link('same-as', 'm1', 'm2')]);
  expect(after[1]).toMatchObject({ saidOmittedBy: memberNamed('ben') });
  expect(after.map(isPresent)).toEqual([true, true, false]);
});

test('of several who miss the claim in an article the last one is named, whichever mark they went by', () => {
  const claims = [claim('m1', 'source-a'), claim('m2', 'source-a')];
  const joined = link('same-as', 'm1', 'm2');
  const [early, late] = [
    omission('m1', 'source-b', 'ben', 1),
    omission('m2', 'source-b', 'ada', 2),
  ];
  for (const links of [
    [joined, early, late],
    [late, early, joined],
  ]) {
    expect(firstRow(claims, links)[1]?.saidOmittedBy).toBe('ada');
  }
});

describe('marks whose words a correction took out', () => {
  test('the article does not have the claim, and the cell says that an earlier text did', () => {
    const quoted = { attribution: 'direct', 'source-name': 'the lawyer' };
    const claims = [claim('m1', 'source-a', quoted), claim('m2', 'source-b')];
    const missing = omission('m1', 'source-a', 'ben');
    const cells = firstRow(claims, [link('same-as', 'm1', 'm2'), missing], CORRECTED_SOURCES);
    expect(statesOf(cells)).toEqual(['earlier-text 1', 'asserted 1', '']);
    expect(cells.map(isPresent)).toEqual([false, true, false]);
    expect(cells.map(isMentioned)).toEqual([false, true, false]);
    expect(cells[0]?.attributedTo).toEqual([]);
  });

  test('they contradict nothing', () => {
    const claims = [claim('m1', 'source-b'), claim('m2', 'source-a')];
    const cells = firstRow(claims, [link('contradicts', 'm1', 'm2')], CORRECTED_SOURCES);
    expect(statesOf(cells)).toEqual(['', 'asserted 1', '']);
  });

  test('beside marks that stand they come last, however many they are', () => {
    const now = currentRevision(CORRECTED_SOURCES[0] ?? raise()).id;
    const kept = claim('m3', 'source-a');
    const claims = [
      claim('m1', 'source-a'),
      claim('m2', 'source-a', {}, 'ben'),
      { ...kept, target: { ...kept.target, revision: now } },
    ];
    const joined = [link('same-as', 'm1', 'm2'), link('same-as', 'm2', 'm3')];
    expect(statesOf(firstRow(claims, joined, CORRECTED_SOURCES))[0]).toBe(
      'asserted 1, earlier-text 2',
    );
  });
});

function raise(): never {
  throw new Error('there is an article');
}
