import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { articleThrough, markOn, snapshotOf } from '../../testing/corrected-article.ts';
import { exportedText, wholeExport } from '../../testing/exported.ts';
import { onCurrentTexts } from '../compare/current-snapshot.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { codeBookSchema } from '../model/codebook.ts';
import { memberIdSchema, sourceIdSchema, tagIdSchema } from '../model/ids.ts';
import { memberSchema } from '../model/member.ts';
import type { Source } from '../model/source.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { annotatorTexts } from './annotator-texts.ts';
import { formatNamed } from './index.ts';
import { markedTexts } from './marked-texts.ts';
import { readMarks } from './read-marks.ts';

const BEFORE = 'Storm hits the coast. The mayor called it a brutal blow.';
const AFTER = 'Storm hits the coast. The mayor called it a blow.';

function by(author: string, mark: PublishedAnnotation): PublishedAnnotation {
  const tag = v.parse(tagIdSchema, 'doubt');
  return { ...mark, author: v.parse(memberIdSchema, author), tag };
}

/** Ada and Ben marked two articles; a correction of the first leaves a mark of Ben's on its earlier text. */
function twoArticles(...texts: readonly [string, ...string[]]): WorkspaceSnapshot {
  const source = articleThrough(...texts);
  const other: Source = {
    ...articleThrough(BEFORE),
    id: v.parse(sourceIdSchema, 'b'),
    letter: 'B',
  };
  const [first] = source.revisions;
  const marks = [
    by('ada', markOn('m0', 'Storm', source, first)),
    by('ben', markOn('m1', 'brutal', source, first)),
    by('ada', markOn('m2', 'Storm', other, other.revisions[0])),
  ];
  const one = snapshotOf(source, marks);
  const ben = v.parse(memberSchema, { id: 'ben', displayName: 'Ben', role: 'annotator' });
  const tag = { ...one.codeBook.layers[0]?.tags[0], id: 'doubt', label: 'Doubt' };
  const [layer, ...layers] = one.codeBook.layers;
  return {
    ...one,
    sources: [source, other],
    members: [...one.members, ben],
    codeBook: v.parse(codeBookSchema, {
      ...one.codeBook,
      layers: [{ ...layer, tags: [tag] }, ...layers],
    }),
  };
}

const tasksSchema = v.array(
  v.object({
    data: v.object({ name: v.string(), annotators: v.array(v.string()) }),
    annotations: v.array(v.object({ completed_by: v.number() })),
  }),
);

const corrected = twoArticles(BEFORE, AFTER);

async function fileOf(id: string, snapshot: WorkspaceSnapshot): Promise<Uint8Array> {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  return wholeExport(format, snapshot);
}

async function filesOf(id: string, snapshot: WorkspaceSnapshot): Promise<Record<string, string>> {
  const files = unzipSync(await fileOf(id, snapshot));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

function told(snapshot: WorkspaceSnapshot) {
  return markedTexts(snapshot).map(({ number, name, isCurrent }) => [number, name, isCurrent]);
}

describe('an earlier text, which a mark was left on', () => {
  test('has a number behind all current texts, which keep theirs', () => {
    expect(told(twoArticles(BEFORE))).toEqual([
      [1, 'a', true],
      [2, 'b', true],
    ]);
    expect(told(corrected)).toEqual([
      [1, 'a', true],
      [2, 'b', true],
      [3, 'a-revision-1', false],
    ]);
  });

  test('is written for those alone who have a mark on it', () => {
    const texts = annotatorTexts(onCurrentTexts(corrected).snapshot);
    expect(texts.map(({ annotatorName, text }) => [annotatorName, text.name])).toEqual([
      ['Ada', 'a'],
      ['Ada', 'b'],
      ['Ben', 'a'],
      ['Ben', 'b'],
      ['Ben', 'a-revision-1'],
    ]);
  });

  test.each(['brat', 'iob2', 'uima-json', 'webanno-tsv'])(
    '%s: in no folder of anybody else',
    async (id) => {
      const paths = Object.keys(await filesOf(id, corrected));
      const earlier = paths.filter((path) => path.includes('a-revision-1'));
      expect(earlier.length).toBeGreaterThan(0);
      expect(earlier.every((path) => path.includes('ben/'))).toBe(true);
    },
  );

  test.each(['jsonl', 'doccano'])('%s: one line, behind all others', async (id) => {
    const format = formatNamed(id);
    if (!format) throw new Error(id);
    const lines = exportedText(format, await fileOf(id, corrected))
      .trim()
      .split('\n');
    expect(lines.map((line) => line.includes('brutal') && line.includes('a-revision-1'))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test('Label Studio: a task of its own, and whose answers it has is said by the same number', async () => {
    const tasks = v.parse(
      tasksSchema,
      JSON.parse((await filesOf('label-studio', corrected))['tasks.json'] ?? ''),
    );
    expect(
      tasks.map(({ data, annotations }) => [
        data.name,
        data.annotators,
        annotations.map((one) => one.completed_by),
      ]),
    ).toEqual([
      ['a', ['Ada', 'Ben'], [1, 2]],
      ['b', ['Ada', 'Ben'], [1, 2]],
      ['a-revision-1', ['Ben'], [2]],
    ]);
  });
});

describe('SemEval', () => {
  test('a correction renumbers no article, and articles.tsv says which is which', async () => {
    const [before, after] = [
      await filesOf('semeval', twoArticles(BEFORE)),
      await filesOf('semeval', corrected),
    ];
    expect(after['ada/technique-classification.tsv']).toBe(
      before['ada/technique-classification.tsv'],
    );
    expect(after['ada/technique-classification.tsv']).toBe('1\tDoubt\t0\t5\n2\tDoubt\t0\t5\n');
    expect(after['ben/technique-classification.tsv']).toMatch(/^3\tDoubt\t/);
    expect(after['articles.tsv']).toBe(
      [
        'number\tsource_id\tsource_letter\toutlet\theadline\trevision_id',
        '1\tsource-a\tA\t\t\tlater-1',
        '2\tb\tB\t\t\tfirst',
        '3\tsource-a\tA\t\t\tfirst',
        '',
      ].join('\n'),
    );
  });

  test('its reader passes over articles.tsv', async () => {
    const read = readMarks({ path: 'a.zip', bytes: await fileOf('semeval', corrected) }, null);
    expect(read.ok ? read.value.marks.map(({ document }) => document) : read.problems).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});
