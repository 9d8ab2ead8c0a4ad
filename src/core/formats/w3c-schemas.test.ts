/**
 * The W3C's own schemas as judge: every MUST of its test manifests, and JSON-LD expansion that drops nothing.
 * The files stand beside the repository and not in it, so on other machines these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import jsonld, { type NodeObject } from 'jsonld';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { WorkspaceSnapshot } from '../model/workspace.ts';
import { hostileSnapshots } from '../../testing/hostile-snapshots.ts';
import { markedWorkspace } from '../../testing/seed-workspace.ts';
import type { TextFormat } from './format.ts';
import { w3c, w3cUtf16 } from './w3c.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/research/schemas/w3c');
const missing = !existsSync(FOLDER);
const title = missing ? ' (skipped: ../shared/research/schemas/w3c is not here)' : '';

const readJson = (...names: string[]): unknown =>
  JSON.parse(readFileSync(path.join(FOLDER, ...names), 'utf8'));

const ANNO = 'http://www.w3.org/ns/anno.jsonld';

const object = v.record(v.string(), v.unknown());
const collection = v.looseObject({
  first: v.looseObject({ items: v.array(object) }),
});

function write(format: TextFormat, snapshot: WorkspaceSnapshot) {
  const chunks = [...format.write(snapshot, { generatedAt: '2026-01-31T09:30:00.000Z' })];
  return v.parse(collection, JSON.parse(chunks.join('')));
}

const MUSTS = {
  annotation: 'annotations/annotationMusts.test',
  collection: 'collections/collectionMusts.test',
  page: 'collections/pages/pageMusts.test',
} as const;

/** For each manifest, a function that names the schemas that refuse a value. */
function judges() {
  const ajv = new AjvDraft04.default({ strict: false, inlineRefs: false });
  // The two packages disagree about how CommonJS types are exported, not about the function.
  (addFormats as unknown as (instance: object) => void)(ajv);
  const definitions = readdirSync(path.join(FOLDER, 'definitions'));
  for (const file of definitions.filter((name) => name.endsWith('.json'))) {
    ajv.addSchema(v.parse(object, readJson('definitions', file)), file);
  }
  const manifest = v.object({ assertions: v.array(v.string()) });
  const judge = (file: string) => {
    const musts = v.parse(manifest, readJson(file)).assertions.map((name) => {
      // Compiled without its id, since two folders use the same ids for different schemas.
      const { id: _, ...schema } = v.parse(object, readJson(name));
      return { name, accepts: ajv.compile(schema) };
    });
    return (value: unknown) => musts.flatMap(({ name, accepts }) => (accepts(value) ? [] : [name]));
  };
  return {
    annotation: judge(MUSTS.annotation),
    collection: judge(MUSTS.collection),
    page: judge(MUSTS.page),
  };
}

/** Expands with the W3C's context from the folder. @throws when JSON-LD would drop anything. */
async function expandAll(value: object): Promise<unknown> {
  const context = v.parse(object, readJson('anno.jsonld')) as NodeObject;
  // The types do not know the safe mode yet.
  const safe: jsonld.Options.Expand & { readonly safe: true } = {
    safe: true,
    documentLoader: (url) =>
      url === ANNO
        ? Promise.resolve({ document: context, documentUrl: url })
        : Promise.reject(new Error(`no context but the W3C's may be asked for, not ${url}`)),
  };
  return jsonld.expand(value, safe);
}

/** Every text and number in a value, wherever it stands. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

function samples(kind: 'correct' | 'incorrect'): string[] {
  const files = readdirSync(path.join(FOLDER, 'tools', 'samples', kind));
  return files.filter((name) => /^anno\d/.test(name));
}

/** They use Composite, List and Independents, which the recommendation dropped (research: formats 1.1 b). */
const DROPPED = new Set(['anno11.json', 'anno12.json', 'anno13.json']);

/** Some of the incorrect samples are no JSON at all: those say nothing about the schemas. */
function isJson(name: string): boolean {
  try {
    readJson('tools', 'samples', 'incorrect', name);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

describe.skipIf(missing)(`the judges themselves${title}`, () => {
  test('accept the correct samples of the W3C and refuse the others', () => {
    const { annotation } = judges();
    const refusals = (kind: 'correct' | 'incorrect', name: string) =>
      annotation(readJson('tools', 'samples', kind, name));
    const correct = samples('correct').filter((name) => !DROPPED.has(name));
    expect(correct.filter((name) => refusals('correct', name).length > 0)).toEqual([]);
    const incorrect = samples('incorrect').filter(isJson);
    expect(incorrect.length).toBeGreaterThan(20);
    expect(incorrect.filter((name) => refusals('incorrect', name).length === 0)).toEqual([]);
  });

  test.each([
    ['a time without a zone', { created: '2026-01-31T09:30:00' }],
    ['an id that is no IRI', { id: 'mark 1' }],
    ['no context', { '@context': undefined }],
    ['no target', { target: undefined }],
    ['a target without a source', { target: { type: 'SpecificResource', selector: [] } }],
    ['two sorts of body', { bodyValue: 'words' }],
    [
      'a position before the text',
      {
        target: {
          type: 'SpecificResource',
          source: 'urn:x:1',
          selector: [{ type: 'TextPositionSelector', start: -1, end: 2 }],
        },
      },
    ],
  ])('refuse an annotation of ours with %s', (_, defect) => {
    const [item] = write(w3c, markedWorkspace(1, 1)).first.items;
    const { annotation } = judges();
    expect(annotation(item)).toEqual([]);
    const planted: unknown = JSON.parse(JSON.stringify({ ...item, ...defect }));
    expect(annotation(planted)).not.toEqual([]);
  });

  test.each([
    ['a total below nothing', 'collection', { total: -1 }],
    ['no first page', 'collection', { first: undefined }],
    ['a page without items', 'page', { first: { id: 'urn:x:1', type: 'AnnotationPage' } }],
  ] as const)('refuse a collection of ours with %s', (_, kind, defect) => {
    const written = write(w3c, markedWorkspace(1, 1));
    const planted: unknown = JSON.parse(JSON.stringify({ ...written, ...defect }));
    expect(judges()[kind](planted)).not.toEqual([]);
  });

  test('an unknown term is not dropped without a word', async () => {
    const known = { '@context': ANNO, id: 'urn:x:1', type: 'Annotation', target: 'urn:x:2' };
    await expect(expandAll(known)).resolves.toHaveLength(1);
    await expect(expandAll({ ...known, intensity: '3' })).rejects.toThrow(/[Ss]afe mode/);
  });
});

describe.skipIf(missing).each([w3c, w3cUtf16])(`$id${title}`, (format) => {
  test('500 marks over the seeds pass all 79 musts', () => {
    const judged = judges();
    const written = write(format, markedWorkspace(500, 1));
    expect(written.first.items).toHaveLength(500);
    expect(judged.collection(written)).toEqual([]);
    expect(judged.page(written)).toEqual([]);
    expect(judged.page({ '@context': written['@context'], ...written.first })).toEqual([]);
    for (const item of written.first.items) expect(judged.annotation(item)).toEqual([]);
  });

  test('a workspace without marks passes too', () => {
    const judged = judges();
    const written = write(format, markedWorkspace(0, 1));
    expect([...judged.collection(written), ...judged.page(written)]).toEqual([]);
  });

  test('hostile workspaces pass, and each id stands once', () => {
    const judged = judges();
    fc.assert(
      fc.property(hostileSnapshots, (snapshot) => {
        const written = write(format, snapshot);
        expect([...judged.collection(written), ...judged.page(written)]).toEqual([]);
        for (const item of written.first.items) expect(judged.annotation(item)).toEqual([]);
        const ids = written.first.items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 30 },
    );
  });

  test('JSON-LD keeps every text, also the attributes', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        const kept = new Set(leaves(await expandAll(write(format, snapshot))));
        for (const { tag, note, attributes, author, target } of snapshot.annotations) {
          const said = [tag, ...(note === '' ? [] : [note]), ...Object.values(attributes)];
          const quoted = target.segments.flatMap(({ quote, prefix, suffix }) => [
            quote,
            prefix,
            suffix,
          ]);
          expect([...said, ...quoted].filter((text) => !kept.has(text))).toEqual([]);
          expect(kept).toContain(`urn:crossread:${snapshot.settings.id}:member:${author}`);
        }
      }),
      { numRuns: 15 },
    );
  });
});
