import { expect, test } from 'vitest';
import { claim, link, memberNamed, omission, sourceNamed } from '../../testing/claims.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Link } from '../model/link.ts';
import type { Published } from '../model/plain-records.ts';
import { claimCells, isPresent } from './claim-cells.ts';
import { claimRows, standingLinks } from './claim-rows.ts';

const SOURCES = ['source-a', 'source-b', 'source-c'].map(sourceNamed);

function firstRow(claims: readonly PublishedAnnotation[], links: readonly Published<Link>[]) {
  const [row] = claimRows(claims, links, []);
  if (!row) throw new Error('there is a row');
  return claimCells(
    row,
    SOURCES,
    new Map(claims.map((mark) => [mark.id, mark])),
    standingLinks(links),
  );
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
