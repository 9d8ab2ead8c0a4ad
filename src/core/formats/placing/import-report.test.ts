import { expect, test } from 'vitest';
import { SMALL_TEXT, smallWorkspace } from '../../../testing/small-workspace.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { readJsonl } from '../nlp/read-jsonl.ts';
import { importReport } from './import-report.ts';
import { NO_CHOICES, placeMarks } from './place-marks.ts';

test.each([
  [{ text: 'Storm', name: 'a.txt' }, 'a.txt'],
  [{ text: ' Storm\n\nover  Italy ' }, 'line 1: “Storm over Italy”'],
  [{ text: `${'x'.repeat(39)}👩‍👩‍👧 and more` }, `line 1: “${'x'.repeat(39)}…”`],
  [{ text: '' }, 'line 1'],
])('a text is known by its name, else by where it stands and how it begins: %j', (line, name) => {
  const work = readJsonl(JSON.stringify({ ...line, label: [[0, 1, 'L.emotive']] }));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  const plan = placeMarks(work.value, wholeWorkspace(40), NO_CHOICES, '2026-02-02T12:00:00.000Z');
  const report = importReport(plan, { known: new Set(), dryRun: true });
  expect(report.documents).toMatchObject([{ key: 'line 1', name }]);
});

test('codes that are one tag each have their own marks counted', () => {
  const label = [
    [0, 5, 'conflict'],
    [8, 12, 'Conflict'],
    [8, 12, 'Conflict!'],
    [13, 16, 'Conflict!'],
    [0, 5, 'other'],
  ];
  const work = readJsonl(JSON.stringify({ text: SMALL_TEXT, label }));
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  const plan = placeMarks(work.value, smallWorkspace, NO_CHOICES, '2026-02-02T12:00:00.000Z');
  const report = importReport(plan, { known: new Set(plan.placed.slice(-1)), dryRun: true });
  expect(report.codes.map((one) => [one.label, one.tag, one.marks])).toEqual([
    ['conflict', 'conflict', 1],
    ['Conflict', 'conflict', 1],
    ['Conflict!', 'conflict', 1],
    ['other', null, 0],
  ]);
});
