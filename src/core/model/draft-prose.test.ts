import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardTexts } from '../../testing/hard-texts.ts';
import { classifyBlocks, splitBlocks, splitPastedBlocks } from '../text/blocks.ts';
import { toCanonicalText } from '../text/canonical.ts';
import { EMPTY_PROSE, toArticleText, toDraftProse, type ArticleText } from './draft-prose.ts';
import { articleProblems } from './new-source.ts';
import { BLOCK_KINDS, type BlockKind } from './source.ts';

const kinds = fc.constantFrom<BlockKind>(...BLOCK_KINDS);

/** Articles as they are made: any text with words, cut as it would be on import, under any kinds. */
const articles: fc.Arbitrary<ArticleText> = fc
  .tuple(hardTexts, fc.constantFrom(splitBlocks, splitPastedBlocks), fc.infiniteStream(kinds))
  .map(([given, split, kind]) => {
    const text = toCanonicalText(given);
    const blocks = split(text).map((span) => ({ ...span, kind: kind.next().value }));
    return { text, blocks: blocks.map(({ kind: one, start, end }) => ({ kind: one, start, end })) };
  })
  .filter(({ blocks }) => blocks.length > 0);

describe('an article and its draft', () => {
  test('a draft that nobody edited gives back the very text and blocks', () => {
    fc.assert(
      fc.property(articles, (article) => {
        expect(toArticleText(toDraftProse(article))).toEqual(article);
      }),
    );
  });

  test('whatever is written into blocks, the article is one that may be frozen, or has no words', () => {
    const block = fc.record({
      kind: kinds,
      text: fc.string({ unit: 'binary', maxLength: 20 }),
      gap: fc.option(fc.constantFrom('\n', ' ', '\n\n\n', ''), { nil: null }),
    });
    const prose = fc.record({
      blocks: fc.array(block, { maxLength: 6 }),
      lead: fc.constantFrom('', '\n', '  '),
      tail: fc.constantFrom('', '\n', '\n\n'),
    });
    fc.assert(
      fc.property(prose, (given) => {
        const { text, blocks } = toArticleText(given);
        expect(articleProblems(text, blocks)).toEqual([]);
        expect(toArticleText(toDraftProse({ text, blocks }))).toEqual({ text, blocks });
      }),
    );
  });

  test.each<[string, string, ArticleText['blocks'], string]>([
    [
      'other gaps than a blank line are kept',
      ' \nOne\nTwo\n\n\nThree\n',
      [
        { kind: 'heading', start: 2, end: 5 },
        { kind: 'paragraph', start: 6, end: 9 },
        { kind: 'paragraph', start: 12, end: 17 },
      ],
      ' \nOne\nTwo\n\n\nThree\n',
    ],
    [
      'a block of white space alone becomes part of the gap',
      'One\n \nTwo',
      [
        { kind: 'paragraph', start: 0, end: 3 },
        { kind: 'paragraph', start: 4, end: 5 },
        { kind: 'paragraph', start: 6, end: 9 },
      ],
      'One\n \nTwo',
    ],
  ])('%s', (_, text, blocks, expected) => {
    expect(toArticleText(toDraftProse({ text, blocks })).text).toBe(expected);
  });

  test('a changed block leaves the gaps of the others as they are', () => {
    const article = { text: 'One\nTwo\n\n\nThree', blocks: classified('One\nTwo\n\n\nThree') };
    const prose = toDraftProse(article);
    const blocks = prose.blocks.map((block) =>
      block.text === 'Three' ? { ...block, text: '3' } : block,
    );
    expect(toArticleText({ ...prose, blocks }).text).toBe('One\nTwo\n\n\n3');
  });

  test('empty blocks leave no trace', () => {
    expect(toArticleText(EMPTY_PROSE)).toEqual({ text: '', blocks: [] });
    const empty = { kind: 'paragraph', text: '', gap: null } as const;
    const words = { ...empty, text: 'Words.' };
    const prose = { blocks: [empty, words, empty, words, empty], lead: '', tail: '' };
    expect(toArticleText(prose).text).toBe('Words.\n\nWords.');
  });
});

function classified(text: string): ArticleText['blocks'] {
  return classifyBlocks(text);
}
