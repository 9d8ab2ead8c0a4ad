import { describe, expect, test } from 'vitest';
import { smallMark } from '../../testing/small-workspace.ts';
import { ANNOTATION_LIMITS, parseAnnotation } from './annotation.ts';

const mark = smallMark('m1');
const [segment] = mark.target.segments;
const withSegment = (different: object) => ({
  ...mark,
  target: { ...mark.target, segments: [{ ...segment, ...different }] },
});
const { note: _, ...withoutNote } = mark;

/** As JSON brings it: `__proto__` is then a field of its own. */
const fromJson = (field: string): unknown =>
  JSON.parse(`{${JSON.stringify(field)}: {"x": "y"}, ${JSON.stringify(mark).slice(1)}`);

describe('parseAnnotation', () => {
  test.each<[string, unknown]>([
    ['a mark', mark],
    ['attributes', { ...mark, attributes: { strength: 'weak' } }],
    ['the longest note', { ...mark, note: 'x'.repeat(ANNOTATION_LIMITS.note) }],
    ['the longest quote', withSegment({ quote: 'x'.repeat(ANNOTATION_LIMITS.quote) })],
  ])('takes %s as it is', (_name, input) => {
    expect(parseAnnotation(input)).toEqual({ ok: true, value: input });
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a list', [mark], 'id'],
    ['no note', withoutNote, 'note'],
    ['an author', { ...mark, author: 'ada' }, 'author'],
    ['a field that there is not', { ...mark, colour: 'red' }, 'colour'],
    ['an id with a slash', { ...mark, id: 'a/b' }, 'id'],
    ['an id that is a prototype', { ...mark, id: '__proto__' }, 'id'],
    ['an id with a line feed', { ...mark, id: 'm1\n' }, 'id'],
    ['a formula for a tag', { ...mark, tag: '=1+1' }, 'tag'],
    ['an attribute id with a space', { ...mark, attributes: { 'a b': 'x' } }, 'attributes.a b'],
    ['an attribute that is no text', { ...mark, attributes: { a: 1 } }, 'attributes.a'],
    ['a note that is too long', { ...mark, note: 'x'.repeat(ANNOTATION_LIMITS.note + 1) }, 'note'],
    ['a day for a time', { ...mark, created: '2026-01-31' }, 'created'],
    ['words for a time', { ...mark, modified: 'yesterday' }, 'modified'],
    ['code book revision 0', { ...mark, codeBookRevision: 0 }, 'codeBookRevision'],
    ['no piece', { ...mark, target: { ...mark.target, segments: [] } }, 'target.segments'],
    [
      'too many pieces',
      { ...mark, target: { ...mark.target, segments: Array.from({ length: 41 }, () => segment) } },
      'target.segments',
    ],
    ['an empty quote', withSegment({ quote: '' }), 'target.segments.0.quote'],
    [
      'a quote that is too long',
      withSegment({ quote: 'x'.repeat(ANNOTATION_LIMITS.quote + 1) }),
      'target.segments.0.quote',
    ],
    ['a start before the text', withSegment({ start: -1 }), 'target.segments.0.start'],
    ['half a character', withSegment({ end: 1.5 }), 'target.segments.0.end'],
    ['an end without end', withSegment({ end: Number.POSITIVE_INFINITY }), 'target.segments.0.end'],
    ['an offset as text', withSegment({ start: '0' }), 'target.segments.0.start'],
    ['no number', withSegment({ start: Number.NaN }), 'target.segments.0.start'],
    ['a long prefix', withSegment({ prefix: 'x'.repeat(65) }), 'target.segments.0.prefix'],
  ])('refuses %s and says where', (_name, input, path) => {
    const parsed = parseAnnotation(input);
    expect(parsed.ok ? 'taken' : parsed.problems.map((problem) => problem.path)).toContain(path);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'lets nothing through under the name %s',
    (field) => {
      const parsed = parseAnnotation(fromJson(field));
      const names = parsed.ok ? Object.keys(parsed.value) : [];
      expect(names).not.toContain(field);
      expect(parsed.ok && Object.getPrototypeOf(parsed.value)).not.toHaveProperty('x');
    },
  );
});
