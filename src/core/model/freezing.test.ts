import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { smallWorkspace } from '../../testing/small-workspace.ts';
import { classifyBlocks } from '../text/blocks.ts';
import type { Draft } from './draft.ts';
import { freeze, readinessProblems } from './freezing.ts';
import { revisionIdSchema } from './ids.ts';
import { currentRevision, NOTHING_STATED, sourceSchema } from './source.ts';

const { sources } = smallWorkspace;
const [first] = sources;
if (!first) throw new Error('the small workspace has no source');
const parts = { sha256: () => 'f'.repeat(64), now: '2026-02-01T08:00:00.000Z' };
const correction: Pick<Draft, 'corrects' | 'metadata'> = {
  corrects: { source: first.id, revision: currentRevision(first).id },
  metadata: first.metadata,
};
const articleOf = (text: string) => ({ text, blocks: classifyBlocks(text) });

describe('freezing', () => {
  test('a correction becomes the last revision, and the earlier one stays as it was', () => {
    const article = articleOf('Storm hits the coast\n\nOfficials said that nobody was to blame.');
    const freezing = freeze(sources, correction, article, parts);
    if (freezing.kind !== 'frozen') throw new Error(freezing.kind);
    const [source] = freezing.sources;
    expect(source?.revisions[0]).toEqual(first.revisions[0]);
    expect(source?.revisions[1]).toMatchObject({ ...article, frozen: parts.now });
    expect(source?.revisions[1]?.id).not.toBe(first.revisions[0].id);
    expect(v.is(sourceSchema, source)).toBe(true);
  });

  test('another kind of a block is a correction too; marks keep their place', () => {
    const { text, blocks } = currentRevision(first);
    const other = blocks.map((block) => ({ ...block, kind: 'quotation' as const }));
    const freezing = freeze(sources, correction, { text, blocks: other }, parts);
    expect(freezing.kind === 'frozen' && freezing.sources[0]?.revisions).toHaveLength(2);
  });

  test('an unchanged draft makes no revision', () => {
    const { text, blocks } = currentRevision(first);
    expect(freeze(sources, correction, { text, blocks }, parts)).toEqual({ kind: 'unchanged' });
  });

  test('other details alone change the source and make no revision', () => {
    const metadata = { ...first.metadata, outlet: 'The Coast' };
    const freezing = freeze(sources, { ...correction, metadata }, currentRevision(first), parts);
    if (freezing.kind !== 'frozen') throw new Error(freezing.kind);
    expect(freezing.sources[0]).toMatchObject({ metadata, revisions: first.revisions });
  });

  test('a draft of an earlier revision is stale, as is one of a source that is gone', () => {
    const corrects = { source: first.id, revision: v.parse(revisionIdSchema, 'earlier') };
    const article = articleOf('Other words.');
    expect(freeze(sources, { ...correction, corrects }, article, parts).kind).toBe('stale');
    expect(freeze([], correction, article, parts).kind).toBe('stale');
  });

  test('a new article takes the first free letter and its headline from the text', () => {
    const draft = { corrects: null, metadata: NOTHING_STATED };
    const article = articleOf('A bridge\n\nIt was closed.');
    let now = sources;
    for (let count = 0; count < 27; count++) {
      const freezing = freeze(now, draft, article, parts);
      if (freezing.kind !== 'frozen') throw new Error(freezing.kind);
      now = freezing.sources;
    }
    expect(now.map(({ letter }) => letter).slice(-3)).toEqual(['Z', 'AA', 'AB']);
    expect(new Set(now.map(({ id }) => id)).size).toBe(28);
    expect(now[1]?.metadata.headline).toBe('A bridge');
    expect(now.every((source) => v.is(sourceSchema, source))).toBe(true);
  });

  test.each([
    ['no words', articleOf(' \n'), /no word/],
    ['too long', articleOf('long '.repeat(100_000)), /characters/],
    ['too many blocks', articleOf('Yes.\n\n'.repeat(5_001)), /blocks/],
    [
      'furniture alone',
      { text: 'Share this', blocks: [{ kind: 'furniture' as const, start: 0, end: 10 }] },
      /furniture/,
    ],
    [
      'no canonical text',
      { text: 'a\r\nb', blocks: [{ kind: 'paragraph' as const, start: 0, end: 4 }] },
      /characters that no article has/,
    ],
  ])('%s is told and not frozen', (_, article, message) => {
    expect(readinessProblems(article)[0]?.message).toMatch(message);
    const freezing = freeze(sources, { corrects: null, metadata: NOTHING_STATED }, article, parts);
    expect(freezing.kind).toBe('refused');
  });
});
