import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts, hardTextsWithSpan } from '../../testing/hard-texts.ts';
import { reanchorer } from './reanchor.ts';
import type { Span } from './segments.ts';

/** Marked words in brackets; returned without them, with their places. */
function marked(text: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let plain = '';
  for (const part of text.split(/(\[[^\]]*\])/)) {
    const words = part.startsWith('[') ? part.slice(1, -1) : part;
    if (words !== part) spans.push({ start: plain.length, end: plain.length + words.length });
    plain += words;
  }
  return { text: plain, spans };
}

function manyWords(seed: number): string {
  return Array.from({ length: 12_000 }, (_, at) => ((at * seed) % 99_991).toString(36)).join(' ');
}

const CASES: readonly (readonly [name: string, before: string, after: string, kind: string])[] = [
  ['nothing before it has changed', 'The [ban] is new.', 'The [ban] is old.', 'kept'],
  [
    'a sentence comes before it',
    'The [brutal ban] is new.',
    'Today. The [brutal ban] is new.',
    'moved',
  ],
  [
    'a word is put into it',
    'It is a [brutal ban] now.',
    'It is a [brutal police ban] now.',
    'changed',
  ],
  [
    'a word of it is left out',
    'So [a brutal police ban] came.',
    'So [a police ban] came.',
    'changed',
  ],
  [
    'its first word is another',
    'So [brutal police ban] came.',
    'So [harsh police ban] came.',
    'changed',
  ],
  ['its last word is another', 'So [a police ban] came.', 'So [a police raid] came.', 'changed'],
  [
    'words before it are put in',
    'So [the police ban] came.',
    'So then [the police ban] came.',
    'moved',
  ],
  ['one of its two pieces is gone', 'He [said] it and [left] it.', 'He [said] it.', 'changed'],
  [
    'it is in a paragraph that moved',
    'One two three four.\n\nThe [mayor] of the town spoke for an hour.\n\nLast of all words here.',
    'Last of all words here.\n\nOne two three four.\n\nThe [mayor] of the town spoke for an hour.',
    'moved',
  ],
  [
    'a paragraph that begins with its words was put in before it',
    'It is new.\n\n[The mayor] spoke.',
    'It is new.\n\nThe mayor wept.\n\n[The mayor] spoke.',
    'moved',
  ],
  [
    'a sentence that repeats its words stays as it was',
    '[Police arrest 12 men after clash]\n\nPolice arrest 12 men after clash in the old town.',
    '[Police arrest 13 men after clash]\n\nPolice arrest 12 men after clash in the old town.',
    'changed',
  ],
  [
    'the second of two paragraphs that are the same is gone',
    'It was read by all of us.\n\nMore.\n\n[It was read by all of us.]\n\nEnd.',
    '[It was read by all of us.]\n\nMore.\n\nEnd.',
    'moved',
  ],
  [
    'its first word is part of another now',
    'It is [legal and wise] now.',
    'It is [illegal and wise] now.',
    'changed',
  ],
  ['its last word grew', 'Some [12 million] came.', 'Some [12 millions] came.', 'changed'],
  ['its number grew', 'Some [12 million] came.', 'Some [12.5 million] came.', 'changed'],
  [
    'its first word was joined with a hyphen',
    'A [violent and loud] protest.',
    'A [non-violent and loud] protest.',
    'changed',
  ],
  ['it was a part of a word before', 'An il[legal] act.', 'Then an il[legal] act.', 'moved'],
  ['its script parts no words', '关闭[桥]。', '今天关闭[桥]梁。', 'moved'],
];

/** One word or character that is no longer what it was. */
const LOST: readonly (readonly [before: string, after: string])[] = [
  ['It is [legal] now.', 'It is illegal now.'],
  ['The [man] is free.', 'The woman is free.'],
  ['Help for [migrants] here.', 'Help for immigrants here.'],
  ['Some [12] came.', 'Some 12.5 came.'],
  ['A [violent] man.', 'A non-violent man.'],
  ['So [👩] came.', 'So 👩‍👧 came.'],
];

describe('a mark in a corrected text', () => {
  test.each(LOST)('%s is lost in %s', (before, after) => {
    const { text, spans } = marked(before);
    expect(reanchorer(text, after)(spans)).toEqual({ kind: 'lost' });
  });

  test.each(CASES)('%s', (_, before, after, kind) => {
    const earlier = marked(before);
    const later = marked(after);
    expect(reanchorer(earlier.text, later.text)(earlier.spans)).toEqual({
      kind,
      spans: later.spans,
    });
  });

  test('is lost when its words are gone, though they stand elsewhere in other surroundings', () => {
    const { text, spans } = marked('He called it a [brutal] ban. Nobody else spoke.');
    const after =
      'He called it a new ban. Nobody else spoke. A quite different and brutal winter came.';
    expect(reanchorer(text, after)(spans)).toEqual({ kind: 'lost' });
  });

  test('is lost when most of its words are gone', () => {
    const { text, spans } = marked('Then [the most brutal ban of all years] came.');
    expect(reanchorer(text, 'Then the plan came.')(spans)).toEqual({ kind: 'lost' });
  });

  test('stands at every place of the same text', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, ({ text, start, end }) => {
        fc.pre(start < end);
        expect(reanchorer(text, text)([{ start, end }])).toEqual({
          kind: 'kept',
          spans: [{ start, end }],
        });
      }),
    );
  });

  test('has the same words wherever it is said to be kept or moved, and lies in the text in any case', () => {
    fc.assert(
      fc.property(hardTextsWithSpan, hardTexts, ({ text, start, end }, other) => {
        fc.pre(start < end);
        const after = other + text.slice(0, start) + text.slice(Math.max(0, start - 3));
        const found = reanchorer(text, after)([{ start, end }]);
        if (found.kind === 'lost') return;
        for (const span of found.spans) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(after.length);
        }
        if (found.kind === 'changed') return;
        expect(found.spans.map((one) => after.slice(one.start, one.end)).join('')).toBe(
          text.slice(start, end),
        );
      }),
    );
  });

  test('stands at its place in every paragraph that stayed between corrected ones', () => {
    const words = fc.array(fc.constantFrom('the', 'mayor', 'said', 'no', '.', '🌪'), {
      minLength: 1,
      maxLength: 12,
    });
    const paragraphs = fc.array(fc.record({ before: words, after: words, stays: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(paragraphs, fc.nat(), fc.nat(), (all, a, b) => {
        const before = all.map((one, at) => `${at} ${one.before.join(' ')}`);
        const after = before.map((one, at) =>
          all[at]?.stays ? one : `${all[at]?.after.join(' ')} ${one}`,
        );
        const [from, to] = [before.join('\n\n'), after.join('\n\n')];
        before.forEach((paragraph, at) => {
          if (!all[at]?.stays) return;
          const start = from.indexOf(`\n${paragraph}`) + 1;
          const there = to.indexOf(`\n${paragraph}`) + 1;
          const [low, high] = [a % paragraph.length, b % paragraph.length].toSorted(
            (one, other) => one - other,
          );
          const [first, end] = [low ?? 0, (high ?? 0) + 1];
          expect(reanchorer(from, to)([{ start: start + first, end: start + end }])).toEqual({
            kind: start === there ? 'kept' : 'moved',
            spans: [{ start: there + first, end: there + end }],
          });
        });
      }),
    );
  });
});

describe('a mark in a text of which too much was replaced to compare it', () => {
  const [earlier, later] = [
    marked(`${manyWords(7)} He [said] it. ${manyWords(11)}`),
    manyWords(31),
  ];

  test('is lost with its words', () => {
    expect(reanchorer(earlier.text, later)(earlier.spans)).toEqual({ kind: 'lost' });
  });

  test('is found where its words stand in the same surroundings', () => {
    const [span] = earlier.spans;
    const around = earlier.text.slice((span?.start ?? 0) - 12, (span?.end ?? 0) + 12);
    const start = later.length + 1 + 12;
    expect(reanchorer(earlier.text, `${later} ${around}`)(earlier.spans)).toEqual({
      kind: 'moved',
      spans: [{ start, end: start + 'said'.length }],
    });
  });

  test('is lost when only the word itself stands there', () => {
    expect(reanchorer(earlier.text, `${later} said`)(earlier.spans)).toEqual({ kind: 'lost' });
  });
});
