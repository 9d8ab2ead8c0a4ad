import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { articleThrough, markOn, snapshotOf } from '../../testing/corrected-article.ts';
import { exportedText, EXPORTED_AT, wholeExport } from '../../testing/exported.ts';
import { decisionOn } from '../../testing/talk-records.ts';
import { onCurrentTexts } from '../compare/current-snapshot.ts';
import type { PublishedAnnotation } from '../model/annotation.ts';
import { memberIdSchema, tagIdSchema } from '../model/ids.ts';
import { memberSchema } from '../model/member.ts';
import { currentRevision } from '../model/source.ts';
import { NO_RECORDS, type WorkspaceSnapshot } from '../model/workspace.ts';
import { readOwnJson } from './own/read-own.ts';
import { ownJson } from './own/write-own.ts';
import { reportHtml } from './report/report-formats.ts';
import { EVERYTHING, selected, type Selection } from './selection.ts';
import { csvSheets } from './sheets/csv-sheets.ts';

const BEFORE = `Storm hits the coast

Experts found dangerous cracks. Nobody was to blame, they said.`;
const AFTER = `Storm hits the north coast

Experts found deep cracks. Nobody was to blame, they said.`;

const source = articleThrough(BEFORE, AFTER);
const [first] = source.revisions;
const now = currentRevision(source);
const owner = v.parse(memberIdSchema, 'ole');

const by = (author: string, mark: PublishedAnnotation) => ({
  ...mark,
  author: v.parse(memberIdSchema, author),
});
const cracks = markOn('cracks', 'dangerous cracks', source, first);
const blame = markOn('blame', 'Nobody was to blame', source, first);
const sameBlame = by('ben', markOn('same-blame', 'Nobody was to blame', source, first));
const lateBlame = by('eve', markOn('late-blame', 'Nobody was to blame', source, now));
/** As readers see it since the correction. */
const [cracksNow = cracks] = onCurrentTexts(snapshotOf(source, [cracks])).snapshot.annotations;

function decided(...[mark, choice, different]: Parameters<typeof decisionOn>) {
  const { author: _, ...own } = { author: owner, ...mark };
  return { ...decisionOn(own, choice, different), author: owner };
}

function workspace(
  annotations: readonly PublishedAnnotation[],
  ...decisions: readonly ReturnType<typeof decided>[]
): WorkspaceSnapshot {
  const members = ['ada', 'ben', 'eve', 'ole'].map((id) =>
    v.parse(memberSchema, { id, displayName: id, role: 'annotator', group: null }),
  );
  const records = { ...NO_RECORDS, decisions };
  return { ...snapshotOf(source, annotations), members, records };
}

function select(given: WorkspaceSnapshot, change: Partial<Selection> = {}) {
  const selection = { ...EVERYTHING, marks: 'adjudicated', ...change } as const;
  const answer = selected(given, selection, (id) => ({ id, displayName: id }));
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join());
  return answer.value;
}

async function sheets(given: WorkspaceSnapshot, change: Partial<Selection> = {}) {
  const { snapshot, ...made } = select(given, change);
  return unzipSync(await wholeExport(csvSheets, snapshot, { ...EXPORTED_AT, ...made }));
}
type Sheets = Awaited<ReturnType<typeof sheets>>;
function rowsOf(files: Sheets, path: string): Record<string, string>[] {
  return parse(strFromU8(files[path] ?? new Uint8Array()), { bom: true, columns: true });
}

/** The report as its HTML has it, without tags. */
async function report(given: WorkspaceSnapshot, change: Partial<Selection>): Promise<string> {
  const { snapshot, ...made } = select(given, change);
  const bytes = await wholeExport(reportHtml, snapshot, { ...EXPORTED_AT, ...made });
  return strFromU8(bytes)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const quotes = ({ snapshot }: ReturnType<typeof select>) =>
  snapshot.annotations.map(({ target }) => target.segments.map(({ quote }) => quote).join());

describe('after a correction', () => {
  test('what was kept on other words is not adjudicated, as its panel says, and is counted as open', () => {
    const chosen = select(
      workspace([cracks, blame], decided(cracks, 'keep'), decided(blame, 'keep')),
    );
    expect(quotes(chosen)).toEqual(['Nobody was to blame']);
    expect(chosen.choice.join()).toContain('made of 1 mark ');
    expect(chosen.choice.join()).toContain('0 are dropped and 1 not decided, or changed since.');
    expect(() => select(workspace([cracks], decided(cracks, 'keep')))).toThrow(
      /or it has other words or another tag since/,
    );
  });

  test('what was decided again on the words of now is', () => {
    const given = workspace([cracks], decided(cracksNow, 'keep'));
    for (const marks of ['adjudicated', 'both'] as const) {
      expect(quotes(select(given, { marks }))).toContain('deep cracks');
    }
    expect(select(given).choice.join()).toContain('0 are dropped and 0 not decided');
  });

  test('marks that were made before and after it on the same words are one', () => {
    const all = [blame, sameBlame, lateBlame];
    const chosen = select(workspace(all, ...all.map((mark) => decided(mark, 'keep'))));
    expect(chosen.snapshot.annotations).toHaveLength(1);
    expect(chosen.snapshot.annotations[0]?.note).toContain('ada');
    expect(chosen.snapshot.annotations[0]?.note).toContain('ben');
    expect(chosen.snapshot.annotations[0]?.note).toContain('eve');
    expect(chosen.choice.join()).toContain('1 by “Adjudicated”, made of 3 marks');
  });

  test('the README says where they stand, and nothing of it where no article was corrected', async () => {
    const files = await sheets(workspace([blame], decided(blame, 'keep')));
    expect(strFromU8(files['README.txt'] ?? new Uint8Array())).toContain(
      'Adjudicated marks stand on the texts of now;',
    );
    const plain = {
      ...workspace([blame], decided(blame, 'keep')),
      sources: [articleThrough(BEFORE)],
    };
    expect(select(plain).choice.join()).not.toContain('texts of now');
  });

  test('in our own JSON they stand on the text of now, the annotators’ marks on the text they were made on', async () => {
    const given = workspace([blame], decided(blame, 'keep'));
    const { snapshot } = select(given, { marks: 'both' });
    const text = exportedText(ownJson, await wholeExport(ownJson, snapshot));
    const read = readOwnJson(text, () => '0'.repeat(64));
    expect(read).toEqual({ ok: true, value: snapshot });
    const revisions = snapshot.annotations.map(({ author, target }) => [author, target.revision]);
    expect(Object.fromEntries(revisions)).toEqual({ ada: 'first', adjudicated: 'later-1' });
  });

  test('a mark whose words are gone stays on the text that it was decided on', () => {
    const gone = markOn('gone', 'dangerous', source, first);
    const { snapshot } = select(workspace([gone], decided(gone, 'keep')));
    expect(snapshot.annotations.map(({ target }) => target.revision)).toEqual(['first']);
  });

  test('the sheet of decisions says the same of each mark', async () => {
    const given = workspace([cracks, blame], decided(cracks, 'keep'), decided(blame, 'keep'));
    const files = await sheets(given, { marks: 'both' });
    const adjudicated = rowsOf(files, 'annotations.csv').filter(
      ({ annotator_id: id }) => id === 'adjudicated',
    );
    expect(adjudicated.map(({ quote }) => quote)).toEqual(['Nobody was to blame']);
    const states = rowsOf(files, 'decisions.csv').map((row) => [row['quote'], row['state']]);
    expect(Object.fromEntries(states)).toEqual({
      'dangerous cracks': 'overtaken',
      'Nobody was to blame': 'counts',
    });
  });
});

describe('“Adjudicated” is nobody', () => {
  const deep = by('ben', markOn('deep', 'deep cracks', source, now));
  const given = workspace(
    [blame, sameBlame, deep, cracks],
    ...[blame, sameBlame, deep].map((mark) => decided(mark, 'keep')),
  );

  test('agreement is that of the annotators', async () => {
    const own = rowsOf(await sheets(given, { marks: 'annotators' }), 'agreement.csv');
    expect(own.map((row) => row['coders'])).toContain('2');
    expect(own.map((row) => row['value']).some((value) => value !== '')).toBe(true);
    expect(rowsOf(await sheets(given, { marks: 'both' }), 'agreement.csv')).toEqual(own);
    const alone = rowsOf(await sheets(given), 'agreement.csv');
    expect(new Set(alone.map((row) => row['coders']))).toEqual(new Set(['0']));
  });

  test('a claim stands in the grid once, not once more because it was kept', async () => {
    const claim = { ...blame, tag: v.parse(tagIdSchema, 'claim') };
    const claims = workspace([claim], decided(claim, 'keep'));
    const grid = async (marks: Selection['marks']) => {
      const rows = rowsOf(await sheets(claims, { marks }), 'claim-grid.csv');
      return rows.map((row) => [row['claim'], row['marks'], row['A_state']]);
    };
    expect(await grid('annotators')).toEqual([['blame', '1', 'asserted']]);
    expect(await grid('both')).toEqual([['blame', '1', 'asserted']]);
    expect((await grid('adjudicated')).map((row) => row.slice(1))).toEqual([['1', 'asserted']]);
    expect(await report(claims, { marks: 'both' })).toContain('1 more claim,');
    expect(await report(claims, { marks: 'adjudicated' })).toContain('1 more claim,');
  });

  test('the report counts the annotators, and has the adjudicated marks as a part of their own', async () => {
    const text = await report(given, { marks: 'both' });
    expect(text).toContain('Marks 4 by 2 members');
    expect(text).toContain('Adjudicated marks 2');
    expect(text).toContain('2 of 2 marked this');
    expect(text).not.toMatch(/of 3 marked this|Hand-in: Adjudicated/);
    expect(text).toMatch(/Hand-in: ada.*Hand-in: ben/);
    expect(text).toMatch(/Marked by ada, ben\. Kept by ole\./);
  });

  test('the report of adjudicated marks alone says nothing of members', async () => {
    const text = await report(given, { marks: 'adjudicated' });
    expect(text).toContain('Adjudicated marks by layer and tag');
    expect(text).toMatch(/Marked by ada, ben\. Kept by ole\./);
    expect(text).not.toMatch(/by \d+ members?|marked this|Members who|Marks by member|Hand-in/);
  });

  test('with annotators chosen their hand-ins stand beside it', async () => {
    const text = await report(given, { marks: 'both', annotators: [deep.author] });
    expect(text).toContain('Hand-in: ben');
    expect(text).not.toMatch(/Hand-in: (ada|Adjudicated)|Class summary/);
    expect(text).toContain('Adjudicated marks');
  });
});

describe('the sheet of decisions', () => {
  const elsewhere = by('ben', markOn('elsewhere', 'Storm', source, now));
  const later = { modified: '2026-02-01T00:00:00.000Z' };
  const given = workspace(
    [blame, sameBlame, cracks, elsewhere],
    decided(blame, 'drop', { reason: 'Said too soon.' }),
    { ...decided(blame, 'keep', later), author: sameBlame.author },
    decided(sameBlame, 'change', { tag: 'claim', reason: 'It is one.' }),
    decided(cracks, 'keep'),
    decided(elsewhere, 'drop', { reason: 'Only weather.' }),
  );
  /** Mark, decision, reason, state, and how many marks of the file are the adjudicated one. */
  const told = async (change: Partial<Selection>) => {
    const files = await sheets(given, change);
    const ids = rowsOf(files, 'annotations.csv').map((row) => row['annotation_id']);
    return rowsOf(files, 'decisions.csv').map((row) => [
      ...['annotation_id', 'decision', 'reason', 'state'].map((column) => row[column]),
      ids.filter((id) => id === row['adjudicated_id']).length,
    ]);
  };
  const all = [
    ['blame', 'drop', 'Said too soon.', '', 1],
    ['blame', 'keep', '', 'counts', 1],
    ['same-blame', 'change', 'It is one.', 'counts', 1],
    ['cracks', 'keep', '', 'overtaken', 0],
    ['elsewhere', 'drop', 'Only weather.', 'counts', 0],
  ];

  test('lists every decision in each version, by the ids of the marks as they were made', async () => {
    expect(await told({ marks: 'adjudicated' })).toEqual(all);
    expect(await told({ marks: 'both' })).toEqual(all);
    expect(await told({ marks: 'annotators' })).toEqual(all.map((row) => [...row.slice(0, 4), 0]));
  });

  test('as far as their marks were chosen, or went into one that was', async () => {
    const claims = given.codeBook.layers.flatMap(({ id, tags }) =>
      tags.some((tag) => String(tag.id) === 'claim') ? [id] : [],
    );
    expect(await told({ layers: claims })).toEqual([all[2]]);
    expect(await told({ annotators: [blame.author] })).toEqual([all[0], all[1], all[3]]);
    const framing = given.codeBook.layers.map(({ id }) => id).filter((id) => !claims.includes(id));
    const rows = await told({ layers: framing });
    expect(rows.map(([id, , , , adjudicated]) => [id, adjudicated])).toEqual([
      ['blame', 1],
      ['blame', 1],
      ['same-blame', 0],
      ['cracks', 0],
      ['elsewhere', 0],
    ]);
  });

  test('of a first pass beside it has what was decided since', async () => {
    const pass = { round: 1, annotations: [{ ...blame, tag: sameBlame.tag }] };
    const { snapshot, ...made } = select(
      { ...given, firstPasses: [pass] },
      { marks: 'both', round: 1 },
    );
    expect(snapshot.records.decisions).toHaveLength(2);
    expect(made.adjudication?.decisions).toEqual(given.records.decisions);
  });
});
