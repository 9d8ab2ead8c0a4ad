import { describe, expect, test } from 'vitest';
import type { Metadata } from '#core/model/source.ts';
import {
  blocksOf,
  emptyWorkspace,
  emptyArticle,
  statedHeadline,
  withField,
  withRead,
  withKind,
  withText,
  type NewWorkspace,
} from './new-workspace.ts';
import { toCreate } from './to-create.ts';

const ARTICLE = 'Bridge closed\n\nThe bridge was closed on Monday.\n\nShare this';
const article = withText(emptyArticle('a'), ARTICLE);

function kinds(source: typeof article) {
  return blocksOf(source).map(({ kind }) => kind);
}

describe('a pasted source', () => {
  test('has its blocks classified and its headline from the text', () => {
    expect(kinds(article)).toEqual(['heading', 'paragraph', 'furniture']);
    expect(statedHeadline(article)).toBe('Bridge closed');
  });

  test('has a block on every line when no blank line stands in it', () => {
    const pasted = withText(emptyArticle('a'), 'Bridge closed\r\nOne sentence.\r\nAnother one.');
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
  const workspace: NewWorkspace = {
    ...emptyWorkspace('Ms Weber', () => 'k'),
    title: ' Bridges ',
    sources: [article, emptyArticle('b')],
  };

  test('leaves out empty sources and states only what is stated', () => {
    const asked = toCreate(workspace);
    expect(asked).toMatchObject({
      ok: true,
      value: {
        title: 'Bridges',
        sources: [{ text: ARTICLE, metadata: { headline: 'Bridge closed', outlet: null } }],
      },
    });
  });

  test('all that a file states about the article is asked for as it was stated', () => {
    const metadata: Metadata = {
      outlet: 'The Herald',
      headline: 'Bridge closed',
      byline: 'Ben Reed',
      published: '2026-01-05T06:10-05:00',
      updated: 'January 2026',
      url: 'https://example.org/bridge',
      language: 'en-GB',
      retrieved: '2026-01-06T09:00:00.000Z',
      licence: 'CC BY 4.0',
    };
    const read = { text: ARTICLE, blocks: blocksOf(article), metadata, remarks: [] };
    const { sources } = withRead([], [read], () => 'a');
    expect(toCreate({ ...workspace, sources: [...sources] })).toMatchObject({
      ok: true,
      value: { sources: [{ metadata }] },
    });
  });

  test('the ready-made articles are asked for by none', () => {
    expect(toCreate({ ...workspace, from: 'ready-made' })).toMatchObject({
      value: { sources: [] },
    });
  });

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['no name', { displayName: '' }, 'displayName'],
    ['no article', { sources: [emptyArticle('b')] }, 'sources'],
    ['details without text', { sources: [withField(emptyArticle('b'), 'outlet', 'X')] }, 'b'],
    ['nothing but furniture', { sources: [withText(emptyArticle('b'), 'Share this')] }, 'b'],
    [
      'a text that is too long',
      { sources: [withText(emptyArticle('b'), 'a. '.repeat(140_000))] },
      'b',
    ],
  ])('%s is said where it is missing', (_name, part, path) => {
    const asked = toCreate({ ...workspace, ...part });
    const paths = asked.ok ? [] : asked.problems.map((problem) => problem.path);
    expect(paths).toEqual([path]);
  });
});
