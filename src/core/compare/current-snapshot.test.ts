import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { proposition } from '../../testing/claims.ts';
import { articleThrough, markOn, snapshotOf } from '../../testing/corrected-article.ts';
import { wholeExport, exportedText } from '../../testing/exported.ts';
import { formats } from '../formats/index.ts';
import { reportHtml } from '../formats/report/report-formats.ts';
import { csvSheets } from '../formats/sheets/csv-sheets.ts';
import { tagIdSchema } from '../model/ids.ts';
import { currentRevision } from '../model/source.ts';
import { NO_RECORDS } from '../model/workspace.ts';
import { CurrentTargets } from './current-targets.ts';
import { onCurrentTexts } from './current-snapshot.ts';
import { reanchoringReport } from './reanchoring.ts';

const BEFORE = `Storm hits the coast

Officials said that nobody was to blame. The mayor called it a brutal blow.

Ten houses were lost.`;
const AFTER = `Storm hits the north coast

Officials said yesterday that nobody was to blame. The mayor called it a blow.

Ten houses were lost.`;

const source = articleThrough(BEFORE, AFTER);
const [first] = source.revisions;
const kept = markOn('kept', 'Storm', source, first);
const moved = markOn('moved', 'Ten houses', source, first);
const changed = markOn('changed', 'Officials said that nobody', source, first);
const lost = markOn('lost', 'brutal', source, first);
const late = markOn('late', 'yesterday', source, currentRevision(source));
const all = [kept, moved, changed, lost, late];

const quoteOf = (one: { target: { segments: readonly { quote: string }[] } | null }) =>
  one.target?.segments.map(({ quote }) => quote).join(' … ') ?? null;

describe('the re-anchoring report', () => {
  test('has every mark of the article in one list', () => {
    const report = reanchoringReport(all, source, currentRevision(source));
    const told = Object.fromEntries(
      Object.entries(report).map(([kind, marks]) => [
        kind,
        marks.map((one: (typeof report.kept)[number]) => [one.annotation.id, quoteOf(one)]),
      ]),
    );
    expect(told).toEqual({
      kept: [
        ['kept', 'Storm'],
        ['late', 'yesterday'],
      ],
      moved: [['moved', 'Ten houses']],
      changed: [['changed', 'Officials said yesterday that nobody']],
      lost: [['lost', null]],
    });
  });

  test('is told of a revision that the article has not got yet', () => {
    const before = articleThrough(BEFORE);
    const report = reanchoringReport([kept, lost], before, currentRevision(source));
    expect([report.kept.length, report.lost.length]).toEqual([1, 1]);
  });

  test('passes over marks of other articles', () => {
    const other = { ...source, id: kept.target.source };
    const elsewhere = { ...kept, target: { ...kept.target, source: late.target.source } };
    expect(reanchoringReport([elsewhere], other, currentRevision(other)).kept).toHaveLength(1);
  });
});

describe('a target of an earlier text', () => {
  test('is the same object each time, so that nothing is drawn anew', () => {
    const targets = new CurrentTargets([source]);
    expect(targets.anchor(moved.target)).toBe(targets.anchor(moved.target));
  });

  test('follows its words through two corrections', () => {
    const twice = articleThrough(BEFORE, AFTER, `Corrected.\n\n${AFTER}`);
    const { standing, target } = new CurrentTargets([twice]).anchor(changed.target);
    expect([standing, quoteOf({ target })]).toEqual([
      'changed',
      'Officials said yesterday that nobody',
    ]);
    expect(target.revision).toBe('later-2');
  });
});

describe('an export of a corrected article', () => {
  const snapshot = snapshotOf(source, all);

  test('has all marks on the current text but those whose words are gone, and says so', () => {
    const { snapshot: current, remarks } = onCurrentTexts(snapshot);
    const earlier = current.annotations.filter(({ target }) => target.revision === 'first');
    expect(earlier.map(({ id }) => id)).toEqual(['lost']);
    expect(current.annotations).toHaveLength(all.length);
    expect(remarks).toEqual([
      'Marks brought over from an earlier text of their article, on the same words: 2.',
      'Marks brought over, on words that were corrected since: 1.',
      'Marks left on an earlier text of their article, since their words are gone: 1.',
    ]);
  });

  test.each(formats.filter(({ kind }) => kind === 'folder').map((format) => [format.id, format]))(
    '%s says what moved in its README',
    async (_, format) => {
      if (typeof format === 'string') throw new Error('is no format');
      expect(exportedText(format, await wholeExport(format, snapshot))).toContain(
        'Marks left on an earlier text',
      );
    },
  );

  test('says in claim grid and report that a claim is only in the earlier text', async () => {
    const lostClaim = { ...lost, tag: v.parse(tagIdSchema, 'claim') };
    const worded = { ...NO_RECORDS, propositions: [proposition('lost', 'It was brutal')] };
    const claimed = { ...snapshotOf(source, [kept, lostClaim]), records: worded };
    const files = unzipSync(await wholeExport(csvSheets, claimed));
    const [head = [], row = []]: string[][] = parse(
      strFromU8(files['claim-grid.csv'] ?? new Uint8Array()),
      { bom: true },
    );
    expect([row[head.indexOf('marks')], row[head.indexOf('A_state')]]).toEqual([
      '0',
      'earlier-text',
    ]);
    const report = exportedText(reportHtml, await wholeExport(reportHtml, claimed));
    expect(report).toContain('only in an earlier text (1)');
    expect(report).not.toContain('asserted (1)');
  });

  test('as our own JSON keeps both texts and every mark as it was made', async () => {
    const own = formats.find(({ id }) => id === 'crossread');
    if (!own) throw new Error('there is no own JSON');
    const written = JSON.parse(strFromU8(await wholeExport(own, snapshot))) as {
      sources: { revisions: unknown[] }[];
      notebooks: { annotations: { id: string; target: unknown }[] }[];
    };
    expect(written.sources[0]?.revisions).toHaveLength(2);
    const { annotations = [] } = written.notebooks[0] ?? {};
    expect(annotations.find(({ id }) => id === 'moved')?.target).toEqual(moved.target);
  });
});
