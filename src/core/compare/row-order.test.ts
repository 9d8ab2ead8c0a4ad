import { expect, test } from 'vitest';
import {
  claim,
  CLAIM_SOURCES,
  CORRECTED_SOURCES,
  link,
  sourceNamed,
} from '../../testing/claims.ts';
import { SMALL_TEXT, smallWorkspace } from '../../testing/small-workspace.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { segmentAt } from '../text/quote.ts';
import { claimRows } from './claim-rows.ts';
import { firstPlace, meanPlace, rowsBySource } from './row-order.ts';

const source = sourceNamed('source-a');

function at(mark: PublishedAnnotation, start: number): PublishedAnnotation {
  const segments = [segmentAt(SMALL_TEXT, { start, end: start + 3 })];
  return { ...mark, target: { ...mark.target, segments } };
}

test('rows stand in the order in which the article first brings them', () => {
  const claims = [
    at(claim('m1', 'source-a'), 30),
    at(claim('m2', 'source-a'), 9),
    at(claim('m3', 'source-a'), 50),
    at(claim('m4', 'source-b'), 0),
  ];
  const rows = claimRows(claims, [link('same-as', 'm2', 'm3')], [], CLAIM_SOURCES);
  expect(rows.map((row) => firstPlace(row, source))).toEqual([30, 9, null]);
  const ordered = rowsBySource(rows, [source, sourceNamed('source-b'), sourceNamed('source-c')]);
  expect([...ordered.values()]).toEqual([['m2', 'm1'], ['m4'], []]);
});

test('the mean place counts the articles that have the row alone', () => {
  const [row] = claimRows([at(claim('m1', 'source-a'), 15)], [], [], CLAIM_SOURCES);
  if (!row) throw new Error('there is a row');
  expect(meanPlace(row, smallWorkspace.sources)).toBeCloseTo(15 / SMALL_TEXT.length);
  expect(meanPlace(row, [])).toBe(1);
});

test('an article does not have a row whose words were taken out of it', () => {
  const claims = [claim('m1', 'source-a'), claim('m2', 'source-b')];
  const rows = claimRows(claims, [link('same-as', 'm1', 'm2')], [], CORRECTED_SOURCES);
  const ids = CORRECTED_SOURCES.map(({ id }) => id);
  expect([...rowsBySource(rows, ids).values()]).toEqual([[], ['m1'], []]);
});
