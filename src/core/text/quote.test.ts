import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { smallWorkspace } from '../../testing/small-workspace.ts';
import type { Segment, Target } from '../model/annotation.ts';
import { currentRevision, type Revision, type Source } from '../model/source.ts';
import { CONTEXT_LENGTH, segmentAt, targetAt, targetProblems } from './quote.ts';
import { tidySpan } from './segments.ts';

const [source] = smallWorkspace.sources as readonly [Source];
const given = currentRevision(source);

/** The small article with another text. */
const withText = (text: string): Revision => ({ ...given, text });

describe('segmentAt', () => {
  test('quotes the text with 32 characters on each side', () => {
    const text = `${'a'.repeat(50)}MARK${'b'.repeat(50)}`;
    expect(segmentAt(text, { start: 50, end: 54 })).toEqual({
      start: 50,
      end: 54,
      quote: 'MARK',
      prefix: 'a'.repeat(CONTEXT_LENGTH),
      suffix: 'b'.repeat(CONTEXT_LENGTH),
    });
  });

  test.each<[string, string, string, string, string]>([
    ['the whole text', '', 'MARK', '', ''],
    ['little around it', 'a ', 'MARK', ' b', 'a | b'],
    [
      'a family cut by 32 units',
      `👩‍👩‍👧‍👦${'a'.repeat(30)}`,
      'MARK',
      `${'b'.repeat(31)}🌪`,
      `${'a'.repeat(30)}|${'b'.repeat(31)}`,
    ],
    ['accents for more than 32 units', `e${'\u0301'.repeat(40)}`, 'MARK', '', ''],
  ])('context: %s', (_, before, marked, after, expected) => {
    const start = before.length;
    const segment = segmentAt(before + marked + after, { start, end: start + marked.length });
    expect([segment.prefix, segment.suffix].filter(Boolean).join('|')).toBe(expected);
  });
});

const text = 'A storm 🌪 hits the coast, a storm.';
const revision = withText(text);
const at = (start: number, end: number) => segmentAt(text, { start, end });
const target = (...segments: Segment[]): Target => ({
  ...targetAt(source, revision, []),
  segments,
});

describe('targetProblems', () => {
  test.each<[string, Target, string[]]>([
    ['one piece', target(at(2, 7)), []],
    ['several pieces', target(at(2, 7), at(11, 15), at(29, 34)), []],
    ['the whole text', target(at(0, text.length)), []],
    ['without context', target({ ...at(2, 7), prefix: '', suffix: '' }), []],
    [
      'the same words elsewhere',
      target({ ...at(2, 7), start: 29, end: 34 }),
      ['0.prefix', '0.suffix'],
    ],
    ['other words', target({ ...at(2, 7), quote: 'storn' }), ['0.quote']],
    ['another prefix', target({ ...at(2, 7), prefix: 'B ' }), ['0.prefix']],
    [
      'a prefix longer than what stands there',
      target({ ...at(2, 7), prefix: ' A ' }),
      ['0.prefix'],
    ],
    ['another suffix', target({ ...at(2, 7), suffix: ' hits' }), ['0.suffix']],
    ['a suffix beyond the end', target({ ...at(29, 34), suffix: '.!' }), ['0.suffix']],
    ['nothing', target({ ...at(2, 7), end: 2, quote: '' }), ['0']],
    ['end before start', target({ ...at(2, 7), start: 7, end: 2 }), ['0']],
    ['end behind the text', target({ ...at(2, 7), end: text.length + 1 }), ['0']],
    ['half an emoji', target(at(2, 9)), ['0.quote', '0.suffix']],
    ['pieces that overlap', target(at(2, 7), at(6, 10)), ['1']],
    ['pieces that touch', target(at(2, 7), at(7, 10)), ['1']],
    ['pieces out of order', target(at(11, 15), at(2, 7)), ['1']],
    ['the same piece twice', target(at(2, 7), at(2, 7)), ['1']],
    ['a good piece behind a bad one', target({ ...at(2, 7), quote: 'x' }, at(11, 15)), ['0.quote']],
  ])('%s', (_, given_, paths) => {
    const problems = targetProblems(given_, revision);
    expect(problems.map(({ path }) => path)).toEqual(
      paths.map((path) => `target.segments.${path}`),
    );
  });

  test('what targetAt makes of a tidy selection in a hard text has none', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text: hard, ...span }) => {
        const tidied = tidySpan(hard, span);
        fc.pre(tidied !== null);
        const made = targetAt(source, withText(hard), [tidied]);
        expect(targetProblems(made, withText(hard))).toEqual([]);
        for (const { prefix, suffix } of made.segments) {
          expect(prefix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
          expect(suffix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
        }
      }),
    );
  });

  test('a text that changed under the mark is seen', () => {
    const changed = withText(text.replace('storm', 'STORM'));
    expect(targetProblems(target(at(2, 7)), changed)).toMatchObject([
      { path: 'target.segments.0.quote' },
    ]);
  });
});
