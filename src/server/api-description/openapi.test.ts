import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { codeBookJson } from '#core/formats/own/code-book-file.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { markReaders } from '#core/formats/readers.ts';
import { MARK_VERSIONS } from '#core/formats/selection.ts';
import * as fileApi from '#sync/file-api.ts';
import { selectionQuerySchema } from '#sync/selection-query.ts';
import { wholeExport, exportedText } from '../../testing/exported.ts';
import { startTemporaryServer, temporaryFolder } from '../../testing/temporary-server.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';
import { COMMAND_RIGHTS } from '../commands.ts';
import { HTTP_ERRORS } from '../messages.ts';
import type { RunningServer } from '../start-server.ts';
import { describedRoutes } from './openapi.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
const routes: string[] = [];

beforeAll(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path, {
    routeAdded: (method, path) => routes.push(`${method} ${path}`),
  });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const get = (path: string) => fetch(`${server.url}${path}`);

const operationSchema = v.looseObject({
  operationId: v.string(),
  description: v.string(),
  parameters: v.optional(
    v.array(v.looseObject({ name: v.string(), schema: v.looseObject({}) })),
    [],
  ),
  responses: v.record(v.string(), v.looseObject({ description: v.string() })),
});
const documentSchema = v.looseObject({
  openapi: v.string(),
  paths: v.record(v.string(), v.record(v.string(), operationSchema)),
});

/** What each route reads from the query of its address. */
const QUERIES: Readonly<Record<string, { readonly entries: object }>> = {
  '/api/workspaces/:id/export/:format': selectionQuerySchema,
  '/api/workspaces/import': fileApi.importQuerySchema,
  '/api/read-sources': fileApi.readSourcesQuerySchema,
  '/api/workspaces/:id/import-marks': fileApi.importMarksQuerySchema,
  '/api/workspaces/:id/import-code-book': fileApi.importCodeBookQuerySchema,
};

const document = async () => v.parse(documentSchema, await (await get('/api/openapi.json')).json());

describe('/api/openapi.json', () => {
  test('is OpenAPI 3.1 with every reference resolved', async () => {
    const validator = new Validator();
    const result = await validator.validate(await document());
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    expect(JSON.stringify(validator.resolveRefs())).not.toContain('$ref":"#/components');
  });

  test('describes each route that the server has, and no other', () => {
    // The page is for people and describes itself; HEAD goes with every GET.
    const real = routes.filter(
      (route) => / \/api\//.test(route) && !/^HEAD | \/api\/docs/.test(route),
    );
    expect(real.length).toBeGreaterThan(15);
    const described = describedRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual([...new Set(real)].toSorted());
  });

  test('names every parameter of every path, every format, reader, command and error', async () => {
    const { paths } = await document();
    for (const [path, methods] of Object.entries(paths)) {
      for (const { parameters } of Object.values(methods)) {
        const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
      }
    }
    const valuesOf = (path: string, method: string, name: string) =>
      paths[path]?.[method]?.parameters.find((one) => one.name === name)?.schema['enum'];
    expect(valuesOf('/api/workspaces/{id}/export/{format}', 'get', 'format')).toEqual(
      formats.map(({ id }) => id),
    );
    expect(valuesOf('/api/workspaces/{id}/import-marks', 'post', 'reader')).toEqual(
      markReaders.map(({ id }) => id),
    );
    expect(valuesOf('/api/workspaces/{id}/export/{format}', 'get', 'marks')).toEqual(MARK_VERSIONS);
    const commands = paths['/api/workspaces/{id}/commands']?.['post']?.description ?? '';
    for (const kind of Object.keys(COMMAND_RIGHTS)) expect(commands).toContain(`\`${kind}\``);
    const told = JSON.stringify(paths);
    const untold = Object.keys(HTTP_ERRORS).filter((code) => !told.includes(`\`${code}\`:`));
    expect(untold).toEqual(['notBuilt']);
  });

  test('names every part of a query that a route reads, and no other', () => {
    const described = describedRoutes.flatMap(({ path, parameters = [] }) => {
      const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      return names.length === 0 ? [] : [[path, names.toSorted()] as const];
    });
    const read = Object.entries(QUERIES).map(
      ([path, { entries }]) => [path, Object.keys(entries).toSorted()] as const,
    );
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(read));
  });

  test('no route reads a query that is not among those', () => {
    const code = join(import.meta.dirname, '..');
    const reads = readdirSync(code, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => readFileSync(join(code, file), 'utf8').match(/\brequest\.query\b/g) ?? []);
    expect(reads).toHaveLength(Object.keys(QUERIES).length);
  });

  test('says who may do what, out of the table of rights', async () => {
    const { paths } = await document();
    expect(paths['/api/workspaces/{id}/export/{format}']?.['get']?.description).toContain(
      '**Who:** Members with the role owner or editor or annotator (open, closed) or viewer (open, closed).',
    );
    expect(paths['/api/workspaces/{id}/import-code-book']?.['post']?.description).toContain(
      '**Who:** Members with the role owner (setup, independent, open) or editor (setup, independent, open).',
    );
  });
});

test('a planted mistake in the document is found', async () => {
  const given = await document();
  const broken = { ...given, paths: { ...given.paths, 'no-slash': {} } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

describe('/api/docs', () => {
  test('is a page whose policy allows its own files alone, and all of them are there', async () => {
    const response = await get('/api/docs');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const page = await response.text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(files.filter((address) => !address.startsWith('/'))).toEqual([]);
    for (const file of files.filter((address) => address.startsWith('/api/'))) {
      expect([file, (await get(file)).status]).toEqual([file, 200]);
    }
  });

  test('the other pages keep their policy', async () => {
    const policy = (await get('/api/home')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
  });
});

async function compile(file: string) {
  const response = await get(`/api/schemas/${file}`);
  expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/);
  const schema = v.parse(v.looseObject({ $id: v.string() }), await response.json());
  const ajv = new Ajv2020.default({ strict: true, strictTuples: false, allErrors: true });
  // The two packages disagree about how CommonJS types are exported, not about the function.
  (addFormats as unknown as (instance: object) => void)(ajv);
  return { id: schema.$id, accepts: ajv.compile(schema) };
}

describe('the published schemas', () => {
  const whole = wholeWorkspace();
  const written = async (format: typeof ownJson) =>
    exportedText(format, await wholeExport(format, whole));

  test.each([
    ['own.json', ownJson],
    ['code-book.json', codeBookJson],
  ])('%s accepts what we write, which names it', async (file, format) => {
    const { id, accepts } = await compile(file);
    const value: unknown = JSON.parse(await written(format));
    accepts(value);
    expect(accepts.errors ?? []).toEqual([]);
    expect(value).toMatchObject({ $schema: id });
    expect(id).toMatch(/^urn:crossread:schema:[a-z-]+:1$/);
  });

  test.each([
    ['another version', '"version":1', '"version":2'],
    ['an unknown key', '"settings":', '"extra":1,"settings":'],
    ['a position before the text', /"start":\d+/, '"start":-1'],
    ['an id with a space', /"id":"mark-/, '"id":"mark '],
    ['no members', '"members":', '"people":'],
    ['a role that is none', '"role":"owner"', '"role":"king"'],
    ['a hash that is none', /"sha256":"[0-9a-f]{8}/, '"sha256":"zz'],
    ['an article without a text', /"revisions":\[\{.*?\}\]\}/, '"revisions":[]}'],
    ['no code book', /"codeBooks":\[[^]*?\],\n"sources"/, '"codeBooks":[],"sources"'],
  ])('a workspace with %s is refused', async (_, from, to) => {
    const text = await written(ownJson);
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect((await compile('own.json')).accepts(JSON.parse(broken))).toBe(false);
  });

  test('a schema that is none', async () => {
    expect((await get('/api/schemas/none.json')).status).toBe(404);
  });
});
