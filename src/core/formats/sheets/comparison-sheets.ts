/** The sheets of the comparison: links, the claim grid, namings, whose words stand where, paired passages. */
import { claimCells, type ClaimCell } from '../../compare/claim-cells.ts';
import { claimRows, standingLinks, type ClaimRow } from '../../compare/claim-rows.ts';
import { latestByKey } from '../../compare/latest.ts';
import type { PublishedAnnotation, Target } from '../../model/annotation.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { indexCodeBook } from '../../model/codebook.ts';
import { pairingKey, passageKey } from '../../model/pairing.ts';
import { SnapshotNames } from './snapshot-names.ts';
import { sheetOf, type Column, type Sheet } from './sheet.ts';

/** The layer whose marks are claims, in the code books that have one. */
const CLAIMS = 'claims';

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
        name: 'omitted_in_source',
        value: (link) => (link.relation === 'omitted-in' ? link.source : null),
      },
      { name: 'said_by', value: ({ author }) => names.memberName(author) },
      { name: 'modified', value: ({ modified }) => modified },
    ],
    standingLinks(snapshot.records.links),
  );
}

/** A row a claim, a column an article: what the article does with it. */
export function claimGridSheet(snapshot: WorkspaceSnapshot): Sheet {
  const { sources } = snapshot;
  return sheetOf<GridRow>(
    'Claim grid',
    [
      { name: 'claim', value: ({ key }) => key },
      { name: 'wording', value: ({ proposition }) => proposition },
      { name: 'first_quote', value: ({ marks }) => marks[0] && wordsOf(marks[0].target) },
      { name: 'marks', value: ({ marks }) => marks.length },
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

interface GridRow extends ClaimRow {
  readonly cells: readonly ClaimCell[];
}

/** Cells are worked out when their row is written, and never held for all rows. */
function* gridRows(snapshot: WorkspaceSnapshot): Generator<GridRow> {
  const { sources, records } = snapshot;
  const claims = claimsOf(snapshot);
  const byId = new Map<string, PublishedAnnotation>(claims.map((mark) => [mark.id, mark]));
  const ids = sources.map(({ id }) => id);
  const links = standingLinks(records.links);
  for (const row of claimRows(claims, records.links, records.propositions)) {
    yield { ...row, cells: claimCells(row, ids, byId, links) };
  }
}

function claimsOf({ codeBook, annotations }: WorkspaceSnapshot): PublishedAnnotation[] {
  const { tags } = indexCodeBook(codeBook);
  return annotations.filter(({ tag }) => tags.get(tag)?.layer.id === CLAIMS);
}

/** A row a naming by a member: who calls whom what, where. */
export function namingsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Naming',
    [
      { name: 'entity', value: ({ entity }) => entity },
      { name: 'kind', value: ({ kind }) => kind },
      { name: 'form', value: ({ target }) => wordsOf(target) },
      { name: 'evaluative', value: ({ evaluative }) => evaluative },
      { name: 'source_id', value: ({ target }) => target.source },
      { name: 'source_letter', value: ({ target }) => names.letterOf(target.source) },
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
      { name: 'words', value: ({ target }) => wordsOf(target) },
      { name: 'source_id', value: ({ target }) => target.source },
      { name: 'source_letter', value: ({ target }) => names.letterOf(target.source) },
      { name: 'start_utf16', value: ({ target }) => startOf(target) },
      { name: 'end_utf16', value: ({ target }) => endOf(target) },
      { name: 'said_by', value: ({ author }) => names.memberName(author) },
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
      { name: 'first_source', value: ({ a }) => names.letterOf(a.source) },
      { name: 'first_words', value: ({ a }) => wordsOf(a) },
      { name: 'first_start_utf16', value: ({ a }) => startOf(a) },
      { name: 'first_end_utf16', value: ({ a }) => endOf(a) },
      { name: 'second_source', value: ({ b }) => names.letterOf(b.source) },
      { name: 'second_words', value: ({ b }) => wordsOf(b) },
      { name: 'second_start_utf16', value: ({ b }) => startOf(b) },
      { name: 'second_end_utf16', value: ({ b }) => endOf(b) },
      { name: 'said_by', value: ({ author }) => names.memberName(author) },
    ],
    latest.values(),
  );
}

function wordsOf({ segments }: Target): string {
  return segments.map(({ quote }) => quote).join(' … ');
}

function startOf({ segments }: Target): number | undefined {
  return segments[0]?.start;
}

function endOf({ segments }: Target): number | undefined {
  return segments.at(-1)?.end;
}
