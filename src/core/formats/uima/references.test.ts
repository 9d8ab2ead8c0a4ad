/**
 * INCEpTION's own TSV files and UIMA's own JSON CAS files: all are read, and what they mark is held against the XMI that
 * stands beside them. They stand beside the repository and not in it, so on other machines these tests are skipped.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { ForeignWork } from '../foreign-work.ts';
import { readerFor } from '../readers.ts';
import { readJsonCas } from './read-json-cas.ts';
import { readWebannoTsv } from './read-webanno-tsv.ts';

const SCHEMAS = path.resolve(import.meta.dirname, '../../../../../shared/research/schemas');
const TSV = path.join(SCHEMAS, 'inception-tsv3/tsv3-suite');
const CAS = path.join(SCHEMAS, 'uima-json/fs_as_array');
const missing = !existsSync(TSV) || !existsSync(CAS);
const title = missing ? ' (skipped: ../shared/research/schemas is not here)' : '';

const folders = (where: string) => (missing ? [] : readdirSync(where));
const bytes = (...names: string[]) => new Uint8Array(readFileSync(path.join(...names)));

interface Reference {
  readonly text: string;
  /** [begin, end] of everything that may be a mark, sorted. */
  readonly spans: readonly (readonly [number, number])[];
  readonly relations: number;
  readonly chained: number;
}

/** What an XMI holds, read by itself: begin and end of each element that is neither text, token, sentence nor relation. */
function reference(file: string): Reference {
  let text = '';
  let relations = 0;
  let chained = 0;
  const spans: (readonly [number, number])[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.replace(/^.*:/, '');
    if (local === 'Sofa') text = attributes['sofaString'] ?? '';
    else if (attributes['Governor'] !== undefined) relations++;
    else if (/^(?:Token|Sentence|DocumentMetaData|DocumentAnnotation)$/.test(local)) return;
    else if (attributes['begin'] !== undefined) {
      if (local === 'SimpleLink') chained++;
      spans.push([Number(attributes['begin']), Number(attributes['end'])]);
    }
  });
  parser.write(readFileSync(file, 'utf8')).close();
  return { text, spans, relations, chained };
}

const sorted = (spans: readonly (readonly [number, number])[]) =>
  spans.map(([start, end]) => `${start}-${end}`).toSorted();

/** As the format carries spans: without white space at their edges. */
function trimmed(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const words = text.slice(start, end);
  if (words.trim() === '') return [start, start];
  const from = start + words.length - words.trimStart().length;
  return [from, from + words.trim().length];
}

const counted = (work: ForeignWork, about: RegExp) =>
  work.unread
    .filter((sentence) => about.test(sentence))
    .reduce((sum, sentence) => sum + Number(/\((\d+)\)$/.exec(sentence)?.[1]), 0);

function read(reader: typeof readJsonCas, file: string): ForeignWork {
  const name = path.basename(file);
  const work = reader([{ path: name, bytes: bytes(file) }]);
  if (!work.ok) throw new Error(`${file}: ${JSON.stringify(work.problems)}`);
  return work.value;
}

const spansOf = ({ marks }: ForeignWork) =>
  sorted(marks.flatMap(({ spans }) => spans.map(({ start, end }) => [start, end] as const)));

const judged = folders(TSV).filter((folder) => existsSync(path.join(TSV, folder, 'reference.xmi')));

describe.skipIf(missing)(`INCEpTION's suite of WebAnno TSV 3.3${title}`, () => {
  test('has 75 files', () => expect(folders(TSV)).toHaveLength(75));

  test.each(folders(TSV))('%s: is known, and every mark has its words', (folder) => {
    const file = path.join(TSV, folder, 'reference.tsv');
    const { documents, marks, unread } = read(readWebannoTsv, file);
    expect(readerFor([{ path: 'x', bytes: bytes(file) }])?.id).toBe('webanno-tsv');
    const words = documents[0]?.text ?? '';
    expect(marks.map(({ quotes }) => quotes)).toEqual(
      marks.map(({ spans }) => spans.map(({ start, end }) => words.slice(start, end))),
    );
    expect(unread.filter((sentence) => /cut off/.test(sentence))).toEqual([]);
  });

  test('only two samples have no XMI', () => {
    expect(folders(TSV).length - judged.length).toBe(2);
  });

  test.each(judged)('%s: text, marks, relations and chains are those of the XMI', (folder) => {
    const work = read(readWebannoTsv, path.join(TSV, folder, 'reference.tsv'));
    const { text, spans, relations, chained } = reference(path.join(TSV, folder, 'reference.xmi'));
    const words = work.documents[0]?.text;
    expect(words?.replace(/\s/g, ' ')).toBe(text.replace(/\s/g, ' ').trimEnd());
    const there = spans.map((span) => trimmed(text, span));
    const wide = there.filter(([start, end]) => end > start);
    expect(spansOf(work)).toEqual(sorted(wide));
    expect(counted(work, /no width/)).toBe(there.length - wide.length);
    expect(counted(work, /^Relations/)).toBe(relations);
    expect(counted(work, /chains/)).toBe(chained);
  });
});

/** Files without a text in them, and why each is refused. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'ser-ref/casWithSofaDataArray/data.json': /as bytes/,
  'ser-ref/casWithSofaDataURI/data.json': /in another file/,
  'ser-ref/emptyCas/data.json': /has no text/,
  'ser-ref/casWithoutTextButWithAnnotations/data.json': /has no text/,
  'ser-ref/casWithFloatingPointSpecialValues/data.json': /has no text/,
};

const jsonFiles = ['ser-ref', 'one-way'].flatMap((group) =>
  folders(path.join(CAS, group)).flatMap((folder) =>
    folders(path.join(CAS, group, folder)).flatMap((name) =>
      name.endsWith('.json') ? [`${group}/${folder}/${name}`] : [],
    ),
  ),
);

describe.skipIf(missing)(`UIMA's reference files of JSON CAS 0.4${title}`, () => {
  test('are 15', () => expect(jsonFiles).toHaveLength(15));

  test.each(jsonFiles)('%s is known', (name) => {
    expect(readerFor([{ path: 'x', bytes: bytes(path.join(CAS, name)) }])?.id).toBe('uima-json');
  });

  test.each(Object.entries(REFUSED))('%s is refused', (name, reason) => {
    const work = readJsonCas([{ path: name, bytes: bytes(path.join(CAS, name)) }]);
    expect(work.ok ? 'read' : work.problems[0]?.message).toMatch(reason);
  });

  test.each(jsonFiles.filter((name) => !(name in REFUSED)))('%s is read', (name) => {
    const work = read(readJsonCas, path.join(CAS, name));
    const words = work.documents[0]?.text ?? '';
    expect(words).not.toBe('');
    const xmi = path.join(CAS, path.dirname(name), 'debug.xmi');
    // Two files have no XMI, and hold no marks; one XMI has lost its text.
    const { text, spans } = existsSync(xmi) ? reference(xmi) : { text: '', spans: [] };
    expect([words, '']).toContain(text);
    expect(spansOf(work)).toEqual(sorted(spans));
  });
});
