import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { hostileSnapshots } from '../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import type { TextFormat } from './format.ts';
import { w3c, w3cUtf16 } from './w3c.ts';

const selector = v.strictTuple([
  v.strictObject({
    type: v.literal('TextQuoteSelector'),
    exact: v.string(),
    prefix: v.string(),
    suffix: v.string(),
  }),
  v.strictObject({
    type: v.literal('TextPositionSelector'),
    start: v.number(),
    end: v.number(),
  }),
]);
const target = v.object({
  type: v.literal('SpecificResource'),
  source: v.string(),
  selector,
  'crossread:source': v.string(),
  'crossread:sha256': v.string(),
});
const annotation = v.object({
  id: v.string(),
  type: v.literal('Annotation'),
  creator: v.object({ id: v.string(), type: v.literal('Person'), name: v.optional(v.string()) }),
  body: v.array(v.object({ purpose: v.string(), value: v.string() })),
  target: v.union([target, v.array(target)]),
});
const collection = v.object({
  total: v.number(),
  'crossread:offsetUnit': v.picklist(['code-point', 'utf-16']),
  first: v.object({ items: v.array(annotation) }),
});

function write(format: TextFormat, snapshot: WorkspaceSnapshot) {
  const chunks = [...format.write(snapshot, { generatedAt: '2026-01-31T09:30:00.000Z' })];
  return v.parse(collection, JSON.parse(chunks.join('')));
}

/** Every target with its quote cut out of the text by code points, as a reader in another language would. */
function expectQuotesAtCodePoints(snapshot: WorkspaceSnapshot) {
  const written = write(w3c, snapshot);
  expect(written.total).toBe(snapshot.annotations.length);
  expect(written.first.items).toHaveLength(snapshot.annotations.length);
  written.first.items.forEach((item, index) => {
    const targets = [item.target].flat();
    const wanted = snapshot.annotations[index];
    expect(targets.map(({ selector: [quote] }) => quote.exact)).toEqual(
      wanted?.target.segments.map(({ quote }) => quote),
    );
    for (const { selector: given, 'crossread:source': id } of targets) {
      const source = snapshot.sources.find((one) => one.id === id);
      const text = Array.from(source?.revisions[0].text ?? '');
      const [{ exact, prefix, suffix }, { start, end }] = given;
      expect(text.slice(start, end).join('')).toBe(exact);
      expect(text.slice(0, start).join('').endsWith(prefix)).toBe(true);
      expect(text.slice(end).join('').startsWith(suffix)).toBe(true);
    }
  });
}

describe('W3C Web Annotation of hostile workspaces', () => {
  test('emoji, clusters, rare characters and right-to-left text keep every quote', () => {
    fc.assert(fc.property(hostileSnapshots, expectQuotesAtCodePoints));
  });

  test('the other file counts in UTF-16, says so, and is otherwise the same', () => {
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        const written = write(w3cUtf16, snapshot);
        expect(written['crossread:offsetUnit']).toBe('utf-16');
        expect(
          written.first.items.map((item) => [item.target].flat().map(({ selector: [, at] }) => at)),
        ).toEqual(
          snapshot.annotations.map(({ target: { segments } }) =>
            segments.map(({ start, end }) => ({ type: 'TextPositionSelector', start, end })),
          ),
        );
        const withoutPositions = (format: TextFormat) =>
          JSON.stringify(write(format, snapshot).first).replaceAll(/"start":\d+,"end":\d+/g, '');
        expect(withoutPositions(w3cUtf16)).toBe(withoutPositions(w3c));
      }),
    );
  });

  test('notes, names and labels are carried as they are', () => {
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        write(w3c, snapshot).first.items.forEach((item, index) => {
          const wanted = snapshot.annotations[index];
          const author = snapshot.members.find(({ id }) => id === wanted?.author);
          const label = snapshot.codeBook.layers
            .flatMap(({ tags }) => tags)
            .find(({ id }) => id === wanted?.tag)?.label;
          expect(item.creator.name).toBe(author?.displayName);
          expect(item.body.map(({ purpose, value }) => [purpose, value])).toEqual([
            ['tagging', label],
            ...(wanted?.note === '' ? [] : [['commenting', wanted?.note]]),
          ]);
        });
      }),
    );
  });

  test.each([
    ['https://example.org/a?b=1#c', 'https://example.org/a?b=1#c'],
    ['http://example.org', 'http://example.org'],
    ['https://example.org/ü 1', null],
    ['https://example.org/ü%20漢', 'https://example.org/%C3%BC%20%E6%BC%A2'],
    ['javascript:alert(1)', null],
    ['www.example.org', null],
    ['/relative', null],
    ['https://', null],
    ['https://user@example.org', null],
    [null, null],
  ])('the address %s is written as %s, null for the name of the revision', (url, wanted) => {
    const snapshot = markedWorkspace(1, 1);
    const sources = snapshot.sources.map((source) => ({
      ...source,
      metadata: { ...source.metadata, url },
    }));
    const [item] = write(w3c, { ...snapshot, sources }).first.items;
    const [mark] = snapshot.annotations;
    const name = `urn:crossread:${snapshot.settings.id}:source:${mark?.target.source}:revision:${mark?.target.revision}`;
    expect([item?.target].flat()[0]?.source).toBe(wanted ?? name);
  });
});
