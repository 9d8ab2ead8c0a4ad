import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sourceIdSchema } from '#core/model/ids.ts';
import { LEAST_WIDTH, readQuery, writeQuery, type ViewState } from './view-address.ts';

const beginning = readQuery('');
const source = (id: string) => v.parse(sourceIdSchema, id);

describe('the address of a view', () => {
  test('the view that everybody begins with needs no query', () => {
    expect(writeQuery(beginning)).toBe('');
  });

  test('an address says the same after it was read and written', () => {
    const query =
      '?order=b,a&folded=b&widths=a:420,c:1280&source=a&furniture=folded' +
      '&without=claims&without-tags=L.doubt&without-people=ada&mark=m-1';
    expect(writeQuery(readQuery(query))).toBe(query);
  });

  test.each([
    '?desk=open',
    '?desk=board',
    '?passes=open',
    '?claims=open',
    '?across=open',
    '?names=open',
    '?findings=open',
    '?draft=draft-1',
    '?corrections=imam-a',
  ])('%s comes back as it was', (query) => {
    expect(writeQuery(readQuery(query))).toBe(query);
  });

  test('any widths come back as they were', () => {
    const widths = fc.array(
      fc.tuple(
        fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?$/).map(source),
        fc.integer({ min: LEAST_WIDTH, max: 9999 }),
      ),
    );
    fc.assert(
      fc.property(widths, (entries) => {
        const view: ViewState = { ...beginning, widths: new Map(entries) };
        expect([...readQuery(writeQuery(view)).widths]).toEqual([...view.widths]);
      }),
    );
  });

  test('only columns that were resized are named', () => {
    const widths = new Map([[source('b'), 512]]);
    expect(writeQuery({ ...beginning, widths })).toBe('?widths=b:512');
  });

  test.each([
    ['a:wide'],
    ['a:'],
    ['a'],
    [':400'],
    ['a:400:500'],
    ['a:-400'],
    ['a:400.5'],
    ['a:4e2'],
    ['a: 400'],
    ['a:0400'],
    ['a:Infinity'],
    ['a:99999'],
    [`a:${LEAST_WIDTH - 1}`],
    ['no id!:400'],
  ])('the malformed width “%s” is ignored, and the others hold', (malformed) => {
    const query = `?widths=${encodeURIComponent(malformed)},b:400`;
    expect([...readQuery(query).widths]).toEqual([['b', 400]]);
  });
});
