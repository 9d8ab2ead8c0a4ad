import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { hostileSnapshots } from '../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import { csv } from './csv.ts';

type Row = Record<string, string>;

const write = (snapshot: WorkspaceSnapshot) =>
  [...csv.write(snapshot, { generatedAt: '2026-01-31T09:30:00.000Z' })].join('');

/** As a script reads it: the documented rule and nothing else of ours. */
function read(file: string): Row[] {
  const rows: Row[] = parse(file, { bom: true, columns: true, recordDelimiter: '\r\n' });
  for (const row of rows) {
    for (const column of (row['escaped'] ?? '').split(' ').filter(Boolean)) {
      if (!row[column]?.startsWith("'")) throw new Error(`${column} has no apostrophe to take off`);
      row[column] = row[column].slice(1);
    }
  }
  return rows;
}

/** What each row has to say, worked out without the exporter and its look-ups. */
function expected({ annotations, sources, members, codeBook }: WorkspaceSnapshot) {
  return annotations.flatMap((annotation) => {
    const source = sources.find(({ id }) => id === annotation.target.source);
    const layer = codeBook.layers.find(({ tags }) => tags.some(({ id }) => id === annotation.tag));
    const author = members.find(({ id }) => id === annotation.author);
    return annotation.target.segments.map((segment, index) => ({
      annotation_id: annotation.id,
      piece: String(index + 1),
      pieces: String(annotation.target.segments.length),
      source_id: annotation.target.source,
      source_letter: source?.letter,
      outlet: source?.metadata.outlet ?? '',
      headline: source?.metadata.headline ?? '',
      revision_id: annotation.target.revision,
      revision_sha256: source?.revisions[0].sha256,
      layer_id: layer?.id,
      tag_id: annotation.tag,
      tag: layer?.tags.find(({ id }) => id === annotation.tag)?.label,
      quote: segment.quote,
      prefix: segment.prefix,
      suffix: segment.suffix,
      offset_unit: 'code-point',
      start_utf16: String(segment.start),
      end_utf16: String(segment.end),
      annotator_id: annotation.author,
      annotator: author?.displayName ?? '',
      note: annotation.note,
      created: annotation.created,
      modified: annotation.modified,
      code_book_revision: String(annotation.codeBookRevision),
      ...Object.fromEntries(
        codeBook.attributes.map(({ id }) => [
          `attribute_${id}`,
          new Map<string, string>(Object.entries(annotation.attributes)).get(id) ?? '',
        ]),
      ),
    }));
  });
}

function expectQuotesAtTheirOffsets(rows: readonly Row[], { sources }: WorkspaceSnapshot) {
  const points = new Map(
    sources.map(({ id, revisions }) => [id as string, Array.from(revisions[0].text)]),
  );
  for (const row of rows) {
    const text = points.get(row['source_id'] ?? '') ?? [];
    const [start, end] = [Number(row['start']), Number(row['end'])];
    expect(text.slice(start, end).join('')).toBe(row['quote']);
    expect(
      text
        .slice(0, start)
        .join('')
        .endsWith(row['prefix'] ?? '?'),
    ).toBe(true);
    expect(
      text
        .slice(end)
        .join('')
        .startsWith(row['suffix'] ?? '?'),
    ).toBe(true);
  }
}

describe('CSV, read by the documented rule', () => {
  test('without marks is a line of names', () => {
    expect(write(markedWorkspace(0, 1)).split('\r\n')).toHaveLength(2);
  });

  test('500 marks over the seeds come back in every column', () => {
    const snapshot = markedWorkspace(500, 1);
    const rows = read(write(snapshot));
    expect(rows.length).toBeGreaterThan(500);
    expect(rows).toMatchObject(expected(snapshot));
    expectQuotesAtTheirOffsets(rows, snapshot);
  });

  test('names block and paragraph as the screen does', () => {
    const snapshot = markedWorkspace(500, 1);
    for (const row of read(write(snapshot))) {
      const source = snapshot.sources.find(({ id }) => id === row['source_id']);
      const start = Number(row['start_utf16']);
      const before = source?.revisions[0].blocks.filter((block) => block.start <= start) ?? [];
      expect(row['block_kind']).toBe(before.at(-1)?.kind);
      const isNumbered = ['paragraph', 'quotation'].includes(row['block_kind'] ?? '');
      const number = before.filter(
        ({ kind }) => kind === 'paragraph' || kind === 'quotation',
      ).length;
      expect(row['paragraph']).toBe(isNumbered ? String(number) : '');
    }
  });

  test('hostile text, names and labels come back exactly and none can run', () => {
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        const file = write(snapshot);
        const rows = read(file);
        expect(rows).toMatchObject(expected(snapshot));
        expectQuotesAtTheirOffsets(rows, snapshot);
        const raw: string[][] = parse(file, { bom: true, recordDelimiter: '\r\n' });
        for (const cell of raw.flat()) expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/);
      }),
    );
  });
});
