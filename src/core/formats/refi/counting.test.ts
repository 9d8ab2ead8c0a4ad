import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { SMALL_TEXT, smallWorkspace } from '../../../testing/small-workspace.ts';
import { importReport } from '../placing/import-report.ts';
import { NO_CHOICES, placeMarks } from '../placing/place-marks.ts';
import { readQdpx } from './read-qdpx.ts';

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const WORDS = ['Storm', 'hits', 'coast', 'Officials', 'nobody', 'blame'];

interface Writer {
  readonly origin: string;
  readonly unit: 'code points' | 'UTF-16';
  readonly lineEnd: '\n' | '\r\n';
  /** What a line end counts as. */
  readonly lineEndCounts: 1 | 2;
  readonly bom: 'none' | 'written' | 'counted';
  readonly isInline: boolean;
  readonly hasNames: boolean;
}

/** A project as a program of such habits would write it, with a selection for each word. */
function importedFrom(writer: Writer, words: readonly string[] = WORDS) {
  const { origin, unit, lineEnd, bom, isInline, hasNames } = writer;
  const written = SMALL_TEXT.replaceAll('\n', lineEnd);
  const counted = SMALL_TEXT.replaceAll('\n', writer.lineEndCounts === 2 ? '\r\n' : '\n');
  const selections = words.map((word, at) => {
    const before = counted.slice(0, counted.indexOf(word));
    const length = unit === 'UTF-16' ? before.length : Array.from(before).length;
    const start = length + (bom === 'counted' ? 1 : 0);
    const name = hasNames ? ` name="${word}"` : '';
    return `<PlainTextSelection guid="${guid(10 + at)}" startPosition="${start}" endPosition="${start + word.length}"${name}><Coding guid="${guid(50 + at)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`;
  });
  const text = (bom === 'none' ? '' : '\ufeff') + written;
  const content = isInline ? `<PlainTextContent>${text}</PlainTextContent>` : '';
  const path = isInline ? '' : ' plainTextPath="internal://a.txt"';
  const project = `<Project xmlns="urn:QDA-XML:project:1.0" origin="${origin}"><CodeBook><Codes><Code guid="${guid(1)}" name="conflict" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${guid(2)}" name="Art"${path}>${content}${selections.join('')}</TextSource></Sources></Project>`;
  const files = [
    { path: 'p.qde', bytes: strToU8(project) },
    ...(isInline ? [] : [{ path: 'sources/a.txt', bytes: strToU8(text) }]),
  ];
  const work = readQdpx(files);
  if (!work.ok) throw new Error(JSON.stringify(work.problems));
  const plan = placeMarks(work.value, smallWorkspace, NO_CHOICES, '2026-02-02T12:00:00.000Z');
  const report = importReport(plan, { known: new Set(), dryRun: true });
  return {
    words: plan.placed.map(({ target }) => target.segments.map(({ quote }) => quote).join()),
    by: new Set(plan.placed.map(({ by }) => by)),
    said: report.remarks.map(({ where, what }) => `${where} ${what}`),
    unit: report.documents[0]?.unit,
  };
}

const LINE_ENDS = [
  ['\n', 1],
  ['\r\n', 1],
  ['\r\n', 2],
] as const;

const WRITERS: Writer[] = ['NVivo 12', 'ATLAS.ti 23', 'MAXQDA 2022', 'QualCoder 3.5', ''].flatMap(
  (origin) =>
    (['code points', 'UTF-16'] as const).flatMap((unit) =>
      LINE_ENDS.flatMap(([lineEnd, lineEndCounts]) =>
        (['none', 'written', 'counted'] as const).flatMap((bom) =>
          [true, false].flatMap((isInline) =>
            [true, false].map((hasNames) => ({
              origin,
              unit,
              lineEnd,
              lineEndCounts,
              bom,
              isInline,
              hasNames,
            })),
          ),
        ),
      ),
    ),
);

describe('each mark stands at its words, however a program counts', () => {
  test.each(WRITERS)(
    '“$origin”: $unit, a line end as $lineEndCounts, BOM $bom, inline: $isInline, names: $hasNames',
    (writer) => {
      const { words, by } = importedFrom(writer);
      expect(words).toEqual(WORDS);
      expect(by).not.toContain('quote');
    },
  );
});

const usual: Writer = {
  origin: 'MAXQDA',
  unit: 'code points',
  lineEnd: '\n',
  lineEndCounts: 1,
  bom: 'none',
  isInline: false,
  hasNames: false,
};

test.each<[string, Partial<Writer>, string[]]>([
  ['as the standard says', {}, []],
  ['as NVivo does', { origin: 'NVivo', unit: 'UTF-16', lineEnd: '\r\n', lineEndCounts: 2 }, []],
  [
    'UTF-16, unexpected',
    { unit: 'UTF-16' },
    ['Art has positions taken to count an emoji or rare character as two'],
  ],
  [
    'code points, unexpected',
    { origin: 'NVivo' },
    ['Art has positions taken to count an emoji or rare character as one'],
  ],
  [
    'line ends that XML has shortened, and a BOM',
    { lineEnd: '\r\n', lineEndCounts: 2, isInline: true, bom: 'counted' },
    ['Art has positions taken to count a line end as two and the byte order mark'],
  ],
  [
    'line ends shorter than in the file',
    { lineEnd: '\r\n', lineEndCounts: 1 },
    ['Art has positions taken to count a line end as one'],
  ],
])('the report says what was chosen: %s', (_, habits, said) => {
  expect(importedFrom({ ...usual, ...habits })).toMatchObject({ said });
});

test.each([
  ['NVivo', 'utf-16'],
  ['MAXQDA', 'code-point'],
])('where nothing tells, what %s is known to do: %s', (origin, unit) => {
  expect(importedFrom({ ...usual, origin }, ['Storm']).unit).toBe(unit);
});

test('the texts of a project count alike: one odd selection does not outweigh the others', () => {
  const part = importedFrom(usual, [...WORDS, 'oast']);
  expect(part.words.at(-1)).toBe('oast');
});
