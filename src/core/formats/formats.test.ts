import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { revisionIdSchema } from '../model/ids.ts';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { targetAt } from '../text/quote.ts';
import { tidySpan } from '../text/segments.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import { csv } from './csv.ts';
import type { TextFormat } from './format.ts';
import { formats } from './index.ts';
import { w3c, w3cUtf16 } from './w3c.ts';

const OPTIONS = { generatedAt: '2026-11-23T12:00:00.000Z' };

const itemsSchema = v.object({
  total: v.number(),
  first: v.object({
    items: v.array(
      v.looseObject({
        target: v.union([v.array(v.unknown()), v.unknown()]),
      }),
    ),
  }),
});
const targetSchema = v.looseObject({
  'crossread:source': v.string(),
  selector: v.tuple([
    v.object({
      type: v.literal('TextQuoteSelector'),
      exact: v.string(),
      prefix: v.string(),
      suffix: v.string(),
    }),
    v.object({ type: v.literal('TextPositionSelector'), start: v.number(), end: v.number() }),
  ]),
});

function written(format: TextFormat, snapshot: WorkspaceSnapshot): string {
  return [...format.write(snapshot, OPTIONS)].join('');
}

function targetsOf(text: string): v.InferOutput<typeof targetSchema>[] {
  const { first } = v.parse(itemsSchema, JSON.parse(text));
  return first.items
    .flatMap(({ target }) => (Array.isArray(target) ? target : [target]))
    .map((target) => v.parse(targetSchema, target));
}

function textsOf(snapshot: WorkspaceSnapshot): Map<string, string> {
  return new Map(snapshot.sources.map(({ id, revisions }) => [id, revisions[0].text]));
}

/** A workspace whose first article is a text of hard characters, with one mark over chosen spans. */
function withText(text: string, cuts: readonly (readonly [number, number])[]): WorkspaceSnapshot {
  const base = markedWorkspace(1, 1);
  const [source] = base.sources;
  const [annotation] = base.annotations;
  if (!source || !annotation) throw new Error('the workspace has no source or mark');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const id = v.parse(revisionIdSchema, sha256.slice(0, 16));
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }] as const;
  const changed = { ...source, revisions: [{ id, text, blocks, sha256 }] as const };
  const annotations = cuts.flatMap(([start, end], at) => {
    const span = tidySpan(text, { start: start % text.length, end: end % text.length });
    const [revision] = changed.revisions;
    return span
      ? [
          {
            ...annotation,
            id: annotation.id,
            note: `${at}`,
            target: targetAt(changed, revision, [span]),
          },
        ]
      : [];
  });
  return { ...base, sources: [changed], annotations };
}

const HARD = [
  'a',
  ' ',
  '😀',
  '👩‍👩‍👧',
  'é',
  'e\u0301',
  '𠀀',
  'שלום',
  'مرحبا',
  '\n',
  '"',
  '=',
  '🇫🇷',
  ',',
];
const hardSnapshot = fc
  .tuple(
    fc
      .array(fc.constantFrom(...HARD), { minLength: 3, maxLength: 60 })
      .map((parts) => parts.join('')),
    fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 6 }),
  )
  .map(([text, cuts]) => withText(text, cuts));

describe('W3C Web Annotation', () => {
  test('500 marks over the seed articles: every quote is the text at its code points', () => {
    const snapshot = markedWorkspace(500, 7);
    const targets = targetsOf(written(w3c, snapshot));
    const texts = new Map([...textsOf(snapshot)].map(([id, text]) => [id, Array.from(text)]));
    expect(targets.length).toBeGreaterThan(500);
    for (const { selector, ...target } of targets) {
      const [quote, { start, end }] = selector;
      const text = texts.get(target['crossread:source']) ?? [];
      expect(text.slice(start, end).join('')).toBe(quote.exact);
      expect(text.slice(0, start).join('').endsWith(quote.prefix)).toBe(true);
      expect(text.slice(end).join('').startsWith(quote.suffix)).toBe(true);
    }
  });

  test('emoji, combining accents, right-to-left: both units find the quote', () => {
    fc.assert(
      fc.property(hardSnapshot, (snapshot) => {
        const text = snapshot.sources[0]?.revisions[0].text ?? '';
        for (const { selector } of targetsOf(written(w3c, snapshot))) {
          const [quote, { start, end }] = selector;
          expect(Array.from(text).slice(start, end).join('')).toBe(quote.exact);
        }
        for (const { selector } of targetsOf(written(w3cUtf16, snapshot))) {
          const [quote, { start, end }] = selector;
          expect(text.slice(start, end)).toBe(quote.exact);
        }
      }),
    );
  });
});

const read = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, bom: true, relaxColumnCount: false });
/** What a script has to do: exactly one apostrophe off, in the cells that `escaped` names. */
const unescaped = (row: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      row['escaped']?.split(' ').includes(name) ? cell.slice(1) : cell,
    ]),
  );

describe('CSV', () => {
  test('BOM, CRLF, and every cell quoted', () => {
    const text = written(csv, markedWorkspace(5, 2));
    expect(text.startsWith('\ufeff"annotation_id"')).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false);
    expect(text.endsWith('"\r\n')).toBe(true);
  });

  test('a row a piece, with offsets in code points', () => {
    const snapshot = markedWorkspace(500, 5);
    const rows = read(written(csv, snapshot)).map(unescaped);
    expect(rows.length).toBe(snapshot.annotations.flatMap(({ target }) => target.segments).length);
    const texts = textsOf(snapshot);
    for (const row of rows) {
      const text = texts.get(row['source_id'] ?? '') ?? '';
      expect(Array.from(text).slice(Number(row['start']), Number(row['end'])).join('')).toBe(
        row['quote'],
      );
      expect(text.slice(Number(row['start_utf16']), Number(row['end_utf16']))).toBe(row['quote']);
    }
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '＝1',
    "'quoted",
    '"=1"',
    'a,"b"\nc',
    'plain',
  ])('the note %j comes back as it was and never begins like a formula', (note) => {
    const base = markedWorkspace(1, 1);
    const snapshot = { ...base, annotations: base.annotations.map((one) => ({ ...one, note })) };
    const [row] = read(written(csv, snapshot));
    expect(row?.['note']).not.toMatch(/^[=+\-@\t\r＝]/);
    expect(row && unescaped(row)['note']).toBe(note);
  });

  test('hard texts come back', () => {
    fc.assert(
      fc.property(hardSnapshot, (snapshot) => {
        const quotes = read(written(csv, snapshot)).map((row) => unescaped(row)['quote']);
        expect(quotes).toEqual(
          snapshot.annotations.flatMap(({ target }) => target.segments.map(({ quote }) => quote)),
        );
      }),
    );
  });
});

test.each(formats.map((format) => [format.id, format] as const))(
  '%s says what it leaves out',
  (_, format) => {
    expect(format.loses.length).toBeGreaterThan(0);
    for (const loss of format.loses) expect(loss).toMatch(/[.…]$/);
  },
);
