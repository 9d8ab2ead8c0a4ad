import { expect, test } from 'vitest';
import { claim, link, memberNamed, omission, sourceNamed } from '../../testing/claims.ts';
import { linksOfMark } from './mark-links.ts';

const mark = claim('m2', 'source-b').id;

test('links read from the end of the mark; what is taken back and what others link is not there', () => {
  const { between, omittedIn } = linksOfMark(mark, [
    link('supports', 'm2', 'm1'),
    link('supports', 'm3', 'm2', { by: 'ben' }),
    link('contradicts', 'm1', 'm2', { second: 1 }),
    link('contradicts', 'm1', 'm2', { by: 'ben', state: 'withdrawn', second: 2 }),
    link('same-as', 'm1', 'm3'),
    omission('m2', 'source-c', 'ben'),
    omission('m1', 'source-c'),
  ]);
  expect(between).toEqual([
    { relation: 'supports', other: 'm1', isFrom: true, author: memberNamed('ada') },
    { relation: 'supports', other: 'm3', isFrom: false, author: memberNamed('ben') },
  ]);
  expect(omittedIn).toEqual([{ source: sourceNamed('source-c'), author: memberNamed('ben') }]);
});
