import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementOf } from '#core/agreement/agreement-of.ts';
import { agreementSheetOf } from '#core/formats/sheets/agreement-sheet.ts';
import { ownJson } from '#core/formats/own/write-own.ts';
import { revisionIdSchema } from '#core/model/ids.ts';
import { currentRevision, type Revision } from '#core/model/source.ts';
import { classifyBlocks, splitBlocks } from '#core/text/blocks.ts';
import { EXPORTED_AT } from '../testing/exported.ts';
import { runCrossread } from '../testing/run-crossread.ts';
import { temporaryFolder } from '../testing/temporary-server.ts';
import { wholeWorkspace } from '../testing/whole-workspace.ts';

const whole = wholeWorkspace(30);
let folder: ReturnType<typeof temporaryFolder>;

const agreement = (...words: string[]) =>
  runCrossread(folder.path, ['agreement', '-d', 'data', ...words]);

beforeAll(async () => {
  folder = temporaryFolder();
  writeFileSync(path.join(folder.path, 'in.json'), [...ownJson.write(whole, EXPORTED_AT)].join(''));
  const { code, stderr } = await runCrossread(folder.path, ['import', 'in.json', '-d', 'data']);
  if (code !== 0) throw new Error(stderr);
}, 60_000);
afterAll(() => folder.remove());

const figuresSchema = v.object({
  coders: v.number(),
  notes: v.array(v.string()),
  figures: v.array(v.record(v.string(), v.nullable(v.union([v.string(), v.number()])))),
});
const figuresIn = (json: string) => v.parse(figuresSchema, JSON.parse(json));

/** The whole workspace after a correction of its first article, to which most of its words are the same. */
function correctedWorkspace(): typeof whole {
  const [corrected, ...others] = whole.sources;
  const revision = corrected && currentRevision(corrected);
  if (!revision) throw new Error('there is no article');
  const text = `Corrected today. ${revision.text}`;
  const later: Revision = {
    id: v.parse(revisionIdSchema, 'corrected'),
    text,
    blocks: classifyBlocks(text, splitBlocks(text)),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  const [oldest, ...more] = corrected.revisions;
  return { ...whole, sources: [{ ...corrected, revisions: [oldest, ...more, later] }, ...others] };
}

test('after a correction the figures are those of the sheet, and it is said what was brought over', async () => {
  const other = temporaryFolder();
  try {
    const run = (...words: string[]) => runCrossread(other.path, [...words, '-d', 'data']);
    const json = [...ownJson.write(correctedWorkspace(), EXPORTED_AT)].join('');
    writeFileSync(path.join(other.path, 'in.json'), json);
    expect((await run('import', 'in.json')).stderr).not.toContain('cannot');
    const told = figuresIn((await run('agreement', '-f', 'json')).stdout);
    const { bytes } = await run('export', '-f', 'csv-sheets');
    const sheet = strFromU8(unzipSync(bytes)['agreement.csv'] ?? new Uint8Array());
    const rows: Record<string, string>[] = parse(sheet, { bom: true, columns: true });
    const cells = told.figures.map((figure) =>
      Object.fromEntries(
        Object.entries(figure).map(([name, value]) => [name, String(value ?? '')]),
      ),
    );
    expect(rows).toEqual(cells.map((cell) => ({ ...cell, escaped: expect.any(String) })));
    expect(new Set(rows.map(({ scope }) => scope))).toContain('A');
    expect(told.notes.join()).toMatch(/Marks brought over from an earlier text .*: \d+\./);
  } finally {
    other.remove();
  }
});

describe('crossread agreement', () => {
  test('a table to read: all articles by tag, each by layer, what the letters mean', async () => {
    const { code, stdout, stderr } = await agreement();
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(
      /^Agreement in “One imam, three outlets, three frames”\n2 coders, 3 art/,
    );
    expect(stdout.match(/^Framing {2,}\d+( +(-?[01]\.\d{3}( \d+%)?|[vnfps])){6,}$/gm)).toHaveLength(
      4,
    );
    expect(stdout).toMatch(/^ {2}Conflict {2,}\d/m);
    const unused = /^Used by nobody: (.+)\.$/m.exec(stdout)?.[1]?.split('; ') ?? [];
    expect(unused).toContain('Human interest');
    for (const label of unused) expect(stdout).not.toMatch(new RegExp(`^ {2}${label} {2}`, 'm'));
    expect(stdout).toMatch(/^p +no two coders marked the same place$/m);
    const lines = stdout.split('\n').filter((line) => /^(Framing|Claims|Loaded| {2}\w)/.test(line));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('JSON and CSV hold the figures that core works out', async () => {
    const { rows } = agreementSheetOf(agreementOf(whole).rows);
    const values = [...rows].map((row) => row[8] ?? null);
    const json = figuresIn((await agreement('-f', 'json')).stdout);
    expect(json.figures.map((figure) => figure['value'])).toEqual(values);
    expect(json.coders).toBe(2);
    expect(values.some((value) => typeof value === 'number' && value < 0)).toBe(true);
    const csv = await agreement('--format', 'csv');
    const read: Record<string, string>[] = parse(csv.stdout, { bom: true, columns: true });
    expect(read.map(({ value }) => (value === '' ? null : Number(value)))).toEqual(values);
    expect(csv.stderr).toMatch(
      /^\d+ figures written\.\nNot counted: 6 marks on page furniture\.\n$/,
    );
  });

  test('a choice of layers, articles, members and a round', async () => {
    const all = figuresIn((await agreement('-f', 'json')).stdout).figures;
    const some = figuresIn((await agreement('-f', 'json', '--layers', 'claims')).stdout);
    expect(some.figures).toEqual(all.filter((figure) => figure['layer_id'] === 'claims'));
    expect(some.notes[0]).toBe('Only these layers: Claims.');
    const [source] = whole.sources;
    const one = figuresIn((await agreement('-f', 'json', '--sources', String(source?.id))).stdout);
    expect(one.figures.filter(({ scope }) => scope === 'A')).toEqual(
      all.filter(({ scope }) => scope === 'A'),
    );
    expect(new Set(one.figures.map(({ scope }) => scope))).toEqual(new Set(['all', 'A']));
    const alone = figuresIn((await agreement('-f', 'json', '--annotators', 'ana')).stdout);
    expect(new Set(alone.figures.map((figure) => figure['no_value_because']))).toEqual(
      new Set(['fewer than two people coded the text']),
    );
    const first = agreementOf({ ...whole, annotations: whole.firstPasses[0]?.annotations ?? [] });
    const round = figuresIn((await agreement('-f', 'json', '--round', '1')).stdout);
    const units = first.rows.map((row) => row.units);
    expect(round.figures.map((figure) => figure['units'])).toEqual(units);
  });

  test('into a file, whole', async () => {
    const { code, stdout } = await agreement('-o', 'agreement.txt');
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(path.join(folder.path, 'agreement.txt'), 'utf8')).toContain('All articles');
  });

  test.each([
    [1, ['--layers', 'clims'], /layers names clims; there is framing/],
    [1, ['--round', '7'], /round names 7; there is 1, 2/],
    [2, ['--round', 'x'], /round is no number of a round/],
    [1, ['-w', 'other'], /“other”; there is: one-imam/],
    [2, ['-f', 'xlsx'], /Allowed choices are text, csv, json/],
  ])('exit code %i for %j', async (wanted, words, sentence) => {
    const { code, stdout, stderr } = await agreement(...words);
    expect([code, stdout]).toEqual([wanted, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('help names every figure', async () => {
    const { stdout } = await agreement('--help');
    for (const label of ['|u-alpha', 'cu-alpha', '(k)u-alpha', 'PSA, same words']) {
      expect(stdout).toContain(label);
    }
  });
});
