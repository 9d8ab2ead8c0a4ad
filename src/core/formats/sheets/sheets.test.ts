import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readXlsx, { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { NO_RECORDS } from '../../model/workspace.ts';
import { articleThrough, markOn, snapshotOf } from '../../../testing/corrected-article.ts';
import { wholeExport } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { convertedByLibreOffice, hasLibreOffice } from '../../../testing/libreoffice.ts';
import { markedWorkspace } from '../../../testing/seed-workspace.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { csvSheets } from './csv-sheets.ts';
import { LONGEST_CELL } from './xlsx-strings.ts';
import { xlsx } from './xlsx.ts';

const workbook = async (snapshot: ReturnType<typeof wholeWorkspace>) =>
  Buffer.from(await wholeExport(xlsx, snapshot));

describe('XLSX, read by another program', () => {
  test('the whole workspace: every sheet with its head and its rows', async () => {
    const snapshot = wholeWorkspace();
    const sheets = await readXlsx(await workbook(snapshot));
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['About', expect.any(Number)],
      ['Annotations', 1 + snapshot.annotations.flatMap(({ target }) => target.segments).length],
      ['Articles', 4],
      ['Code book', 1 + snapshot.codeBook.layers.flatMap(({ tags }) => tags).length],
      ['Attributes', expect.any(Number)],
      ['Agreement', expect.any(Number)],
      ['Claim grid', expect.any(Number)],
      ['Links', 2],
      ['Naming', 2],
      ['Attributions', 2],
      ['Paired passages', 2],
      ['Replies', 2],
      ['Votes', 2],
      ['Decisions', 3],
      ['Reflections', 3],
      ['Members', 3],
    ]);
  });

  test('numbers are numbers, text is text', async () => {
    const [head = [], row = []] = await readSheet(
      await workbook(markedWorkspace(1, 4)),
      'Annotations',
    );
    const cell = (name: string) => row[head.indexOf(name)];
    expect(cell('start')).toEqual(expect.any(Number));
    expect(cell('quote')).toEqual(expect.any(String));
    expect(cell('created')).toBe('2026-01-05T09:00:00.000Z');
  });

  test.each([
    '=1+1',
    '=HYPERLINK("http://x","y")',
    '@SUM(A1)',
    '007',
    '2026-01-05',
    '1E5',
    '_x0041_',
  ])('the note %j is text and comes back as it was', async (note) => {
    const base = markedWorkspace(1, 1);
    const annotations = base.annotations.map((one) => ({ ...one, note }));
    const [head = [], row = []] = await readSheet(
      await workbook({ ...base, annotations }),
      'Annotations',
    );
    expect(row[head.indexOf('note')]).toBe(note);
  });

  test('no cell is a formula, whatever people wrote, and every part is XML', async () => {
    await fc.assert(
      fc.asyncProperty(hostileSnapshots, async (snapshot) => {
        const bytes = await workbook(snapshot);
        for (const [path, content] of Object.entries(unzipSync(bytes))) {
          expect(path).toMatch(/^[\w[\]./]+$/);
          expect(strFromU8(content)).not.toMatch(/<f[ >]/);
        }
        const rows = await readSheet(bytes, 'Annotations');
        expect(rows).toHaveLength(
          1 + snapshot.annotations.flatMap(({ target }) => target.segments).length,
        );
      }),
      { numRuns: 25 },
    );
  });

  test.skipIf(!hasLibreOffice())(
    'LibreOffice opens it, and its cells are what people wrote (skipped where it is not installed)',
    { timeout: 180_000 },
    async () => {
      const base = markedWorkspace(3, 2);
      const notes = ['=1+1', 'naïve 🌪 שלום', '007'];
      const annotations = base.annotations.map((one, at) => ({ ...one, note: notes[at] ?? '' }));
      // The second sheet, as UTF-8 with commas and quotes.
      const to = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2';
      const made = convertedByLibreOffice(await workbook({ ...base, annotations }), {
        from: 'xlsx',
        to,
      });
      const [head = [], ...rows]: string[][] = parse(made, { bom: true });
      expect(rows.map((row) => row[head.indexOf('note')])).toEqual(expect.arrayContaining(notes));
    },
  );

  test('a cell is cut where programs would refuse the file, and says so', async () => {
    const base = markedWorkspace(1, 1);
    const annotations = base.annotations.map((one) => ({ ...one, note: 'x'.repeat(40_000) }));
    const [head = [], row = []] = await readSheet(
      await workbook({ ...base, annotations }),
      'Annotations',
    );
    const cell = String(row[head.indexOf('note')]);
    expect(cell).toHaveLength(LONGEST_CELL);
    expect(cell.endsWith('[cut]')).toBe(true);
  });
});

describe('CSV, all sheets', () => {
  test('a file a sheet, with a README, each with as many cells a row as its head', async () => {
    const files = unzipSync(await wholeExport(csvSheets, wholeWorkspace()));
    expect(Object.keys(files)).toContain('README.txt');
    const tables = Object.entries(files).filter(([path]) => path.endsWith('.csv'));
    expect(tables).toHaveLength(15);
    for (const [path, content] of tables) {
      const rows = parse(strFromU8(content), { bom: true });
      expect([path, rows.length]).toEqual([path, expect.any(Number)]);
      expect(rows.length).toBeGreaterThan(1);
    }
  });

  test.each([
    'links.csv',
    'attributions.csv',
    'paired-passages.csv',
    'replies.csv',
    'votes.csv',
    'decisions.csv',
    'reflections.csv',
  ])('%s says who said it by an id, since two may have one name', async (path) => {
    const whole = wholeWorkspace();
    const members = whole.members.map((member) => ({ ...member, displayName: 'Ana' }));
    const files = unzipSync(await wholeExport(csvSheets, { ...whole, members }));
    const rows: Record<string, string>[] = parse(strFromU8(files[path] ?? new Uint8Array()), {
      bom: true,
      columns: true,
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(whole.members.map(({ id }) => String(id))).toContain(row['member_id']);
      expect(row['member']).toBe('Ana');
    }
  });

  test('a naming names the text that its place is in, also where a correction took its words out', async () => {
    const source = articleThrough('Storm hits\n\nThe mayor spoke.', 'Storm hits\n\nNobody did.');
    const [first] = source.revisions;
    const { target } = markOn('mark', 'The mayor', source, first);
    const [naming] = wholeWorkspace().records.namings;
    const namings = naming ? [{ ...naming, target }] : [];
    const given = { ...snapshotOf(source, []), records: { ...NO_RECORDS, namings } };
    const files = unzipSync(await wholeExport(csvSheets, given));
    const rows: Record<string, string>[] = parse(
      strFromU8(files['naming.csv'] ?? new Uint8Array()),
      {
        bom: true,
        columns: true,
      },
    );
    expect(rows).toHaveLength(1);
    for (const row of rows) {
      const text = source.revisions.find(({ id }) => id === row['revision_id'])?.text;
      expect(text?.slice(Number(row['start_utf16']), Number(row['end_utf16']))).toBe(row['form']);
    }
  });

  test('the claim grid says what each article does with a claim', async () => {
    const files = unzipSync(await wholeExport(csvSheets, wholeWorkspace()));
    const grid = strFromU8(files['claim-grid.csv'] ?? new Uint8Array());
    const rows: Record<string, string>[] = parse(grid, { bom: true, columns: true });
    const states = rows.flatMap((row) => [row['A_state'], row['B_state'], row['C_state']]);
    expect(new Set(states)).toContain('absent');
    expect(new Set(states)).toContain('asserted');
  });
});
