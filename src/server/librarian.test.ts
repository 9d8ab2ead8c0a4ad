import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memberIdSchema } from '#core/model/ids.ts';
import { segmentAt } from '#core/text/quote.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { judge, toLibrary } from './librarian.ts';

const library = toLibrary(smallWorkspace);
const ana = v.parse(memberIdSchema, 'ana');
const ben = v.parse(memberIdSchema, 'ben');
const mark = smallMark('m1');
const [segment] = mark.target.segments;

const withSegment = (different: object) => ({
  ...mark,
  target: { ...mark.target, segments: [{ ...segment, ...different }] },
});

describe('the librarian publishes', () => {
  test.each([
    { name: 'a mark', record: mark },
    { name: 'a choice of its layer', record: { ...mark, attributes: { strength: 'weak' } } },
    {
      name: 'a text as long as allowed',
      record: { ...mark, tag: 'claim', attributes: { reason: 'x'.repeat(10) } },
    },
    {
      name: 'two pieces',
      record: {
        ...mark,
        target: {
          ...mark.target,
          segments: [
            segmentAt(SMALL_TEXT, { start: 0, end: 5 }),
            segmentAt(SMALL_TEXT, { start: 9, end: 13 }),
          ],
        },
      },
    },
  ])('$name', ({ record }) => {
    const verdict = judge({ key: 'm1', record, author: ana }, library, undefined);
    expect(verdict).toEqual({ ok: true, value: { ...record, author: ana } });
  });

  test('a change of what the same author published', () => {
    expect(judge({ key: 'm1', record: mark, author: ana }, library, ana).ok).toBe(true);
  });
});

describe('the librarian refuses', () => {
  test.each([
    { name: 'no record at all', record: 'x', path: '', message: 'not an object' },
    {
      name: 'an author',
      record: { ...mark, author: ben },
      path: 'author',
      message: 'the server sets the author, remove it',
    },
    {
      name: 'an unknown field',
      record: { ...mark, extra: 1 },
      path: 'extra',
      message: 'is not known here',
    },
    { name: 'another id than its key', record: { ...mark, id: 'm2' }, path: 'id', message: 'key' },
    {
      name: 'an unknown tag',
      record: { ...mark, tag: 'nothing' },
      path: 'tag',
      message: 'code book',
    },
    {
      name: 'a code book of the future',
      record: { ...mark, codeBookRevision: 2 },
      path: 'codeBookRevision',
      message: 'newest is 1',
    },
    {
      name: 'an unknown attribute',
      record: { ...mark, attributes: { mood: 'x' } },
      path: 'attributes.mood',
      message: 'code book',
    },
    {
      name: 'an attribute of another layer',
      record: { ...mark, attributes: { reason: 'x' } },
      path: 'attributes.reason',
      message: 'layer "Framing"',
    },
    {
      name: 'none of the choices',
      record: { ...mark, attributes: { strength: 'huge' } },
      path: 'attributes.strength',
      message: 'choices',
    },
    {
      name: 'too long a text',
      record: { ...mark, tag: 'claim', attributes: { reason: 'x'.repeat(11) } },
      path: 'attributes.reason',
      message: '10',
    },
    {
      name: 'an unknown source',
      record: { ...mark, target: { ...mark.target, source: 'z' } },
      path: 'target.source',
      message: 'source',
    },
    {
      name: 'an unknown revision',
      record: { ...mark, target: { ...mark.target, revision: 'z' } },
      path: 'target.revision',
      message: 'revision',
    },
    {
      name: 'a target outside the text',
      record: withSegment({ end: 9999 }),
      path: 'target.segments.0',
      message: 'outside',
    },
    {
      name: 'a wrong quote',
      record: withSegment({ quote: 'Calm 🌪' }),
      path: 'target.segments.0.quote',
      message: 'not the text',
    },
    {
      name: 'half an emoji',
      record: {
        ...mark,
        target: { ...mark.target, segments: [segmentAt(SMALL_TEXT, { start: 0, end: 7 })] },
      },
      path: 'target.segments.0.quote',
      message: 'splits',
    },
    {
      name: 'a huge record',
      record: { ...mark, note: 'x'.repeat(70_000) },
      path: '',
      message: '65536',
    },
    { name: 'a big integer', record: { ...mark, note: 1n }, path: '', message: 'JSON' },
  ])('$name', ({ record, path, message }) => {
    const verdict = judge({ key: 'm1', record, author: ana }, library, undefined);
    const problems = verdict.ok ? [] : verdict.problems;
    expect(problems.map((problem) => problem.path)).toContain(path);
    expect(problems.find((problem) => problem.path === path)?.message).toContain(message);
  });

  test('an id that somebody else published', () => {
    const verdict = judge({ key: 'm1', record: mark, author: ana }, library, ben);
    expect(verdict).toEqual({
      ok: false,
      problems: [{ path: 'id', message: 'belongs to the mark of somebody else' }],
    });
  });
});
