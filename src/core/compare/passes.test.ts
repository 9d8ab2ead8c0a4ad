import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { smallMark, SMALL_TEXT } from '../../testing/small-workspace.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { attributeIdSchema, memberIdSchema, tagIdSchema } from '../model/ids.ts';
import { segmentAt } from '../text/quote.ts';
import { comparePasses, countPasses, passesByMember, type PassEntry } from './passes.ts';

const ada = v.parse(memberIdSchema, 'ada');
const ben = v.parse(memberIdSchema, 'ben');
const tag = (id: string) => v.parse(tagIdSchema, id);
const strength = v.parse(attributeIdSchema, 'strength');
const reason = v.parse(attributeIdSchema, 'reason');

function mark(id: string, different: Partial<PublishedAnnotation> = {}): PublishedAnnotation {
  return { ...smallMark(id), author: ada, ...different };
}

function over(start: number, end: number): Pick<PublishedAnnotation, 'target'> {
  return {
    target: { ...smallMark('any').target, segments: [segmentAt(SMALL_TEXT, { start, end })] },
  };
}

const told = (entries: readonly PassEntry[]) =>
  entries.map((entry) =>
    entry.kind === 'changed'
      ? `${entry.mark.id} ${entry.aspects.join('+')}`
      : `${entry.mark.id} ${entry.kind}`,
  );

interface Drawn {
  readonly id: string;
  readonly start: number;
  readonly blames: boolean;
  readonly bens: boolean;
}

function marksOf(drawn: readonly Drawn[]): PublishedAnnotation[] {
  return drawn.map(({ id, start, blames, bens }) =>
    mark(id, {
      ...over(start, start + 4),
      tag: tag(blames ? 'blame' : 'conflict'),
      author: bens ? ben : ada,
    }),
  );
}

describe('comparePasses', () => {
  test.each<[string, PublishedAnnotation[], PublishedAnnotation[], string[]]>([
    ['nothing at all', [], [], []],
    ['a mark that stayed', [mark('m')], [mark('m')], ['m kept']],
    [
      'a mark whose time alone differs',
      [mark('m')],
      [mark('m', { modified: '2026-02-02T00:00:00.000Z' })],
      ['m kept'],
    ],
    ['a new mark', [], [mark('m')], ['m added']],
    ['a mark that is gone', [mark('m')], [], ['m removed']],
    ['another tag', [mark('m')], [mark('m', { tag: tag('blame') })], ['m tag']],
    ['other words', [mark('m')], [mark('m', over(0, 5))], ['m words']],
    [
      'an attribute and a note',
      [mark('m')],
      [mark('m', { attributes: { [strength]: 'weak' }, note: 'why' })],
      ['m attributes+note'],
    ],
    [
      'attributes in another order, one of them emptied that was never filled',
      [mark('m', { attributes: { [strength]: 'weak', [reason]: 'x' } })],
      [mark('m', { attributes: { [reason]: 'x', [strength]: 'weak' } })],
      ['m kept'],
    ],
    [
      'an attribute left empty',
      [mark('m')],
      [mark('m', { attributes: { [reason]: '' } })],
      ['m kept'],
    ],
    [
      'deleted and made anew on the same words with another tag',
      [mark('old')],
      [mark('new', { tag: tag('blame') })],
      ['new tag'],
    ],
    ['deleted and made anew as it was', [mark('old')], [mark('new')], ['new kept']],
    [
      'the same words marked by somebody else',
      [mark('old')],
      [mark('new', { author: ben })],
      ['new added', 'old removed'],
    ],
  ])('%s', (_name, first, now, expected) => {
    expect(told(comparePasses(first, now)).toSorted()).toEqual(expected.toSorted());
  });

  test('entries stand in the order of the text', () => {
    const first = [mark('late', over(30, 40)), mark('early', over(0, 5))];
    const now = [mark('middle', over(10, 15)), mark('late', over(30, 40))];
    expect(told(comparePasses(first, now))).toEqual(['early removed', 'middle added', 'late kept']);
  });

  test('any two passes: every mark of either is counted once, and a pass against itself is kept', () => {
    const pass = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        start: fc.constantFrom(0, 9),
        blames: fc.boolean(),
        bens: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(pass, pass, (one, other) => {
        const [first, now] = [marksOf(one), marksOf(other)];
        const entries = comparePasses(first, now);
        const counts = countPasses(entries);
        expect(counts.first).toBe(first.length);
        expect(counts.now).toBe(now.length);
        const members = [...passesByMember(entries).values()].map(countPasses);
        expect(members.reduce((sum, { now: theirs }) => sum + theirs, 0)).toBe(now.length);
        expect(countPasses(comparePasses(now, now)).kept).toBe(now.length);
      }),
    );
  });
});
