import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { memberIdSchema } from '../../model/ids.ts';
import { PLAIN_RULES } from '../../model/plain-records.ts';
import { currentRevision } from '../../model/source.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '../../model/workspace.ts';
import { targetAt } from '../../text/quote.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { SMALL_TEXT, smallMark, smallWorkspace } from '../../../testing/small-workspace.ts';
import type { Format } from '../format.ts';
import { uimaJson } from './json-cas.ts';
import { webannoTsv } from './webanno-tsv.ts';

const author = v.parse(memberIdSchema, 'ana');
const times = { created: '2026-01-31T09:30:00.000Z', modified: '2026-01-31T09:30:00.000Z' };

const at = (...words: readonly string[]) => {
  const [source] = smallWorkspace.sources;
  if (!source) throw new Error('no source');
  const spans = words.map((one) => {
    const start = SMALL_TEXT.indexOf(one);
    return { start, end: start + one.length };
  });
  return { target: targetAt(source, currentRevision(source), spans) };
};

const tag = (id: string) => {
  const tags = smallWorkspace.codeBook.layers.flatMap((layer) => layer.tags);
  const found = tags.find((one) => one.id === id);
  if (!found) throw new Error(`no tag ${id}`);
  return { tag: found.id };
};

const snapshot: WorkspaceSnapshot = {
  ...smallWorkspace,
  members: [{ id: author, displayName: 'Ana\tB', role: 'annotator', group: null }],
  annotations: [
    smallMark('whole', { ...at('Storm 🌪 hits'), note: 'a_b|c -> [d]; *e*\\\tf\ng' }),
    smallMark('inside', { ...at('orm'), ...tag('blame') }),
    smallMark('pieces', { ...at('hits', 'nobody'), ...tag('blame') }),
    smallMark('claim', { ...at('blame.'), ...tag('claim') }),
  ].map((mark) => ({ ...mark, author })),
  records: {
    ...NO_RECORDS,
    links: [
      { relation: 'supports', from: 'pieces', to: 'whole', state: 'stands' },
      { relation: 'same-as', from: 'claim', to: 'whole', state: 'stands' },
    ].map((link) => ({ ...v.parse(PLAIN_RULES.links.schema, { ...link, ...times }), author })),
  },
  firstPasses: [],
  notes: null,
};

async function file(format: Format, path: string): Promise<string> {
  const content = unzipSync(await wholeExport(format, snapshot))[path];
  if (!content) throw new Error(`no ${path}`);
  return strFromU8(content);
}

test('WebAnno TSV: stacked marks, parts of tokens, pieces, escapes, a row each', async () => {
  expect(await file(webannoTsv, 'ana-b/a.tsv')).toBe(
    [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.Framing|tag|note|mark|piece',
      '#T_SP=webanno.custom.Claims|tag',
      '',
      '',
      '#Annotator=Ana\\tB',
      '#Text=Storm 🌪 hits the coast',
      '1-1\t0-5\tStorm\tconflict[1]\ta\\_b\\|c \\-> \\[d\\]\\; \\*e\\*\\\\\\tf\\ng[1]\t*[1]\t*[1]\t_\t',
      '1-1.1\t2-5\torm\tblame\t*\t*\t*\t_\t',
      '1-2\t6-8\t🌪\tconflict[1]\t*[1]\t*[1]\t*[1]\t_\t',
      '1-3\t9-13\thits\tconflict[1]|blame[2]\t*[1]|*[2]\t*[1]|pieces[2]\t*[1]|1/2[2]\t_\t',
      '1-4\t14-17\tthe\t_\t_\t_\t_\t_\t',
      '1-5\t18-23\tcoast\t_\t_\t_\t_\t_\t',
      '',
      '#Text=Officials said that nobody was to blame.',
      '2-1\t25-34\tOfficials\t_\t_\t_\t_\t_\t',
      '2-2\t35-39\tsaid\t_\t_\t_\t_\t_\t',
      '2-3\t40-44\tthat\t_\t_\t_\t_\t_\t',
      '2-4\t45-51\tnobody\tblame\t*\tpieces\t2/2\t_\t',
      '2-5\t52-55\twas\t_\t_\t_\t_\t_\t',
      '2-6\t56-58\tto\t_\t_\t_\t_\t_\t',
      '2-7\t59-64\tblame\t_\t_\t_\t_\tclaim[3]\t',
      '2-8\t64-65\t.\t_\t_\t_\t_\tclaim[3]\t',
      '',
    ].join('\n'),
  );
});

const record = v.record(v.string(), v.unknown());
const casSchema = v.object({
  '%TYPES': v.record(v.string(), record),
  '%FEATURE_STRUCTURES': v.array(record),
  '%VIEWS': v.record(
    v.string(),
    v.object({ '%SOFA': v.number(), '%MEMBERS': v.array(v.number()) }),
  ),
});

test('JSON CAS: sofa, pieces, features, links inside a layer, and all of it in the view', async () => {
  const cas = v.parse(casSchema, JSON.parse(await file(uimaJson, 'json/ana-b/a.json')));
  const structures = cas['%FEATURE_STRUCTURES'];
  expect(structures[0]).toMatchObject({ '%ID': 1, sofaString: SMALL_TEXT });
  const said = { mark: 'pieces', annotator: 'Ana\tB', ...times, tag: 'blame' };
  expect(structures).toContainEqual({
    ...said,
    '%ID': 5,
    '%TYPE': 'webanno.custom.Framing',
    '@sofa': 1,
    begin: 9,
    end: 13,
    piece: '1/2',
  });
  const links = structures.filter((one) => '@Governor' in one);
  expect(links).toEqual([
    {
      '%ID': 8,
      '%TYPE': 'webanno.custom.FramingLink',
      '@sofa': 1,
      begin: 0,
      end: 13,
      relation: 'supports',
      '@Governor': 5,
      '@Dependent': 3,
    },
  ]);
  expect(structures.map((one) => one['%ID'])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const views = new Map(Object.entries(cas['%VIEWS']));
  expect([...views]).toEqual([['_InitialView', { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6, 7, 8] }]]);
  for (const { '%TYPE': type, ...values } of structures.slice(1)) {
    const declared = cas['%TYPES'][String(type)];
    const features = Object.keys(values).filter((key) => !/^(?:%|@sofa$)/.test(key));
    const known = new Set([...Object.keys(declared ?? {}), 'begin', 'end', 'language']);
    expect(features.filter((key) => !known.has(key.replace('@', '')))).toEqual([]);
  }
});
