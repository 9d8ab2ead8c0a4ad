/** The sheets of the comparison: links, the claim grid, namings, whose words stand where, paired passages. */
import { ClaimCells, type ClaimCell } from '../../compare/claim-cells.ts';
import {
  claimMarks,
  claimRows,
  namingMark,
  standingLinks,
  type ClaimRow,
} from '../../compare/claim-rows.ts';
import { latestByKey } from '../../compare/latest.ts';
import { quoteOf, type Target } from '../../model/annotation.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { indexCodeBook } from '../../model/codebook.ts';
import { pairingKey, passageKey } from '../../model/pairing.ts';
import { countedOnce } from '../adjudicated-version.ts';
import type { WriteOptions } from '../format.ts';
import { SnapshotNames } from './snapshot-names.ts';
import { sheetOf, type Column, type Sheet } from './sheet.ts';

/** Links that stand by the latest word. */
export function linksSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Links',
    [
      { name: 'relation', value: ({ relation }) => relation },
      { name: 'from_annotation', value: ({ from }) => from },
      { name: 'from_quote', value: ({ from }) => names.quoteOf(from) },
      {
        name: 'to_annotation',
        value: (link) => (link.relation === 'omitted-in' ? null : link.to),
      },
      {
        name: 'to_quote',
        value: (link) => (link.relation === 'omitted-in' ? null : names.quoteOf(link.to)),
      },
      {
        name: 'omitted_in_source_id',
        value: (link) => (link.relation === 'omitted-in' ? link.source : null),
      },
      ...names.memberColumns(),
      { name: 'modified', value: ({ modified }) => modified },
    ],
    standingLinks(snapshot.records.links),
  );
}

/** A row a claim, a column an article: what the article does with it. */
export function claimGridSheet(
  whole: WorkspaceSnapshot,
  chosen: Pick<WriteOptions, 'adjudication'>,
): Sheet {
  const snapshot = countedOnce(whole, chosen);
  const { sources } = snapshot;
  return sheetOf<GridRow>(
    'Claim grid',
    [
      { name: 'claim', value: ({ key }) => key },
      { name: 'wording', value: ({ proposition }) => proposition },
      { name: 'first_quote', value: (row) => quoteOfRow(row) },
      { name: 'marks', value: ({ standing }) => standing.length },
      ...sources.flatMap((source, at): Column<GridRow>[] => [
        {
          name: `${source.letter}_state`,
          value: ({ cells }) => {
            const states = cells[at]?.states.map(({ state }) => state) ?? [];
            return states.length > 0 ? states.join(' ') : 'absent';
          },
        },
        {
          name: `${source.letter}_attributed_to`,
          value: ({ cells }) => cells[at]?.attributedTo.join('; '),
        },
        {
          name: `${source.letter}_said_omitted`,
          value: ({ cells }) => (cells[at]?.saidOmittedBy ? 'yes' : null),
        },
      ]),
    ],
    gridRows(snapshot),
  );
}

function quoteOfRow(row: GridRow): string | undefined {
  const mark = namingMark(row);
  return mark && quoteOf(mark.target);
}

interface GridRow extends ClaimRow {
  readonly cells: readonly ClaimCell[];
}

/** Cells are worked out when their row is written, and never held for all rows. */
function* gridRows(snapshot: WorkspaceSnapshot): Generator<GridRow> {
  const { sources, records } = snapshot;
  const claims = claimMarks(snapshot.annotations, indexCodeBook(snapshot.codeBook));
  const rows = claimRows(claims, records.links, records.propositions, sources);
  const cells = new ClaimCells(sources, rows, records.links);
  for (const row of rows) {
    yield { ...row, cells: cells.of(row) };
  }
}

/** A row a naming by a member: who calls whom what, where. */
export function namingsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Naming',
    [
      { name: 'entity', value: ({ entity }) => entity },
      { name: 'kind', value: ({ kind }) => kind },
      { name: 'form', value: ({ target }) => quoteOf(target) },
      { name: 'evaluative', value: ({ evaluative }) => evaluative },
      { name: 'source_id', value: ({ target }) => target.source },
      { name: 'source_letter', value: ({ target }) => names.letterOf(target.source) },
      { name: 'revision_id', value: ({ target }) => target.revision },
      { name: 'start_utf16', value: ({ target }) => startOf(target) },
      { name: 'end_utf16', value: ({ target }) => endOf(target) },
      { name: 'annotator_id', value: ({ author }) => author },
      { name: 'annotator', value: ({ author }) => names.memberName(author) },
    ],
    snapshot.records.namings,
  );
}

/** What people said of whose words stand where, by the latest word. What a rule alone found is not in it. */
export function attributionsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  const latest = latestByKey(snapshot.records.attributions, ({ target }) => passageKey(target));
  return sheetOf(
    'Attributions',
    [
      { name: 'state', value: ({ state }) => state },
      { name: 'kind', value: ({ kind }) => kind },
      { name: 'speaker', value: ({ speaker }) => speaker },
      { name: 'cue', value: ({ cue }) => cue },
      { name: 'words', value: ({ target }) => quoteOf(target) },
      { name: 'source_id', value: ({ target }) => target.source },
      { name: 'source_letter', value: ({ target }) => names.letterOf(target.source) },
      { name: 'revision_id', value: ({ target }) => target.revision },
      { name: 'start_utf16', value: ({ target }) => startOf(target) },
      { name: 'end_utf16', value: ({ target }) => endOf(target) },
      ...names.memberColumns(),
    ],
    latest.values(),
  );
}

/** Passages of different articles that people paired or parted, by the latest word. */
export function pairingsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  const latest = latestByKey(snapshot.records.pairings, ({ a, b }) => pairingKey(a, b));
  return sheetOf(
    'Paired passages',
    [
      { name: 'state', value: ({ state }) => state },
      { name: 'first_source_id', value: ({ a }) => a.source },
      { name: 'first_source_letter', value: ({ a }) => names.letterOf(a.source) },
      { name: 'first_revision_id', value: ({ a }) => a.revision },
      { name: 'first_words', value: ({ a }) => quoteOf(a) },
      { name: 'first_start_utf16', value: ({ a }) => startOf(a) },
      { name: 'first_end_utf16', value: ({ a }) => endOf(a) },
      { name: 'second_source_id', value: ({ b }) => b.source },
      { name: 'second_source_letter', value: ({ b }) => names.letterOf(b.source) },
      { name: 'second_revision_id', value: ({ b }) => b.revision },
      { name: 'second_words', value: ({ b }) => quoteOf(b) },
      { name: 'second_start_utf16', value: ({ b }) => startOf(b) },
      { name: 'second_end_utf16', value: ({ b }) => endOf(b) },
      ...names.memberColumns(),
    ],
    latest.values(),
  );
}

function startOf({ segments }: Target): number | undefined {
  return segments[0]?.start;
}

function endOf({ segments }: Target): number | undefined {
  return segments.at(-1)?.end;
}
