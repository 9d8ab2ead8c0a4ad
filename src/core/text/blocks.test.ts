import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyBlocks, splitBlocks } from './blocks.ts';

describe('splitBlocks', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['white space', ' \n\t\n\u00a0\n', []],
    ['one line', 'One', ['One']],
    ['a blank line between', 'One\n\nTwo', ['One', 'Two']],
    ['a line of spaces between', 'One\n \t\nTwo', ['One', 'Two']],
    ['outer white space', '  One  \n\n\n  Two\n', ['One', 'Two']],
    ['lines under each other', 'One\nand more\n\nTwo', ['One\nand more', 'Two']],
    ['a space at the end of a line', 'One \n  and more', ['One \n  and more']],
    ['a line separator that is no line feed', 'One\u2028and more', ['One\u2028and more']],
    ['one letter a line', 'a\n\nb\nc', ['a', 'b\nc']],
  ])('%s', (_, text, expected) => {
    expect(splitBlocks(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  const texts = fc
    .array(fc.constantFrom('a', 'é', '🌪', ' ', '\t', '\u00a0', '\u2028', '\n', '\n\n', 'word.'))
    .map((pieces) => pieces.join(''));

  test('every character is in one block or is white space between blocks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const { start, end } of splitBlocks(text)) {
          const between = text.slice(from, start);
          expect(between.trim()).toBe('');
          expect(from === 0 || /\n[^\S\n]*\n/.test(between)).toBe(true);
          const block = text.slice(start, end);
          expect(block).toBe(block.trim());
          expect(block).not.toMatch(/\n[^\S\n]*\n/);
          from = end;
        }
        expect(text.slice(from).trim()).toBe('');
      }),
    );
  });

  test('ten million lines are no more than it can take', () => {
    const text = 'a\n'.repeat(10_000_000);
    expect(splitBlocks(text)).toEqual([{ start: 0, end: text.length - 1 }]);
  });

  test('takes a time that grows with the text alone', () => {
    const hard = `${'a '.repeat(100_000)}\n${' '.repeat(100_000)}b\n${' \n'.repeat(100_000)}`;
    const begun = performance.now();
    expect(splitBlocks(hard)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

/** An article around the block in question, so that it stands where such blocks stand. */
const BEFORE = 'Council closes street\n\nThe council voted on Tuesday.\n\nIt was late.\n\n';
const AFTER = '\n\nThe street will open again in May.';

/** Kinds of the block in question and of the paragraph after it. */
function kindsFrom(block: string): string[] {
  return classifyBlocks(BEFORE + block + AFTER)
    .slice(3)
    .map(({ kind }) => kind);
}

describe('classifyBlocks', () => {
  test.each([
    ['paragraph', 'Share prices fell.'],
    ['paragraph', 'Share prices fell in Marlow'],
    ['paragraph', 'Print is not dead, say its readers'],
    ['paragraph', '“Go,” she said. “It is late.”'],
    ['paragraph', '"Go," she said. "It is late."'],
    ['paragraph', '“We have to wait,” the mayor said.'],
    ['paragraph', 'She gave a donation to the school.'],
    ['paragraph', '議会は火曜日に投票した。'],
    ['quotation', '“It is late. We must go.”'],
    ['quotation', '"It is late. We must go."'],
    ['quotation', '‘It’s late, and we must go.’'],
    ['caption', 'Ada Penn (pictured) on Harbour Street'],
    ['caption', 'Harbour Street on Monday\nAda Penn/Getty Images'],
    ['furniture', 'Published: 06:10 EST, 9 November 2020'],
    ['furniture', 'date 2020-11-09 By Ada Penn'],
    ['furniture', 'Share'],
    ['furniture', 'Share on Facebook'],
    ['furniture', 'Read more: the vote in pictures'],
    ['furniture', 'Sign up for our morning letter'],
    ['furniture', 'Click here to subscribe'],
    ['furniture', 'Follow Ada Penn on Twitter'],
    ['furniture', 'Make a donation'],
    ['furniture', 'Harbour Street needs you - Donate'],
  ])('proposes %s for: %s', (kind, block) => {
    expect(kindsFrom(block)[0]).toBe(kind);
  });

  test.each([
    ['a heading inside the article', 'What happens next', 'paragraph'],
    ['a short caption without a word for a picture', 'Ada Penn on Monday', 'paragraph'],
    ['a paragraph that was cut off', 'The council voted '.repeat(8).trim(), 'caption'],
    ['a call in another language', 'Abonnieren Sie uns', 'paragraph'],
  ])('known miss: %s', (_, block, kind) => {
    expect(kindsFrom(block)[0]).toBe(kind);
  });

  test('the first block that is not furniture may be the heading', () => {
    const kinds = classifyBlocks(`Published: 9 May\n\n${BEFORE}`).map(({ kind }) => kind);
    expect(kinds).toEqual(['furniture', 'heading', 'paragraph', 'paragraph']);
    expect(classifyBlocks('The council voted.')[0]?.kind).toBe('paragraph');
  });

  test('an appeal for money turns all that follows into furniture, a word about one does not', () => {
    expect(kindsFrom('Donate now')).toEqual(['furniture', 'furniture']);
    expect(kindsFrom('A blood donation centre (pictured)')).toEqual(['caption', 'paragraph']);
  });
});
