import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentRevision, type Block, type BlockKind } from '../model/source.ts';
import { classifyBlocks } from '../text/blocks.ts';
import { loadSeeds } from './load-seeds.ts';

const read = (file: string) =>
  readFileSync(new URL(`../../../seeds/${file}`, import.meta.url), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const indexText = read('index.json');

/** Of the files in the form in which they were given: they are evidence, not prose to tidy. */
const GIVEN_SHA256 = [
  '68540475aa893856cf1c189cc395bc4ded68b6f7b5c2a22d98bd86c075d5d10e',
  'ad414c6d969afca93eea6fd3af0e8c64e180b4f4ab181da28b2fcf66d546c0b8',
  '4c5e3480968cf5e5c3585a6a8f094cc2239b54d446262e113a6617344d5d8e7f',
];

const loaded = loadSeeds(JSON.parse(indexText), read, sha256);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const sources = loaded.value.map((source) => [source.letter, source] as const);

describe('the seeds', () => {
  test('are the three articles as given, in canonical form already', () => {
    expect(sources.map(([letter]) => letter)).toEqual(['A', 'B', 'C']);
    const revisions = sources.map(([, source]) => currentRevision(source));
    expect(revisions.map((revision) => revision.sha256)).toEqual(GIVEN_SHA256);
    for (const { id, sha256: hash } of revisions) expect(hash.startsWith(id)).toBe(true);
  });

  test.each(sources)('%s loses no character: between blocks stands white space', (_, source) => {
    const { text, blocks } = currentRevision(source);
    let from = 0;
    for (const { start, end } of blocks) {
      expect(text.slice(from, start)).toMatch(/^\s*$/);
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      from = end;
    }
    expect(text.slice(from)).toMatch(/^\s*$/);
  });

  test.each<[string, Partial<Record<BlockKind, number>>]>([
    ['A', { furniture: 2, paragraph: 15, caption: 3 }],
    ['B', { paragraph: 9, furniture: 9 }],
    ['C', { heading: 1, caption: 1, paragraph: 9, quotation: 1, furniture: 2 }],
  ])('%s has as many blocks of each kind as a reader counts', (letter, counts) => {
    const [, source] = sources.find(([found]) => found === letter) ?? [];
    const blocks: readonly Block[] = source ? currentRevision(source).blocks : [];
    const kinds = Map.groupBy(blocks, ({ kind }) => kind);
    expect(Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length]))).toEqual(counts);
  });

  test('the broken caption of C is one block with its photo credit', () => {
    const [, source] = sources[2] ?? [];
    const caption = source && currentRevision(source).blocks.find(({ kind }) => kind === 'caption');
    const text = caption && currentRevision(source).text.slice(caption.start, caption.end);
    expect(text).toMatch(/^Hassen Chalghoumi \(C\).*\nMichel Stoupak.*via Getty Images$/);
  });

  test('state what the text states and leave the rest empty', () => {
    const stated = sources.map(([, { metadata }]) =>
      Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== null)),
    );
    expect(stated).toEqual([
      {
        outlet: 'Mailonline',
        byline: 'Jack Newman',
        published: '2020-11-09T06:10-05:00',
        updated: '2020-11-09T06:41-05:00',
        language: 'en',
      },
      { language: 'en' },
      {
        headline:
          'Imam Calls on French Government to Deport ‘All’ Foreign Islamist Extremists ‘Without Pity’',
        language: 'en',
      },
    ]);
  });
});

/** Blocks whose kind the rules of thumb propose wrongly, by article. None today. */
const KNOWN_MISSES: Readonly<Record<string, readonly string[]>> = { A: [], B: [], C: [] };

test.each(sources)('the rules of thumb propose the kinds of %s', (letter, source) => {
  const { text, blocks } = currentRevision(source);
  const proposed = classifyBlocks(text);
  expect(proposed.map(({ start, end }) => [start, end])).toEqual(
    blocks.map(({ start, end }) => [start, end]),
  );
  const missed = blocks.flatMap((block, at) => {
    const proposal = proposed[at]?.kind;
    const words = text.slice(block.start, block.end).split(/\s+/, 3).join(' ');
    return proposal === block.kind ? [] : [`${words}: ${block.kind}, not ${proposal}`];
  });
  expect(missed).toEqual(KNOWN_MISSES[letter]);
});

interface RawIndex {
  sources: { id: string; file: string; blocks: { kind: string; begins: string }[] }[];
}

test.each<[string, (index: RawIndex) => void, string]>([
  ['other words', ({ sources: [a] }) => a?.blocks.splice(2, 1, { kind: 'caption', begins: 'Nothing' }), 'imam-a.blocks.2'],
  ['one block too few', ({ sources: [, b] }) => b?.blocks.pop(), 'imam-b.blocks'],
  ['an unknown kind', ({ sources: [a] }) => a?.blocks.splice(0, 1, { kind: 'advert', begins: 'date' }), 'sources.0.blocks.0.kind'],
  ['a file elsewhere', ({ sources: [a] }) => a && Object.assign(a, { file: '../package.json' }), 'sources.0.file'],
])('an index with %s is refused, and says where', (_, damage, path) => {
  const index: RawIndex = JSON.parse(indexText);
  damage(index);
  expect(loadSeeds(index, read, sha256)).toMatchObject({ ok: false, problems: [{ path }] });
});
