import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../model/annotation.ts';
import type { Decision } from '../model/decision.ts';
import { attributeIdSchema, memberIdSchema, tagIdSchema, type MemberId } from '../model/ids.ts';
import { NO_RECORDS } from '../model/workspace.ts';
import { segmentAt } from '../text/quote.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from '../../testing/small-workspace.ts';
import { decisionOn } from '../../testing/talk-records.ts';
import { adjudicatedMarks, identicalTo, standingDecisions } from './adjudicated.ts';

const [ana, ben, eve, ole] = ['ana', 'ben', 'eve', 'ole'].map((id) => v.parse(memberIdSchema, id));
const tagOf = (id: string) => v.parse(tagIdSchema, id);
const blame = tagOf('blame');
const strength = v.parse(attributeIdSchema, 'strength');
const reason = v.parse(attributeIdSchema, 'reason');

function markBy(author: MemberId | undefined, id: string, different = {}): PublishedAnnotation {
  if (!author) throw new Error('nobody');
  return { ...smallMark(id, different), author };
}
function decidedBy(
  author: MemberId | undefined,
  mark: PublishedAnnotation,
  choice: Decision['choice'],
  different: Parameters<typeof decisionOn>[2] = {},
) {
  if (!author) throw new Error('nobody');
  const { author: _, ...own } = mark;
  return { ...decisionOn(own, choice, different), author };
}
const at = (start: number, end: number) => ({
  target: { ...smallMark('x').target, segments: [segmentAt(SMALL_TEXT, { start, end })] },
});
const from = (
  annotations: readonly PublishedAnnotation[],
  decisions: readonly ReturnType<typeof decidedBy>[],
) =>
  adjudicatedMarks({
    annotations,
    records: { ...NO_RECORDS, decisions },
    codeBook: smallWorkspace.codeBook,
  });
/** Each adjudicated mark in short: tag and the ids that it is made of. */
const short = (marks: ReturnType<typeof adjudicatedMarks>) =>
  marks.map(({ tag, made }) => `${tag}: ${made.map(({ mark }) => mark.id).join(' ')}`);

const one = markBy(ana, 'one');
const same = markBy(ben, 'same', { created: '2026-01-31T09:00:00.000Z' });
const other = markBy(ben, 'other', at(9, 13));

describe('the adjudicated version', () => {
  test('is empty while nothing is decided, and dropped marks are not in it', () => {
    expect(from([one, same], [])).toEqual([]);
    expect(from([one], [decidedBy(ole, one, 'drop')])).toEqual([]);
  });

  test('makes one of the same pieces with the same tag, whoever marked them; the first in front', () => {
    const decisions = [one, same, other].map((mark) => decidedBy(ole, mark, 'keep'));
    expect(short(from([one, same, other], decisions))).toEqual([
      'conflict: same one',
      'conflict: other',
    ]);
  });

  test('leaves out of the one what is not kept', () => {
    const decisions = [decidedBy(ole, one, 'keep'), decidedBy(ole, same, 'drop')];
    expect(short(from([one, same], decisions))).toEqual(['conflict: one']);
  });

  test('joins a changed mark with those that had the tag already', () => {
    const blaming = markBy(ben, 'blaming', { tag: blame });
    const decisions = [
      decidedBy(ole, one, 'change', { tag: 'blame' }),
      decidedBy(ole, blaming, 'keep'),
    ];
    expect(short(from([one, blaming], decisions))).toEqual(['blame: blaming one']);
  });

  test('has the values of attributes that nobody contradicts and that the layer knows', () => {
    const strong = { attributes: { [strength]: 'strong' } };
    const marks = [markBy(ana, 'a', strong), markBy(ben, 'b'), markBy(eve, 'c', strong)];
    const keep = marks.map((mark) => decidedBy(ole, mark, 'keep'));
    expect(from(marks, keep)[0]?.attributes).toEqual({ [strength]: 'strong' });
    const weak = markBy(ole, 'd', { attributes: { [strength]: 'weak' } });
    const all = [...keep, decidedBy(ole, weak, 'keep')];
    expect(from([...marks, weak], all)[0]?.attributes).toEqual({});
    const claim = markBy(ana, 'e', { tag: tagOf('claim'), attributes: { [reason]: 'why' } });
    const changed = [decidedBy(ole, claim, 'change', { tag: 'blame' })];
    expect(from([claim], changed)[0]?.attributes).toEqual({});
  });
});

describe('which decision counts', () => {
  const later = { modified: '2026-02-01T00:00:00.000Z' };
  test('the last one, whoever said it; a word that takes it back counts too', () => {
    const first = decidedBy(ole, one, 'keep');
    const second = decidedBy(eve, one, 'drop', later);
    expect(standingDecisions([one], [second, first]).get(one.id)?.decision).toBe(second);
    expect(standingDecisions([one], [first, decidedBy(eve, one, 'undecided', later)]).size).toBe(0);
  });

  test.each([
    ['another note', { note: 'more' }, false],
    ['another tag', { tag: blame }, true],
    ['other words', at(0, 5), true],
  ])('%s of the mark since: overtaken is %s', (_, change, isOvertaken) => {
    const decision = decidedBy(ole, one, 'keep');
    const changed = markBy(ana, 'one', change);
    expect(standingDecisions([changed], [decision]).get(one.id)?.isOvertaken).toBe(isOvertaken);
    expect(from([changed], [decision])).toHaveLength(isOvertaken ? 0 : 1);
  });

  test('a maker who takes over the tag that was decided does not overtake the decision', () => {
    const decision = decidedBy(ole, one, 'change', { tag: 'blame' });
    const changed = markBy(ana, 'one', { tag: blame });
    expect(short(from([changed], [decision]))).toEqual(['blame: one']);
  });
});

test('identical: the same tag on the same pieces, and not the mark itself', () => {
  const elsewhere = markBy(ben, 'elsewhere', at(9, 13));
  const blaming = markBy(ben, 'blaming', { tag: blame });
  expect(identicalTo(one, [one, same, elsewhere, blaming])).toEqual([same]);
});

test('every mark that is kept goes into exactly one, and no two are on the same pieces with the same tag', () => {
  const choices = fc.constantFrom('keep', 'drop', 'change', 'undecided', null);
  const shape = fc.record({
    author: fc.constantFrom(ana, ben, eve),
    place: fc.constantFrom([0, 5], [0, 8], [9, 13]),
    tag: fc.constantFrom('conflict', 'blame', 'claim'),
    choice: choices,
  });
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 12 }), (shapes) => {
      const marks = shapes.map(({ author, place: [start = 0, end = 1], tag }, index) =>
        markBy(author, `m${index}`, { tag: tagOf(tag), ...at(start, end) }),
      );
      const decisions = shapes.flatMap(({ choice }, index) => {
        const mark = marks[index];
        if (!mark || choice === null) return [];
        return [decidedBy(ole, mark, choice, choice === 'change' ? { tag: 'blame' } : {})];
      });
      const adjudicated = from(marks, decisions);
      const kept = shapes.flatMap(({ choice }, index) =>
        choice === 'keep' || choice === 'change' ? [`m${index}`] : [],
      );
      const made = adjudicated.flatMap((mark) => mark.made.map((each) => each.mark.id as string));
      expect(made.toSorted()).toEqual(kept.toSorted());
      const places = adjudicated.map(({ tag, target }) => JSON.stringify([tag, target.segments]));
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});
