import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { EXPORTED_AT } from '../../testing/exported.ts';
import { wholeWorkspace } from '../../testing/whole-workspace.ts';
import { ownJson } from './own/write-own.ts';
import { markReaders, readerFor } from './readers.ts';

const TEXT = 'Storm 🌪 hits the coast. Officials were calm.';

function reader(path: string, content: unknown): string | undefined {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readerFor([{ path, bytes: strToU8(text) }])?.id;
}

/** A task with the keys in the order in which Label Studio exports them: the text comes last. */
function exportedTask(regions: number): object {
  const result = Array.from({ length: regions }, (_, at) => ({
    value: { start: 17, end: 22, text: 'coast', labels: ['conflict'] },
    id: `region-${at}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    origin: 'manual',
  }));
  const annotations = [{ id: 1, completed_by: 1, result, was_cancelled: false }];
  return { id: 1, annotations, drafts: [], predictions: [], data: { text: TEXT }, project: 1 };
}

test.each([0, 1, 25, 60, 500])('a Label Studio task with %i regions is known', (regions) => {
  expect(reader('project-1.json', [exportedTask(regions)])).toBe('label-studio');
});

const annotation = {
  type: 'Annotation',
  body: { value: 'x' },
  target: { source: 'https://example.org/a', selector: { type: 'TextQuoteSelector', exact: 'x' } },
};

test.each([
  ['tasks with their text first', 'label-studio', [{ data: { text: TEXT }, annotations: [] }]],
  ['tasks with predictions', 'label-studio', [{ predictions: [], data: { text: TEXT } }]],
  ['a W3C annotation', 'w3c', { '@context': 'http://www.w3.org/ns/anno.jsonld', ...annotation }],
  ['W3C annotations that have none', 'w3c', [annotation, annotation]],
  ['W3C annotations with a key of Label Studio', 'w3c', [{ ...annotation, annotations: 3 }]],
  ['annotations of whole pages', 'w3c', [{ type: 'Annotation', target: 'https://example.org' }]],
  [
    'an export of Hypothesis',
    'w3c',
    { export_date: '2026-01-01', export_userid: 'ana', annotations: [{ ...annotation, tags: [] }] },
  ],
  ['a CAS', 'uima-json', { '%TYPES': {}, '%FEATURE_STRUCTURES': [], annotations: [] }],
  ['JSON Lines', 'jsonl', `{"text":"${TEXT}","annotations":[{"label":1}]}\n{"text":"x"}\n`],
  ['JSON Lines with a column “target”', 'jsonl', { id: 1, text: TEXT, target: 'x', label: [] }],
  ['an annotation of Recogito', 'w3c', [{ id: 'a', bodies: [], target: annotation.target }]],
  ['our own JSON', undefined, [...ownJson.write(wholeWorkspace(5), EXPORTED_AT)].join('')],
  ['Label Studio’s JSON-MIN', undefined, [{ text: TEXT, label: [], annotator: 1 }]],
])('%s: %s', (_, id, content) => {
  expect(reader('file.json', content)).toBe(id);
});

test.each([
  [['a.jsonl', 'README.txt'], 'read'],
  [['a.jsonl', 'b.jsonl'], 'has 2 files of marks (a.jsonl, b.jsonl). Unpack it'],
  [['README.txt', 'a.tsv'], 'has no file whose name ends with .jsonl or .json'],
])('of a ZIP with %j one file is read, or none', (paths, sentence) => {
  const line = JSON.stringify({ text: TEXT, label: [[0, 5, 'conflict']] });
  const files = paths.map((path) => ({ path, bytes: strToU8(line) }));
  const read = markReaders.find(({ id }) => id === 'jsonl')?.read(files);
  expect(read?.ok ? 'read' : read?.problems[0]?.message).toContain(sentence);
});
