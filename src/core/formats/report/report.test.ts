import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memberIdSchema, tagIdSchema } from '../../model/ids.ts';
import { segmentAt } from '../../text/quote.ts';
import { EXPORTED_AT } from '../../../testing/exported.ts';
import { hostileSnapshots } from '../../../testing/hostile-snapshots.ts';
import { smallMark, SMALL_TEXT, smallWorkspace } from '../../../testing/small-workspace.ts';
import { wholeWorkspace } from '../../../testing/whole-workspace.ts';
import { EVERYTHING, selected } from '../selection.ts';
import { readXml } from '../xml.ts';
import { markedPassages, type NumberedMark } from './marked-passages.ts';
import type { ReportBlock } from './report-document.ts';
import { reportDocx, reportHtml } from './report-formats.ts';
import { statedTime } from './report-names.ts';
import { NO_LIMITS, reportOf } from './report.ts';

const ana = v.parse(memberIdSchema, 'ana');

const html = (snapshot: ReturnType<typeof wholeWorkspace>, options = EXPORTED_AT) =>
  [...reportHtml.write(snapshot, options)].join('');

/** The words of a report in a line each. */
function wordsIn(blocks: readonly ReportBlock[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'table':
        return [block.table.caption, ...[...block.table.rows].flat()];
      case 'facts':
        return block.rows.map(({ name, value }) => `${name}: ${value}`);
      case 'entries':
        return block.entries.map(({ name, value }) => `${name}: ${value}`);
      case 'legend':
        return block.rows.map(({ label }) => label);
      case 'passage':
        return block.passage.pieces.map(({ text, labels }) => `${text} [${labels.join(', ')}]`);
      case 'space':
        return [block.label];
      case 'heading':
      case 'paragraph':
      case 'aside':
        return [block.text];
    }
  });
}

const reportText = (snapshot: ReturnType<typeof wholeWorkspace>, limits = NO_LIMITS) =>
  [...reportOf(snapshot, EXPORTED_AT, limits).parts].flatMap(({ title, blocks }) => [
    title,
    ...wordsIn(blocks),
  ]);

/** How many marks are left out, of each hand-in. */
const left = (lines: readonly string[]) =>
  lines.flatMap((line) => /^(\d+) more marks are left out here/.exec(line)?.[1] ?? []);

describe('what stands in the report', () => {
  test('of a whole workspace: claims, names, threads, notes, and a hand-in of everybody who marked', () => {
    const text = reportText(wholeWorkspace());
    for (const words of [
      'Marks: 40 by 2 members',
      'He leads the mosque.',
      'Hassen Chalghoumi\nperson',
      'Ben 🌪: @Ana why so?',
      'Votes: 0 agree, 1 disagrees',
      'Ana (votes: disagree): It is a fact.',
      'What we saw',
      'Two of them say moderate',
      'Hand-in: Ana',
      'Hand-in: Ben 🌪',
      'What changed my mind',
      'I had read “leads” as praise.',
      'It is his office.',
      'Nothing did. 🤷🏽',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.filter((line) => line.startsWith('Since the reveal of round 2: '))).toHaveLength(2);
  });

  test('a hand-in of somebody who only wrote a reflection; lines to write on where there is none', () => {
    const whole = wholeWorkspace();
    const reflections = whole.records.reflections.filter(({ author }) => author === ana);
    const records = { ...whole.records, reflections };
    const snapshot = { ...whole, annotations: [], firstPasses: [], records };
    const handIns = (one: typeof whole) =>
      [...reportOf(one, EXPORTED_AT, NO_LIMITS).parts].filter(({ title }) =>
        title.startsWith('Hand-in'),
      );
    expect(handIns(snapshot).map(({ title }) => title)).toEqual(['Hand-in: Ana']);
    const ofBen = handIns({ ...whole, records }).at(-1);
    expect(ofBen?.blocks.at(-1)?.kind).toBe('space');
  });

  test('a hand-in of somebody who has deleted all marks since the reveal', () => {
    const whole = wholeWorkspace();
    const annotations = whole.annotations.filter(({ author }) => author !== ana);
    const text = reportText({
      ...whole,
      annotations,
      records: { ...whole.records, reflections: [] },
    });
    expect(text).toContain('Hand-in: Ana');
    expect(text.join()).toMatch(/0 kept, 0 changed, 0 added, [1-9]\d* removed/);
  });

  test('with no marks: a sentence, and no empty tables', () => {
    const whole = wholeWorkspace();
    const records = { ...whole.records, reflections: [] };
    const empty = { ...whole, records, annotations: [], firstPasses: [], notes: null };
    const text = reportText(empty);
    expect(text).toContain('Nobody has made a mark yet that this report may show.');
    expect(text.some((line) => line.startsWith('Hand-in'))).toBe(false);
  });

  test('of one annotator: that hand-in alone, under a pseudonym where it was asked for', () => {
    const pseudonym = { id: v.parse(memberIdSchema, 'p-1'), displayName: 'Reader 1' };
    const selection = { ...EVERYTHING, annotators: [ana], pseudonyms: true };
    const chosen = selected(wholeWorkspace(), selection, () => pseudonym);
    if (!chosen.ok) throw new Error(JSON.stringify(chosen.problems));
    const { snapshot, ...made } = chosen.value;
    const { outline } = reportOf(snapshot, { ...EXPORTED_AT, ...made }, NO_LIMITS);
    expect(outline).toEqual([{ id: 'hand-in-1', title: 'Hand-in: Reader 1' }]);
    expect(html(snapshot, { ...EXPORTED_AT, ...made })).not.toContain('Hand-in: Ana');
  });

  test('what was chosen is said once, in the class summary or else in the first hand-in', () => {
    const choice = ['Only these layers: Claims.'];
    const said = (annotators: readonly (typeof ana)[] | null) =>
      [...reportOf(wholeWorkspace(), { ...EXPORTED_AT, choice, annotators }, NO_LIMITS).parts].map(
        ({ blocks }) => wordsIn(blocks).filter((line) => choice.includes(line)).length,
      );
    expect(said(null)).toEqual([1, 0, 0]);
    expect(said([ana, v.parse(memberIdSchema, 'ben')])).toEqual([1, 0]);
  });

  test('where nothing of a member was chosen, nobody is told that they made no marks', () => {
    const snapshot = { ...wholeWorkspace(), annotations: [] };
    const text = reportText(snapshot);
    expect(text).toContain('No mark of Ana is in this report.');
    expect(text.join()).not.toContain('has made no marks');
  });

  test('decisions are in none of it, and that is said', () => {
    expect(reportText(wholeWorkspace()).join()).not.toContain('Nobody says so.');
    for (const { loses } of [reportHtml, reportDocx])
      expect(loses.join()).toContain('decided about marks');
  });

  test('with more marks than a document holds: the first, and how many are left out', () => {
    const text = reportText(wholeWorkspace(100), { ...NO_LIMITS, marksEach: 20 });
    expect(left(text).reduce((sum, one) => sum + Number(one), 0)).toBe(60);
    const [, ...handIns] = [...reportDocx.document(wholeWorkspace(1_000), EXPORTED_AT).parts];
    expect(handIns.flatMap(({ blocks }) => left(wordsIn(blocks)))).toHaveLength(2);
  });
});

const mark = (number: number, tag: string, ...words: string[]): NumberedMark => {
  const base = smallMark(`mark-${number}`, { tag: v.parse(tagIdSchema, tag) });
  const segments = words.map((one) => {
    const start = SMALL_TEXT.indexOf(one);
    return segmentAt(SMALL_TEXT, { start, end: start + one.length });
  });
  const annotation = { ...base, author: ana, target: { ...base.target, segments } };
  return { annotation, number, tagLabel: tag, channel: tag === 'claim' ? 'underline' : 'tint' };
};

describe('marks in the text', () => {
  const [source] = smallWorkspace.sources;
  if (!source) throw new Error('the small workspace has no source');
  const [revision] = source.revisions;

  test('overlaps are cut at their edges; a mark is named where it begins and numbered where it goes on', () => {
    const marks = [mark(1, 'blame', 'hits the', 'coast'), mark(2, 'claim', 'the coast')];
    const [first, second] = markedPassages(revision, null, marks);
    expect(first && 'passage' in first ? first.passage.pieces : []).toEqual([
      { text: 'Storm 🌪 ', labels: [], channels: [] },
      { text: 'hits ', labels: ['1 blame'], channels: ['tint'] },
      { text: 'the', labels: ['2 claim', '1'], channels: ['tint', 'underline'] },
      { text: ' ', labels: ['2'], channels: ['underline'] },
      { text: 'coast', labels: ['2', '1'], channels: ['tint', 'underline'] },
    ]);
    expect(second).toEqual({ skipped: 1 });
  });

  test('where many lie, six are named and the others counted', () => {
    const marks = Array.from({ length: 9 }, (_, index) => mark(index + 1, 'blame', 'Storm 🌪 hits'));
    const more = [...marks, mark(10, 'claim', 'hits')];
    const [first] = markedPassages(revision, null, more);
    const labels = first && 'passage' in first ? first.passage.pieces.map((one) => one.labels) : [];
    expect(labels[0]).toHaveLength(9);
    expect(labels[1]).toEqual(['10 claim', '1', '2', '3', '4', '5', 'and 4 more']);
  });
});

test.each([
  ['2026-01-31T09:30:12.5+01:00', '2026-01-31, 09:30 (UTC+01:00)'],
  ['2026-01-31T09:30Z', '2026-01-31, 09:30 (UTC)'],
  ['2026-01-31T09:30', '2026-01-31, 09:30'],
  ['2026-01', '2026-01'],
  ['Thursday', 'Thursday'],
])('a time that an article states, %s, is read as %s', (iso, words) => {
  expect(statedTime(iso)).toBe(words);
});

test('HTML: on paper the first part begins on the sheet of the title, and columns are as wide as they are said to be', () => {
  const text = html(wholeWorkspace());
  expect(text).toContain('.cover { page: class-summary; }');
  expect(text).toMatch(
    /<header class="cover">.*<\/header>\n<main>\n<section class="part" id="class-summary"/s,
  );
  expect(text).toContain('.cover + main > .part:first-child { break-before: auto;');
  const [, columns = ''] =
    /<caption>What was read<\/caption>\n<colgroup>(.*)<\/colgroup>/.exec(text) ?? [];
  expect(columns.match(/\d+(?=%)/g)).toEqual(['10', '45', '20', '15', '10']);
});

test('HTML: whatever people wrote, the file is well-formed and holds no element of theirs', () => {
  fc.assert(
    fc.property(hostileSnapshots, (snapshot) => {
      const text = html(snapshot);
      // Without what HTML leaves open and XML does not, a strict reader takes the whole file.
      const strict = text
        .replace('<!doctype html>\n', '')
        .replaceAll(/<meta ([^>]*)>/g, '<meta $1/>');
      const read = readXml(strict);
      expect(read.ok ? [] : read.problems).toEqual([]);
      expect(text.match(/<(?:script|img|iframe|link|object)/)).toBeNull();
    }),
    { numRuns: 60 },
  );
});
