import * as v from 'valibot';
import { expect, test } from 'vitest';
import { importReportSchema } from './import-report.ts';
import { importReportText } from './report-text.ts';

const report = v.parse(importReportSchema, {
  format: 'brat standoff',
  dryRun: false,
  documents: [
    { key: 'a.ann', name: 'a', source: 'imam-a', reason: 'same-text', unit: 'code-point' },
    { key: 'b.ann', name: 'b.ann', source: null, reason: null, unit: 'utf-16' },
  ],
  codes: [{ key: 'smear', label: 'smear', tag: null, offered: null, marks: 0 }],
  annotators: [{ name: 'Ana', marks: 2 }],
  placed: 2,
  byOffsets: 1,
  byQuote: 1,
  known: 3,
  leftCount: 2,
  left: [{ where: 'T4', what: 'is about another text', quote: 'the bridge' }],
  remarkCount: 1,
  remarks: [{ where: 'T2', what: 'is placed by its words', quote: '' }],
  unread: ['Relations are not imported (7)'],
});

test('the text holds all that the report holds, and counts what is not listed', () => {
  const text = importReportText(report, {
    file: 'marks.zip',
    at: '2026-01-31T09:30:00.000Z',
    articleOf: () => 'A, Mailonline',
  });
  expect(text).toBe(`Import of marks.zip (brat standoff), 2026-01-31T09:30:00.000Z
Carried out.

Marks imported: 2 (1 by their positions, 1 by their words)
Here already: 3
Do not fit: 2

Texts in the file
- a: A, Mailonline (the same text); positions in code points
- b.ann: no article fits; positions in UTF-16 units

Codes in the file
- smear: not in the code book

Annotators
- Ana: 2 marks

Does not fit (2)
- T4 is about another text: “the bridge”
- and 1 more

Not quite as it was (1)
- T2 is placed by its words

In the file, and not imported
- Relations are not imported (7)
`);
});
