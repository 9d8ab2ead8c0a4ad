import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { groupSchema } from '#core/model/workspace.ts';
import { boardRowSchema, type BoardRow } from '#sync/api.ts';
import {
  annotatorsOf,
  firstOrder,
  inOrder,
  marksOf,
  sumsOf,
  type Column,
} from './board-figures.ts';

const group = (id: string) =>
  v.parse(groupSchema, { id, name: id, sources: null, revealed: false });

function row(name: string, different: Record<string, unknown> = {}, who = {}): BoardRow {
  return v.parse(boardRowSchema, {
    member: {
      id: name.replaceAll(' ', '-'),
      displayName: name,
      role: 'annotator',
      group: null,
      ...who,
    },
    here: false,
    source: null,
    marks: {},
    done: false,
    seatFree: false,
    ...different,
  });
}

const rows = [
  row('Pupil 10', { marks: { framing: 1, claims: 4 }, here: true, source: 'b' }, { group: 'two' }),
  row('Pupil 2', { marks: { framing: 3 }, done: true }, { group: 'one' }),
  row('Ms Teacher', { here: true, source: 'a', done: true }, { role: 'owner' }),
  row('Zoe', { seatFree: true }),
];
const board = { rows };

describe('the board', () => {
  test('sums: marks by layer and in all, who is here, who of the annotators that came is done', () => {
    expect(sumsOf(board)).toEqual({
      members: 3,
      here: 2,
      annotators: 2,
      done: 1,
      marks: 8,
      byLayer: { framing: 4, claims: 4 },
    });
    expect(rows.map(marksOf)).toEqual([5, 3, 0, 0]);
    expect(annotatorsOf(board).map(({ member }) => member.displayName)).toEqual([
      'Pupil 10',
      'Pupil 2',
    ]);
  });

  test.each<[Column, string[]]>([
    ['name', ['Ms Teacher', 'Pupil 2', 'Pupil 10', 'Zoe']],
    ['here', ['Ms Teacher', 'Pupil 10', 'Pupil 2', 'Zoe']],
    ['source', ['Ms Teacher', 'Pupil 10', 'Pupil 2', 'Zoe']],
    ['marks', ['Pupil 10', 'Pupil 2', 'Ms Teacher', 'Zoe']],
    ['layer:framing', ['Pupil 2', 'Pupil 10', 'Ms Teacher', 'Zoe']],
    ['done', ['Ms Teacher', 'Pupil 2', 'Pupil 10', 'Zoe']],
    ['group', ['Pupil 2', 'Pupil 10', 'Ms Teacher', 'Zoe']],
  ])('by %s', (column, expected) => {
    const ordered = inOrder(board, firstOrder(column), [group('one'), group('two')]);
    expect(ordered.map(({ member }) => member.displayName)).toEqual(expected);
  });

  test('the other way round, with equal rows still by name', () => {
    const ordered = inOrder(board, { by: 'marks', descending: false }, []);
    expect(ordered.map(({ member }) => member.displayName)).toEqual([
      'Ms Teacher',
      'Zoe',
      'Pupil 2',
      'Pupil 10',
    ]);
  });
});
