import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import { memberSchema, type Member } from '../../model/member.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { articleThrough, markOn, snapshotOf } from '../../../testing/corrected-article.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import type { InputFile } from '../foreign-work.ts';
import { formatNamed } from '../index.ts';
import { readMarks } from '../read-marks.ts';
import { annotatorName, folderAnnotator } from './annotator-names.ts';
import { holdAgainst, type HeldPlan } from './known-marks.ts';
import { NO_CHOICES, placeMarks } from './place-marks.ts';

const NOW = '2026-02-02T12:00:00.000Z';

/** What an import into `here` makes of a file. */
function held(file: InputFile, here: WorkspaceSnapshot): HeldPlan {
  const work = readMarks(file, null);
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  return holdAgainst(placeMarks(work.value, here, NO_CHOICES, NOW), here);
}

async function again(id: string, snapshot: WorkspaceSnapshot): Promise<HeldPlan> {
  const format = formatNamed(id);
  if (!format) throw new Error(id);
  const bytes = await wholeExport(format, snapshot);
  return held({ path: `file.${format.fileExtension}`, bytes }, snapshot);
}

const whole = wholeWorkspace(300);
const fresh = ({ plan, known }: HeldPlan) => plan.placed.filter((mark) => !known.has(mark));

/** The same with its tags called otherwise, by what they were called and their place among them. */
function relabelled(labelOf: (labels: readonly string[], at: number) => string): WorkspaceSnapshot {
  const labels = whole.codeBook.layers.flatMap(({ tags }) => tags.map(({ label }) => label));
  let next = 0;
  const layers = whole.codeBook.layers.map((layer, at) => ({
    ...layer,
    label: `Renamed ${at}`,
    tags: layer.tags.map((tag) => ({ ...tag, label: labelOf(labels, next++) })),
  }));
  return { ...whole, codeBook: { ...whole.codeBook, layers } };
}

function said(marks: readonly Pick<PublishedAnnotation, 'note' | 'attributes'>[]): string[] {
  return marks.map(({ note, attributes }) => JSON.stringify([note, attributes])).toSorted();
}

function people(...names: string[]): Member[] {
  return names.map((displayName, at) =>
    v.parse(memberSchema, { id: `m-${at}`, displayName, role: 'annotator' }),
  );
}

/** With people, and addresses of articles, that can be told apart. */
function withNames(snapshot: WorkspaceSnapshot): WorkspaceSnapshot {
  const authors = [...new Set(snapshot.annotations.map(({ author }) => author))];
  return {
    ...snapshot,
    members: authors.map((id, at) => ({
      id,
      role: 'annotator',
      group: null,
      displayName: ['Ana', 'Ben 🌪', 'ليلى'][at] ?? `Somebody ${at}`,
    })),
    sources: snapshot.sources.map((source, at) => ({
      ...source,
      metadata: { ...source.metadata, url: `https://example.org/${at}` },
    })),
  };
}

describe('an export that is read into the workspace it came from', () => {
  test.each([
    'w3c',
    'w3c-utf16',
    'jsonl',
    'label-studio',
    'brat',
    'uima-json',
    'webanno-tsv',
    'refi-qdpx',
  ])('%s: each of the 300 marks is known', async (id) => {
    const { plan, known } = await again(id, whole);
    expect(plan.left).toEqual([]);
    expect(known.size).toBe(300);
  });

  // doccano and SemEval go by what tags are called or stand for.
  test.each(['w3c', 'jsonl', 'label-studio', 'brat', 'uima-json', 'webanno-tsv', 'refi-qdpx'])(
    '%s: also when every tag and layer has been renamed since, and when all tags are called alike',
    async (id) => {
      const format = formatNamed(id);
      if (!format) throw new Error(id);
      const file = {
        path: `file.${format.fileExtension}`,
        bytes: await wholeExport(format, whole),
      };
      const moved = relabelled((labels, at) => labels[(at + 1) % labels.length] ?? '');
      expect(held(file, moved).known.size).toBe(300);
      const alike = relabelled(() => 'Bias');
      expect(held(file, alike).known.size).toBe(300);
      expect((await again(id, alike)).known.size).toBe(300);
    },
  );

  test('doccano: each mark in one piece is known, and of the others it is said what they are', async () => {
    const result = await again('doccano', whole);
    const [one, several] = [true, false].map((isOne) =>
      whole.annotations.filter(({ target }) => (target.segments.length === 1) === isOne),
    );
    const pieces = several?.flatMap(({ target }) => target.segments) ?? [];
    expect(pieces.length).toBeGreaterThan(0);
    expect(result.known.size).toBe(one?.length);
    expect(fresh(result)).toHaveLength(pieces.length);
    for (const { remarks } of fresh(result))
      expect(remarks).toEqual([expect.stringMatching(/one piece/)]);
  });

  test('SemEval: marks of a technique with one tag are known, if none beside them was merged with them', async () => {
    const result = await again('semeval', whole);
    const tags = ['L.label', 'L.doubt', 'L.slogan'];
    const marked = whole.annotations.filter(({ tag }) => tags.includes(tag));
    const places = marked.flatMap(({ target, tag, author }) =>
      target.segments.map(({ start, end }) => ({
        of: [target.source, tag, author].join(),
        start,
        end,
      })),
    );
    const alone = marked.filter(({ target, tag, author }) => {
      const { source, segments } = target;
      const of = [source, tag, author].join();
      const [first] = segments;
      const touching = places.filter(
        (one) => one.of === of && first && one.start <= first.end && one.end >= first.start,
      );
      return segments.length === 1 && touching.length === 1;
    });
    expect(alone.length).toBeGreaterThan(10);
    expect(result.known.size).toBe(alone.length);
    expect(new Set(result.plan.placed.map(({ tag }) => tag))).toEqual(new Set(tags));
  });

  test.each(['brat', 'jsonl', 'w3c', 'label-studio', 'refi-qdpx', 'uima-json', 'webanno-tsv'])(
    '%s: whatever the texts and notes are',
    async (id) => {
      await fc.assert(
        fc.asyncProperty(hostileSnapshots, async (snapshot) => {
          // Formats of tables do not tell texts apart of which white space alone differs.
          const texts = snapshot.sources.map(({ revisions }) =>
            revisions[0].text.trimEnd().replace(/\s/g, ' '),
          );
          fc.pre(snapshot.annotations.length > 0 && new Set(texts).size === texts.length);
          expect(fresh(await again(id, withNames(snapshot)))).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each([
    'jsonl',
    'doccano',
    'label-studio',
    'brat',
    'uima-json',
    'webanno-tsv',
    'refi-qdpx',
    'w3c',
  ])('%s: after a correction, too, and so is a file from before it', async (id) => {
    const [before, after] = ['Storm hits the coast. All is calm.', 'A storm hits the coast. Calm.'];
    const once = articleThrough(before);
    const source = articleThrough(before, after);
    const [first] = source.revisions;
    const marks = [
      markOn('moved', 'coast', source, first),
      markOn('changed', 'Storm hits', source, first),
    ];
    const corrected = snapshotOf(source, marks);
    expect(fresh(await again(id, corrected))).toEqual([]);
    const format = formatNamed(id);
    if (!format) throw new Error(id);
    const bytes = await wholeExport(format, snapshotOf(once, marks));
    const earlier = held({ path: `file.${format.fileExtension}`, bytes }, corrected);
    expect([fresh(earlier), earlier.plan.left]).toEqual([[], []]);
  });

  test.each(['w3c', 'w3c-utf16', 'jsonl', 'label-studio', 'brat', 'uima-json', 'refi-qdpx'])(
    '%s: also marks whose words the correction took out, of an article with an address',
    async (id) => {
      const made = articleThrough('Storm hits the coast. A brutal blow.', 'Storm hits. A blow.');
      const metadata = { ...made.metadata, url: 'https://example.org/storm' };
      const source = { ...made, metadata };
      const [first] = source.revisions;
      const marks = ['Storm', 'brutal', 'the coast'].map((words) =>
        markOn(words.replace(' ', '-'), words, source, first),
      );
      const { plan, known } = await again(id, snapshotOf(source, marks));
      expect([plan.left, known.size]).toEqual([[], marks.length]);
    },
  );

  test('w3c: a hash that is of no text here names none, and the words decide', async () => {
    const source = articleThrough('Storm hits the coast. A brutal blow.', 'Storm hits. A blow.');
    const [first] = source.revisions;
    const marks = ['Storm', 'brutal'].map((words) => markOn(words, words, source, first));
    const other = { ...source, revisions: [{ ...first, sha256: '1'.repeat(64) }] as const };
    const format = formatNamed('w3c');
    if (!format) throw new Error('no w3c');
    const bytes = await wholeExport(format, snapshotOf(other, marks));
    const { plan, known } = held({ path: 'a.jsonld', bytes }, snapshotOf(source, marks));
    expect([plan.left.map(({ quote }) => quote), known.size]).toEqual([['brutal'], 1]);
  });

  test('brat: notes and attributes come back each as what they were', async () => {
    const { plan } = await again('brat', whole);
    const free = whole.codeBook.attributes.flatMap(({ id, kind }) => (kind === 'text' ? id : []));
    const marked = plan.placed.filter(({ attributes }) => free.some((id) => id in attributes));
    expect(marked.length).toBeGreaterThan(0);
    expect(said(plan.placed)).toEqual(said(whole.annotations));
  });

  test('a mark of somebody else, with another note or another tag comes in', async () => {
    const format = formatNamed('brat');
    if (!format) throw new Error('no brat');
    const file = { path: 'file.zip', bytes: await wholeExport(format, whole) };
    const [ana, ben] = whole.members;
    const [tag, other] = whole.codeBook.layers.flatMap(({ tags }) => tags.map(({ id }) => id));
    if (!ana || !ben || !tag || !other) throw new Error('nobody, or no tags');
    const change = (
      into: (mark: PublishedAnnotation) => Partial<PublishedAnnotation>,
    ): WorkspaceSnapshot => ({
      ...whole,
      annotations: whole.annotations.map((one) => ({ ...one, ...into(one) })),
    });
    const swapped = change(({ author }) => ({ author: author === ana.id ? ben.id : ana.id }));
    expect(held(file, swapped).known.size).toBe(0);
    const noted = change(({ note }) => ({ note: `${note} and more` }));
    const withNote = whole.annotations.filter(({ note }) => note !== '');
    expect(fresh(held(file, noted))).toHaveLength(withNote.length);
    const tagged = change((one) => ({ tag: one.tag === tag ? other : tag }));
    expect(held(file, tagged).known.size).toBe(0);
  });
});

describe('who a folder is', () => {
  test.each([
    ['ana', ['Ana', 'Ben'], 'Ana'],
    ['ana', ['Ana', 'Ana (imported)', 'Ana (imported) 2'], 'Ana'],
    ['ana-imported', ['Ana (imported)'], 'Ana'],
    ['jose-nunez', ['José Núñez', 'Ben'], 'José Núñez'],
    ['m-1', ['Ana', 'Ben'], 'Ben'],
    ['ليلى', ['ليلى', '王'], 'ليلى'],
    ['łukasz', ['Łukasz'], 'Łukasz'],
    ['김철수'.normalize('NFD'), ['김철수'], '김철수'],
    ['member', ['!', 'Ben'], '!'],
    ['member', ['!', '?'], null],
    ['ana', ['Ána', 'Ana!'], null],
    ['carl', ['Ana', 'Ben'], null],
    ['', ['!'], null],
  ])('%s among %j: %s', (folder, names, name) => {
    expect(folderAnnotator(folder, people(...names))).toBe(name);
  });

  test('a name is the same before and after an import gave it to a member', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const once = annotatorName(name);
        expect(annotatorName(`${once} (imported)`)).toBe(once);
        expect(annotatorName(`${once} (imported) 12`)).toBe(once);
        expect(`${once} (imported) 12`.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});
