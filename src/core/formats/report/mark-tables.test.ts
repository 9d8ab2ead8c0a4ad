import { describe, expect, test } from 'vitest';
import { articleThrough, markOn, snapshotOf } from '../../../testing/corrected-article.ts';
import { onCurrentTexts } from '../../compare/current-snapshot.ts';
import { earlierTextBlocks, membersTable, tagsTable } from './mark-tables.ts';
import { ReportNames } from './report-names.ts';

const BEFORE = 'Storm hits the coast. The mayor called it a brutal blow.';
const AFTER = 'Storm hits the coast. The mayor called it a blow.';

function tablesOf(...texts: readonly [string, ...string[]]) {
  const source = articleThrough(...texts);
  const [first] = source.revisions;
  const marks = ['Storm', 'coast', 'brutal'].map((words) => markOn(words, words, source, first));
  const { snapshot } = onCurrentTexts(snapshotOf(source, marks));
  return {
    byTag: tagsTable(snapshot, 'By tag', 'Members who marked it'),
    byMember: membersTable(snapshot, new ReportNames(snapshot)),
    said: earlierTextBlocks(snapshot),
  };
}

const rowsOf = (table: ReturnType<typeof tagsTable>) => [...table.rows].map((row) => [...row]);

describe('marks by tag and by member', () => {
  test('add up to all marks, also where the words of one were taken out of the article', () => {
    const { byTag, byMember, said } = tablesOf(BEFORE, AFTER);
    expect(rowsOf(byTag)).toEqual([
      ['Framing, all', '2', '2'],
      ['conflict', '2', '2'],
      ['On an earlier text', '1', '1'],
      ['Members who marked it', '1', ''],
    ]);
    expect(byMember.columns.map(({ name }) => name)).toEqual([
      'Member',
      'A',
      'On an earlier text',
      'All',
    ]);
    expect(rowsOf(byMember)).toEqual([['Ada', '2', '1', '3']]);
    expect(said).toEqual([
      { kind: 'aside', text: expect.stringMatching(/^1 mark is on an earlier text/) },
    ]);
  });

  test('say nothing of earlier texts where no mark is on one', () => {
    const { byTag, byMember, said } = tablesOf(BEFORE);
    expect(rowsOf(byTag).map(([label]) => label)).not.toContain('On an earlier text');
    expect(rowsOf(byMember)).toEqual([['Ada', '3', '3']]);
    expect(said).toEqual([]);
  });
});
