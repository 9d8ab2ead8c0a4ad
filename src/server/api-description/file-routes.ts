/** Exports, imports and this description itself. The routes: ../export-routes.ts, ../import-routes.ts, docs-page.ts. */
import { formats } from '#core/formats/index.ts';
import { markReaders } from '#core/formats/readers.ts';
import { MARK_VERSIONS } from '#core/formats/selection.ts';
import { WORKSPACE, type DescribedRoute, type Parameter } from './described-route.ts';
import { PUBLISHED_SCHEMAS } from './json-schemas.ts';

const json = (schema: string) => ({ kind: 'json', schema }) as const;

const YES_OR_NO = { type: 'string', enum: ['yes', 'no'], default: 'no' };

const FILE = {
  kind: 'file',
  mediaTypes: ['application/octet-stream'],
  says: 'The file itself, whatever it is: its content tells.',
} as const;

const NAME: Parameter = {
  in: 'query',
  name: 'name',
  says: 'How the file is called, for the report.',
  schema: { type: 'string', maxLength: 300 },
};

const DRY_RUN: Parameter = {
  in: 'query',
  name: 'dryRun',
  says: '`yes`: tell what would happen, and write nothing.',
  schema: YES_OR_NO,
};

const query = (name: string, says: string, schema?: object): Parameter => ({
  in: 'query',
  name,
  says,
  ...(schema && { schema }),
});

const list = (rows: readonly { readonly id: string; readonly label: string }[]) =>
  rows.map(({ id, label }) => `- \`${id}\`: ${label}`).join('\n');

export const fileRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: '/api/workspaces/:id/export/:format',
    group: 'In and out',
    summary: 'Export what the member may see',
    says: `Streamed. Formats:\n\n${list(formats)}`,
    who: 'export',
    parameters: [
      WORKSPACE,
      {
        in: 'path',
        name: 'format',
        says: 'The format.',
        schema: { type: 'string', enum: formats.map(({ id }) => id) },
      },
      query('sources', 'Only these articles: ids with commas between, at least one.'),
      query('layers', 'Only marks of these layers: ids as above.'),
      query('annotators', 'Only what these members marked: ids as above.'),
      query('round', 'The marks as they stood at the reveal of that round.', {
        type: 'string',
        pattern: String.raw`^\d{1,4}$`,
      }),
      query(
        'marks',
        '`annotators`: what each annotator marked. `adjudicated`: what owners and editors kept or changed of it; does not go with `round`. `both`: one beside the other.',
        { type: 'string', enum: MARK_VERSIONS, default: 'annotators' },
      ),
      query('pseudonyms', '`yes`: members under pseudonyms, the same in every export.', YES_OR_NO),
    ],
    answer: {
      kind: 'file',
      mediaTypes: [...new Set(formats.map(({ mediaType }) => mediaType))],
      says: 'The file, named in `Content-Disposition`.',
    },
    errors: ['unknownFormat', 'badSelection', 'manyExports'],
  },
  {
    method: 'post',
    path: '/api/workspaces/import',
    group: 'In and out',
    summary: 'Import a whole workspace',
    says: 'Our own JSON (`crossread`), all of it or nothing.',
    who: 'anybody',
    parameters: [
      query(
        'displayName',
        'One’s name there; left out: become the first owner that the file names.',
      ),
    ],
    body: { ...FILE, mediaTypes: ['application/json'], says: 'A file of the format `crossread`.' },
    answer: json('Created'),
    errors: ['mayNotCreate', 'badRequest', 'badImport', 'badName', 'noForm', 'tooLarge'],
  },
  {
    method: 'post',
    path: '/api/read-sources',
    group: 'In and out',
    summary: 'Read articles out of a file',
    says: 'Text, a saved page, Word, PDF, or a table of articles. Nothing is kept: the articles come back to be confirmed. For whoever may make workspaces, or runs one on this device.',
    who: 'anybody',
    parameters: [NAME],
    body: FILE,
    answer: json('ReadSources'),
    errors: ['badRequest', 'mayNotCreate', 'unreadable', 'noForm', 'tooLarge'],
  },
  {
    method: 'post',
    path: '/api/read-address',
    group: 'In and out',
    summary: 'Read an article from its address',
    says: 'Only where the server fetches from addresses (`CROSSREAD_FETCH=on`), and from public ones alone.',
    who: 'anybody',
    body: json('Address'),
    answer: json('ReadSources'),
    errors: ['badRequest', 'mayNotCreate', 'fetchesNothing', 'unreadable'],
  },
  {
    method: 'post',
    path: '/api/workspaces/:id/import-marks',
    group: 'In and out',
    summary: 'Import marks of another tool',
    says: `Each annotator of the file becomes a member “(imported)”. Readers:\n\n${list(markReaders)}`,
    who: ['run', 'mark'],
    parameters: [
      WORKSPACE,
      NAME,
      query('reader', 'What the file is, where its content does not tell.', {
        type: 'string',
        enum: markReaders.map(({ id }) => id),
      }),
      DRY_RUN,
      query('sources', 'Which article a text of the file is: lines `key=id`.'),
      query('tags', 'Which tag a code of the file is: lines `key=id`.'),
    ],
    body: FILE,
    answer: json('ImportReport'),
    errors: ['badRequest', 'badImport', 'noForm', 'tooLarge'],
  },
  {
    method: 'post',
    path: '/api/workspaces/:id/import-code-book',
    group: 'In and out',
    summary: 'Import a code book',
    says: 'Our own JSON, REFI-QDA (`.qdc`, `.qdpx`) or CSV. It becomes a new revision; tags keep their ids, and none goes that a mark uses.',
    who: ['run', 'mark'],
    parameters: [
      WORKSPACE,
      NAME,
      DRY_RUN,
      query(
        'layers',
        'Where new tags of a layer go: lines `key=id`, or `key=-` to leave them out.',
      ),
      query('tags', 'Which tag of ours a tag of the file is: lines `key=id`.'),
      query('removeUnused', '`yes`: tags that the file lacks and no mark uses go.', YES_OR_NO),
    ],
    body: FILE,
    answer: json('CodeBookReport'),
    errors: ['badRequest', 'badImport', 'noForm', 'tooLarge'],
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    group: 'Description',
    summary: 'This description as OpenAPI 3.1',
    who: 'anybody',
    answer: { kind: 'file', mediaTypes: ['application/json'], says: 'OpenAPI 3.1.' },
    errors: [],
  },
  {
    method: 'get',
    path: '/api/schemas/:file',
    group: 'Description',
    summary: 'The JSON Schema of our own files',
    who: 'anybody',
    parameters: [
      {
        in: 'path',
        name: 'file',
        says: PUBLISHED_SCHEMAS.map(({ file, title }) => `\`${file}\`: ${title}.`).join(' '),
        schema: { type: 'string', enum: PUBLISHED_SCHEMAS.map(({ file }) => file) },
      },
    ],
    answer: {
      kind: 'file',
      mediaTypes: ['application/schema+json'],
      says: 'JSON Schema 2020-12; its version stands in `$id`.',
    },
    errors: ['notFound'],
  },
];
