import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { memberIdSchema, tagIdSchema } from '../model/ids.ts';
import { segmentAt } from '../text/quote.ts';
import { smallMark, SMALL_TEXT, smallWorkspace } from '../../testing/small-workspace.ts';
import { commonPassages } from './common-passages.ts';

type Made = readonly [author: string, tag: string, words: string];

function marksOf(made: readonly Made[]): PublishedAnnotation[] {
  return made.map(([author, tag, words], index) => {
    const base = smallMark(`mark-${index}`);
    const start = SMALL_TEXT.indexOf(words);
    const segments = [segmentAt(SMALL_TEXT, { start, end: start + words.length })];
    return {
      ...base,
      target: { ...base.target, segments },
      tag: v.parse(tagIdSchema, tag),
      author: v.parse(memberIdSchema, author),
    };
  });
}

function found(made: readonly Made[]) {
  const { sources, codeBook } = smallWorkspace;
  const { agreed, disputed } = commonPassages(marksOf(made), sources, codeBook, 10);
  const say = (passages: typeof agreed) =>
    passages.map(({ start, end, members, tags }) => [
      SMALL_TEXT.slice(start, end),
      members,
      ...tags.map((one) => `${one.tag} ${one.members}`),
    ]);
  return { agreed: say(agreed), disputed: say(disputed) };
}

describe('passages that members marked', () => {
  test('alike: only the words that all of them have, once for a hill', () => {
    const made: Made[] = [
      ['ana', 'conflict', 'hits the coast'],
      ['ben', 'conflict', 'the coast'],
      ['eve', 'conflict', 'coast'],
    ];
    expect(found(made)).toEqual({ agreed: [['coast', 3, 'conflict 3']], disputed: [] });
  });

  test('differently: two tags of one layer on the same words', () => {
    const made: Made[] = [
      ['ana', 'conflict', 'nobody was to blame'],
      ['ben', 'blame', 'to blame'],
    ];
    expect(found(made)).toEqual({
      agreed: [],
      disputed: [['to blame', 2, 'blame 1', 'conflict 1']],
    });
  });

  test.each<[string, Made[]]>([
    [
      'tags of two layers are no dispute',
      [
        ['ana', 'conflict', 'coast'],
        ['ben', 'claim', 'coast'],
      ],
    ],
    [
      'a member alone agrees with nobody',
      [
        ['ana', 'conflict', 'coast'],
        ['ana', 'conflict', 'coast'],
      ],
    ],
    [
      'words that only touch are not the same',
      [
        ['ana', 'conflict', 'Storm'],
        ['ben', 'conflict', 'coast'],
      ],
    ],
  ])('%s', (_, made) => {
    expect(found(made)).toEqual({ agreed: [], disputed: [] });
  });
});
