import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../../testing/seed-workspace.ts';
import type { InputFile } from '../foreign-work.ts';
import type { Format } from '../format.ts';
import { formats } from '../index.ts';
import { markReaders, readerFor } from '../readers.ts';
import { NO_CHOICES, placeMarks, type ImportPlan, type PlacedMark } from './place-marks.ts';

const NOW = '2026-02-02T12:00:00.000Z';

function format(id: string): Format {
  const found = formats.find((one) => one.id === id);
  if (!found) throw new Error(`no format ${id}`);
  return found;
}

/** The file as somebody gets it, and as a reader gets it. */
async function writtenFiles(id: string, snapshot: WorkspaceSnapshot): Promise<InputFile[]> {
  const chosen = format(id);
  const bytes = await wholeExport(chosen, snapshot);
  if (chosen.kind === 'text') return [{ path: `file.${chosen.fileExtension}`, bytes }];
  return Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content }));
}

async function roundTrip(
  id: string,
  reader: string,
  snapshot: WorkspaceSnapshot,
): Promise<ImportPlan> {
  const files = await writtenFiles(id, snapshot);
  const work = markReaders.find((one) => one.id === reader)?.read(files);
  if (!work?.ok) throw new Error(JSON.stringify(work?.problems));
  return placeMarks(work.value, snapshot, NO_CHOICES, NOW);
}

type Facts = (mark: PublishedAnnotation | PlacedMark) => unknown;

const place: Facts = ({ target, tag }) => [
  target.source,
  tag,
  ...target.segments.map(({ start, end }) => `${start}-${end}`),
];
const withSayings: Facts = (mark) => [place(mark), mark.note, Object.entries(mark.attributes)];

/** As text, sorted: formats may have an order of their own. */
function said(marks: readonly (PublishedAnnotation | PlacedMark)[], facts: Facts): string[] {
  return marks.map((mark) => JSON.stringify(facts(mark))).toSorted();
}

const authorOf = (snapshot: WorkspaceSnapshot) => {
  const names = new Map(snapshot.members.map(({ id, displayName }) => [id, displayName]));
  return ({ author }: PublishedAnnotation) => names.get(author) ?? author;
};

/** What each format carries, of hard texts with overlaps and several pieces. */
const CARRIES: readonly (readonly [format: string, reader: string, facts: Facts])[] = [
  ['w3c', 'w3c', withSayings],
  ['w3c-utf16', 'w3c', withSayings],
  ['jsonl', 'jsonl', withSayings],
  ['label-studio', 'label-studio', withSayings],
  ['uima-json', 'uima-json', withSayings],
  ['webanno-tsv', 'webanno-tsv', withSayings],
];

/** Each piece by itself: for formats that do not say which belong together. */
const pieces = (marks: readonly (PublishedAnnotation | PlacedMark)[]) =>
  marks
    .flatMap(({ target, tag }) =>
      target.segments.map(({ start, end }) => `${target.source} ${tag} ${start}-${end}`),
    )
    .toSorted();

/** What a mark covers, whatever became of its line breaks. */
const covered: Facts = (mark) => [
  mark.target.source,
  mark.tag,
  mark.target.segments.map(({ quote }) => quote.replaceAll('\n', '')).join(''),
];

describe('500 marks over the three articles come back', () => {
  const snapshot = markedWorkspace(500, 21);

  test.each(CARRIES)(
    '%s: place, pieces, tag, note, attributes, annotator',
    async (id, reader, facts) => {
      const plan = await roundTrip(id, reader, snapshot);
      expect(plan.left).toEqual([]);
      expect(said(plan.placed, facts)).toEqual(said(snapshot.annotations, facts));
      const authors = snapshot.annotations.map(authorOf(snapshot)).toSorted();
      expect(plan.placed.map(({ annotator }) => annotator ?? '').toSorted()).toEqual(authors);
    },
  );

  test('doccano: every piece with its tag and annotator', async () => {
    const plan = await roundTrip('doccano', 'jsonl', snapshot);
    expect(plan.left).toEqual([]);
    expect(pieces(plan.placed)).toEqual(pieces(snapshot.annotations));
  });

  test('brat: place and tag; line breaks split a span', async () => {
    const plan = await roundTrip('brat', 'brat', snapshot);
    expect(plan.left).toEqual([]);
    expect(plan.placed).toHaveLength(500);
    expect(said(plan.placed, covered)).toEqual(said(snapshot.annotations, covered));
  });

  test('REFI-QDA: place, pieces, tag, note', async () => {
    const plan = await roundTrip('refi-qdpx', 'refi-qdpx', snapshot);
    expect(plan.left).toEqual([]);
    expect(said(plan.placed, place)).toEqual(said(snapshot.annotations, place));
  });

  test('SemEval: merged spans of the techniques; one with several tags is mapped by a person', async () => {
    const plan = await roundTrip('semeval', 'semeval', snapshot);
    expect(plan.documents.every((one) => one.place?.reason === 'same-text')).toBe(true);
    const named = plan.codes.flatMap(({ code, found }) => (found ? [] : [code.key]));
    expect(named.toSorted()).toEqual(['Exaggeration,Minimisation', 'Loaded_Language']);
    const offered = plan.codes.flatMap(({ code, found }) =>
      found ? [`${code.key}: ${found.tag.id}`] : [],
    );
    expect(offered.toSorted()).toEqual([
      'Doubt: L.doubt',
      'Name_Calling,Labeling: L.label',
      'Slogans: L.slogan',
    ]);
    expect(plan.left.length).toBeGreaterThan(0);
    for (const { reason } of plan.left) expect(reason).toMatch(/not in the code book/);
  });

  test.each([
    ['w3c', 'w3c'],
    ['jsonl', 'jsonl'],
    ['doccano', 'jsonl'],
    ['label-studio', 'label-studio'],
    ['brat', 'brat'],
    ['semeval', 'semeval'],
    ['uima-json', 'uima-json'],
    ['webanno-tsv', 'webanno-tsv'],
    ['refi-qdpx', 'refi-qdpx'],
  ])('%s is known by what stands in it', async (id, reader) => {
    expect(readerFor(await writtenFiles(id, snapshot))?.id).toBe(reader);
  });
});

describe('hard texts, overlaps, several pieces, hostile notes', () => {
  test.each(CARRIES)('%s', async (id, reader) => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        fc.pre(snapshot.annotations.length > 0);
        const plan = await roundTrip(id, reader, distinct(snapshot));
        expect(plan.left).toEqual([]);
        expect(said(plan.placed, place)).toEqual(said(snapshot.annotations, place));
      }),
      { numRuns: 60 },
    );
  });

  test('REFI-QDA: place, pieces, tag', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        fc.pre(snapshot.annotations.length > 0);
        const plan = await roundTrip('refi-qdpx', 'refi-qdpx', distinct(snapshot));
        expect(plan.left).toEqual([]);
        expect(said(plan.placed, place)).toEqual(said(snapshot.annotations, place));
      }),
      { numRuns: 60 },
    );
  });

  test('doccano', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        fc.pre(snapshot.annotations.length > 0);
        const plan = await roundTrip('doccano', 'jsonl', distinct(snapshot));
        expect(plan.left).toEqual([]);
        expect(pieces(plan.placed)).toEqual(pieces(snapshot.annotations));
      }),
      { numRuns: 60 },
    );
  });
});

/**
 * Two articles with the same text, or the same address, could not be told apart by any file; nor by formats of tables
 * where white space alone differs.
 */
function distinct(snapshot: WorkspaceSnapshot): WorkspaceSnapshot {
  fc.pre(
    new Set(snapshot.sources.map(({ revisions }) => inSpaces(revisions[0].text))).size ===
      snapshot.sources.length,
  );
  return {
    ...snapshot,
    sources: snapshot.sources.map((source, at) => ({
      ...source,
      metadata: { ...source.metadata, url: `https://example.org/${at}`, outlet: `Outlet ${at}` },
    })),
  };
}

function inSpaces(text: string): string {
  return text.trimEnd().replace(/\s/g, ' ');
}
