import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currentRevision, isArticleText } from '../model/source.ts';
import { loadSeeds } from './load-seeds.ts';

const read = (file: string) =>
  readFileSync(new URL(`../../../seeds/${file}`, import.meta.url), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const index: unknown = JSON.parse(read('index.json'));

/** Kind and first words of every block, as a reader should see them. */
const EXPECTED = [
  [
    'furniture date 2020-11-09',
    'furniture Published: 06:10',
    'paragraph A French',
    'paragraph Hassen Chalghoumi,',
    'paragraph Mr Chalghoumi,',
    'caption Hassen Chalghoumi,',
    'paragraph The imam,',
    'paragraph But his',
    'paragraph One post',
    'paragraph Another on',
    'caption Mr Chalghoumi,',
    'paragraph Mr Chalghoumi,',
    'paragraph He has',
    'paragraph His lawyer',
    'paragraph Islamist leader',
    'caption Islamist leader',
    'paragraph Meanwhile, Mr',
    'paragraph ‘Rectors of',
    'paragraph He said',
    'paragraph ‘We need',
  ],
  [
    'paragraph We must',
    'paragraph French-Tunisian Imam',
    'paragraph Since then,',
    'paragraph Chalghoumi, a',
    'paragraph Both condemned',
    'paragraph The clip',
    'paragraph Chalghoumi, who',
    'paragraph In May',
    'paragraph Chalghoumi’s standing',
    'furniture Israelis Under',
    'furniture Thank Imam',
    'furniture 1. Click',
    'furniture 2. Click',
    'furniture Please fill',
    'furniture Do You',
    'furniture Donate to',
    'furniture Now more',
    'furniture Antisemitism, anti-Israel',
  ],
  [
    'heading Imam Calls',
    'caption Hassen Chalghoumi',
    'paragraph An Imam',
    'paragraph In the',
    'paragraph The killing',
    'paragraph Speaking to',
    'quotation “I solemnly',
    'paragraph The Imam',
    'paragraph Chalghoumi accused',
    'paragraph “We have',
    'paragraph Chalghoumi also',
    'paragraph The call',
    'furniture Follow Kurt',
    'furniture Please let',
  ],
];

describe('the seeds', () => {
  const loaded = loadSeeds(index, read, sha256);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));

  test.each(loaded.value.map((source, at) => [source.letter, source, EXPECTED[at]] as const))(
    '%s has the blocks that a reader expects',
    (_, source, expected) => {
      const { text, blocks } = currentRevision(source);
      const firstWords = ({ start, end }: { start: number; end: number }) =>
        text.slice(start, end).split(/\s+/).slice(0, 2).join(' ');
      expect(blocks.map((block) => `${block.kind} ${firstWords(block)}`)).toEqual(expected);
    },
  );

  test.each(loaded.value.map((source) => [source.letter, source] as const))(
    '%s loses no character: between blocks stands white space only',
    (_, source) => {
      const { text, blocks } = currentRevision(source);
      let from = 0;
      for (const { start, end } of blocks) {
        expect(text.slice(from, start)).toMatch(/^\s*$/);
        from = end;
      }
      expect(text.slice(from)).toMatch(/^\s*$/);
      expect(blocks.filter(isArticleText).length).toBeGreaterThan(8);
    },
  );

  test('states what the text states and leaves the rest empty', () => {
    expect(loaded.value.map(({ metadata }) => [metadata.outlet, metadata.byline, metadata.published])).toEqual([
      ['Mailonline', 'Jack Newman', '2020-11-09T06:10:00-05:00'],
      [null, null, null],
      [null, null, null],
    ]);
  });

  test('a correction that fits no block is refused with its words', () => {
    const broken = structuredClone(index) as { sources: { corrections: unknown[] }[] };
    broken.sources[0]?.corrections.push({ begins: 'Nothing like this', kind: 'caption' });
    expect(loadSeeds(broken, read, sha256)).toMatchObject({
      ok: false,
      problems: [{ path: 'imam-a.corrections' }],
    });
  });
});
