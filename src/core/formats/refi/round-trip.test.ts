import { strToU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { PublishedAnnotation } from '../../model/annotation.ts';
import {
  annotationIdSchema,
  memberIdSchema,
  revisionIdSchema,
  sourceIdSchema,
} from '../../model/ids.ts';
import { linkSchema } from '../../model/link.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { OffsetTable } from '../../text/units.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../../testing/seed-workspace.ts';
import type { ForeignWork, InputFile } from '../foreign-work.ts';
import { xmlCharacters } from '../../text/canonical.ts';
import { asName } from './names.ts';
import { refiCodeBook } from './qdc.ts';
import { refiProject } from './qdpx.ts';
import { readQdc } from './read-qdc.ts';
import { readQdpx } from './read-qdpx.ts';
import { codeGuid } from './write-codes.ts';

const OPTIONS = { generatedAt: '2026-11-23T12:00:00.000Z' };

function written(snapshot: WorkspaceSnapshot): InputFile[] {
  return [...refiProject.files(snapshot, OPTIONS)].map(({ path, chunks }) => ({
    path,
    bytes: strToU8([...chunks].join('')),
  }));
}

function readBack(files: readonly InputFile[]): ForeignWork {
  const read = readQdpx(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** Marks as comparable values, positions in UTF-16; in order of text and position, as both sides have them. */
function marksOf({ documents, marks }: ForeignWork) {
  const tables = new Map(documents.map(({ key, text }) => [key, new OffsetTable(text ?? '')]));
  const texts = new Map(documents.map(({ key, text }) => [key, text]));
  return marks.map((mark) => {
    const table = tables.get(mark.document);
    return {
      text: texts.get(mark.document),
      code: mark.code,
      spans: mark.spans.map(({ start, end }) => [table?.toUtf16(start), table?.toUtf16(end)]),
      quotes: mark.quotes,
      note: mark.note,
      attributes: Object.values(mark.attributes),
      created: mark.created,
      modified: mark.modified,
    };
  });
}

function inSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

/** Of what stands in the workspace, what REFI-QDA carries. */
function expectedMarks({ sources, annotations, codeBook }: WorkspaceSnapshot) {
  return sources.flatMap((source) =>
    annotations
      .filter(({ target }) => target.source === source.id)
      .map(({ target, tag, note, attributes, created, modified }) => ({
        text: source.revisions.find(({ id }) => id === target.revision)?.text,
        code: codeGuid(codeBook, tag),
        spans: target.segments.map(({ start, end }) => [start, end]),
        quotes: target.segments.map(({ quote }) => quote),
        note: xmlCharacters(note),
        attributes: Object.entries(attributes).map(([id, value]) => {
          const attribute = codeBook.attributes.find((one) => one.id === id);
          const options = attribute?.kind === 'choice' ? attribute.options : [];
          return xmlCharacters(options.find((one) => one.id === value)?.label ?? value);
        }),
        created: inSeconds(created),
        modified: inSeconds(modified),
      })),
  );
}

function annotatorsOf({ sources, annotations }: WorkspaceSnapshot): string[] {
  return sources.flatMap(({ id }) =>
    annotations.filter(({ target }) => target.source === id).map(({ author }) => author),
  );
}

/** Two lists name the same people where equal entries stand at equal places. */
function sameGrouping(names: readonly (string | null)[]): number[] {
  return names.map((name) => names.indexOf(name));
}

describe('what is written as REFI-QDA and read again', () => {
  test('500 marks over the seed articles are the same', () => {
    const snapshot = markedWorkspace(500, 3);
    const work = readBack(written(snapshot));
    expect(marksOf(work)).toEqual(expectedMarks(snapshot));
    expect(work.marks.map(({ annotator }) => annotator)).toEqual(annotatorsOf(snapshot));
    expect(work.unit).toBe('code-point');
    expect(work.documents.map(({ url }) => url)).toEqual(
      snapshot.sources.map(({ metadata }) => metadata.url),
    );
    const tags = snapshot.codeBook.layers.flatMap((layer) =>
      layer.tags.map((tag) => ({ label: tag.label, layer: layer.label, colour: tag.colour })),
    );
    expect(work.codes).toMatchObject(tags);
  });

  test('hostile workspaces: the same spans, quotes, codes, notes, attributes; nobody becomes another', () => {
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        const work = readBack(written(snapshot));
        expect(marksOf(work)).toEqual(expectedMarks(snapshot));
        const annotators = work.marks.map(({ annotator }) => annotator);
        expect(sameGrouping(annotators)).toEqual(sameGrouping(annotatorsOf(snapshot)));
        const names = new Map<string, string>(
          snapshot.members.map((one) => [one.id, one.displayName]),
        );
        for (const [at, id] of annotatorsOf(snapshot).entries()) {
          expect(annotators[at]?.startsWith(asName(names.get(id) ?? '', id))).toBe(true);
        }
        expect(new Set(work.codes.map(({ key }) => key)).size).toBe(3);
      }),
      { numRuns: 150 },
    );
  });

  test('what people name alike stays apart for programs that join equal names', () => {
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        const [project] = written(snapshot);
        const xml = new TextDecoder().decode(project?.bytes);
        const codes = [...xml.matchAll(/<Code guid="[^"]*" name="([^"]*)"/g)].map(
          ([, name]) => name,
        );
        expect(new Set(codes).size).toBe(codes.length);
        const guids = [...xml.matchAll(/ guid="([^"]*)"/g)].map(([, guid]) => guid);
        expect(new Set(guids).size).toBe(guids.length);
        expect(xml).not.toContain('basePath');
      }),
      { numRuns: 50 },
    );
  });

  test('the ZIP is laid out as readers want it, and the same workspace makes the same file', async () => {
    const snapshot = markedWorkspace(20, 3);
    const bytes = await wholeExport(refiProject, snapshot);
    const paths = Object.keys(unzipSync(bytes));
    expect(paths[0]).toBe('project.qde');
    for (const path of paths.slice(1)) expect(path).toMatch(/^sources\/[0-9a-f-]{36}\.txt$/);
    expect(written(snapshot)).toEqual(written(snapshot));
  });

  test('notes that look like the list of attributes stay notes', () => {
    const snapshot = markedWorkspace(1, 1);
    const notes = [
      'Attributes:',
      'a\n\nAttributes:\n- b: c',
      '\n',
      'Attributes:\n- none',
      '- a: b\n  c',
    ];
    const values = [{}, { reason: 'x\n- y: z\nAttributes:\n- none' }];
    for (const note of notes) {
      for (const attributes of values) {
        const annotations = snapshot.annotations.map((one): PublishedAnnotation => ({
          ...one,
          note,
          attributes,
        }));
        const [mark] = readBack(written({ ...snapshot, annotations })).marks;
        expect(mark).toMatchObject({ note, attributes });
      }
    }
  });

  test('links that stand are written once, by the latest statement', () => {
    const base = markedWorkspace(3, 5);
    const ids = base.annotations.map(({ id }) => id).toSorted();
    const author = v.parse(memberIdSchema, 'ada');
    const link = (relation: string, ends: object, state: string, minute: string) => ({
      ...v.parse(linkSchema, {
        relation,
        from: ids[0],
        ...ends,
        state,
        created: `2026-01-31T09:${minute}:00.000Z`,
        modified: `2026-01-31T09:${minute}:00.000Z`,
      }),
      author,
    });
    const links = [
      link('same-as', { to: ids[1] }, 'stands', '01'),
      {
        ...link('same-as', { to: ids[1] }, 'stands', '02'),
        author: v.parse(memberIdSchema, 'ben'),
      },
      link('contradicts', { to: ids[1] }, 'stands', '01'),
      {
        ...link('contradicts', { to: ids[1] }, 'withdrawn', '02'),
        author: v.parse(memberIdSchema, 'ben'),
      },
      link('supports', { from: ids[2], to: ids[0] }, 'stands', '01'),
      link('omitted-in', { source: base.sources[1]?.id }, 'stands', '01'),
      link('omitted-in', { source: v.parse(sourceIdSchema, 'gone') }, 'stands', '01'),
      link('supports', { to: v.parse(annotationIdSchema, 'zzz-gone') }, 'stands', '01'),
    ];
    const [project] = written({ ...base, records: { ...base.records, links } });
    const xml = new TextDecoder().decode(project?.bytes);
    const names = [...xml.matchAll(/<Link guid="[^"]*" name="([^"]*)" direction="([^"]*)"/g)]
      .map(([, name, direction]) => `${name}: ${direction}`)
      .filter((name) => !name.startsWith('piece'));
    expect(names).toEqual(['same as: Associative', 'supports: OneWay', 'omitted in: OneWay']);
    const targets = [...xml.matchAll(/<Link [^>]*targetGUID="([^"]*)"/g)].map(([, guid]) => guid);
    for (const guid of targets) expect(xml).toContain(` guid="${guid}"`);
  });

  test('an older revision with marks in it is a text of its own', () => {
    const base = markedWorkspace(4, 2);
    const sources = base.sources.map((source) => {
      const [old] = source.revisions;
      const id = v.parse(revisionIdSchema, 'newer');
      return { ...source, revisions: [old, { ...old, id, text: `New. ${old.text}` }] as const };
    });
    const work = readBack(written({ ...base, sources }));
    expect(work.marks).toHaveLength(4);
    expect(new Set(work.documents.map(({ name }) => name)).size).toBe(work.documents.length);
    const texts = new Map(work.documents.map(({ key, text }) => [key, text]));
    for (const mark of work.marks)
      expect(texts.get(mark.document)?.startsWith('New. ')).toBe(false);
  });

  test('the code book alone', () => {
    const { codeBook, ...rest } = markedWorkspace(0, 1);
    const read = readQdc([...refiCodeBook.write({ codeBook, ...rest }, OPTIONS)].join(''));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const tags = codeBook.layers.flatMap((layer) =>
      layer.tags.map(({ id, label, colour, guideline }) => ({
        key: codeGuid(codeBook, id),
        label,
        layer: layer.label,
        colour,
        guideline: expect.stringContaining(guideline) as string,
      })),
    );
    expect(read.value.codes).toEqual(tags);
    expect(read.value.unread).toEqual([
      expect.stringMatching(/^Not read: \d+ descriptions/) as string,
    ]);
  });
});

test.each([refiProject, refiCodeBook])('$id says what it loses in sentences', ({ loses }) => {
  for (const loss of loses) expect(loss).toMatch(/\.$/);
});
