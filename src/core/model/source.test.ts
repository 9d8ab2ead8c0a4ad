import { expect, test } from 'vitest';
import { smallWorkspace } from '../../testing/small-workspace.ts';
import { parseWith } from './parse.ts';
import { paragraphNumbers } from './paragraphs.ts';
import {
  BLOCK_KINDS,
  currentRevision,
  isArticleText,
  sourceSchema,
  type Revision,
  type Source,
} from './source.ts';

const [source] = smallWorkspace.sources as readonly [Source];
const revision = currentRevision(source);

test('the last revision is the current one', () => {
  const later: Revision = { ...revision, text: 'Later' };
  expect(currentRevision({ ...source, revisions: [revision, later] })).toBe(later);
});

test('furniture alone is no article text', () => {
  const counted = BLOCK_KINDS.filter((kind) => isArticleText({ kind, start: 0, end: 1 }));
  expect(counted).toEqual(['heading', 'deck', 'paragraph', 'quotation', 'caption']);
});

test('paragraphs and quotations are numbered together, nothing else is', () => {
  const kinds = ['furniture', 'heading', 'paragraph', 'caption', 'quotation', 'paragraph'] as const;
  const blocks = kinds.map((kind, at) => ({ kind, start: at, end: at + 1 }));
  const numbers = paragraphNumbers({ ...revision, blocks });
  expect(blocks.map((block) => numbers.get(block))).toEqual([
    undefined,
    undefined,
    1,
    undefined,
    2,
    3,
  ]);
});

test.each<[string, object, string]>([
  ['no revision', { revisions: [] }, 'revisions.0'],
  ['a small letter', { letter: 'a' }, 'letter'],
  [
    'metadata that is not stated at all',
    { metadata: { outlet: 'The Marlow Post' } },
    'metadata.headline',
  ],
  ['a short hash', { revisions: [{ ...revision, sha256: 'abc' }] }, 'revisions.0.sha256'],
  [
    'a kind of block that there is not',
    { revisions: [{ ...revision, blocks: [{ kind: 'advert', start: 0, end: 1 }] }] },
    'revisions.0.blocks.0.kind',
  ],
])('a source with %s is refused, and says where', (_, different, path) => {
  const parsed = parseWith(sourceSchema, { ...source, ...different });
  expect(parsed.ok ? 'taken' : parsed.problems.map((problem) => problem.path)).toContain(path);
});
