import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  emptyDraft,
  emptySource,
  statedHeadline,
  withField,
  withKind,
  withText,
  type Draft,
} from './draft.ts';
import { toCreate } from './to-create.ts';

const ARTICLE = 'Bridge closed\n\nThe bridge was closed on Monday.\n\nShare this';
const article = withText(emptySource('a'), ARTICLE);

function kinds(source: typeof article) {
  return blocksOf(source).map(({ kind }) => kind);
}

describe('a pasted source', () => {
  test('has its blocks classified and its headline from the text', () => {
    expect(kinds(article)).toEqual(['heading', 'paragraph', 'furniture']);
    expect(statedHeadline(article)).toBe('Bridge closed');
  });

  test('has a block on every line when no blank line stands in it', () => {
    const pasted = withText(emptySource('a'), 'Bridge closed\r\nOne sentence.\r\nAnother one.');
    expect(pasted.text).not.toContain('\r');
    expect(kinds(pasted)).toEqual(['heading', 'paragraph', 'paragraph']);
  });

  test('keeps a correction while text is written before it', () => {
    const corrected = withKind(article, 1, 'quotation');
    const longer = withText(corrected, `New first line\n\n${ARTICLE}`);
    expect(kinds(longer)).toEqual(['heading', 'paragraph', 'quotation', 'furniture']);
  });

  test('takes a correction back when the proposed kind is chosen', () => {
    const corrected = withKind(withKind(article, 1, 'deck'), 1, 'paragraph');
    expect(corrected.corrections).toEqual([null, null, null]);
  });
});

describe('toCreate', () => {
  const draft: Draft = {
    ...emptyDraft('Ms Weber', () => 'k'),
    title: ' Bridges ',
    sources: [article, emptySource('b')],
  };

  test('leaves out empty sources and states only what is stated', () => {
    const asked = toCreate(draft);
    expect(asked).toMatchObject({
      ok: true,
      value: {
        title: 'Bridges',
        sources: [{ text: ARTICLE, metadata: { headline: 'Bridge closed', outlet: null } }],
      },
    });
  });

  test('the ready-made articles are asked for by none', () => {
    expect(toCreate({ ...draft, from: 'ready-made' })).toMatchObject({ value: { sources: [] } });
  });

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['no name', { displayName: '' }, 'displayName'],
    ['no article', { sources: [emptySource('b')] }, 'sources'],
    ['details without text', { sources: [withField(emptySource('b'), 'outlet', 'X')] }, 'b'],
    ['nothing but furniture', { sources: [withText(emptySource('b'), 'Share this')] }, 'b'],
    [
      'a text that is too long',
      { sources: [withText(emptySource('b'), 'a. '.repeat(140_000))] },
      'b',
    ],
  ])('%s is said where it is missing', (_name, part, path) => {
    const asked = toCreate({ ...draft, ...part });
    const paths = asked.ok ? [] : asked.problems.map((problem) => problem.path);
    expect(paths).toEqual([path]);
  });
});
