/** The sheet of decisions: everything that owners and editors decided, with what counts now. */
import { standingDecisions, type StandingDecision } from '../../compare/adjudicated.ts';
import type { Decision } from '../../model/decision.ts';
import type { Published } from '../../model/plain-records.ts';
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import type { WriteOptions } from '../format.ts';
import { SnapshotNames } from './snapshot-names.ts';
import { sheetOf, type Sheet } from './sheet.ts';

/** About the marks as their makers made them, also where the file has adjudicated marks in their place. */
export function decisionsSheet(
  snapshot: WorkspaceSnapshot,
  { adjudication }: Pick<WriteOptions, 'adjudication'>,
): Sheet {
  const names = SnapshotNames.of(snapshot);
  const { decisions } = adjudication ?? snapshot.records;
  const standing = adjudication?.standing ?? standingDecisions(snapshot.annotations, decisions);
  return sheetOf(
    'Decisions',
    [
      { name: 'annotation_id', value: ({ about }) => about },
      { name: 'adjudicated_id', value: ({ about }) => adjudication?.madeInto.get(about) },
      { name: 'quote', value: ({ seen }) => seen.quotes.join(' … ') },
      { name: 'tag_id', value: ({ seen }) => seen.tag },
      { name: 'decision', value: ({ choice }) => choice },
      { name: 'new_tag_id', value: (one) => (one.choice === 'change' ? one.tag : null) },
      { name: 'reason', value: ({ reason }) => reason },
      { name: 'state', value: (one) => stateOf(one, standing.get(one.about)) },
      ...names.memberColumns(),
      { name: 'modified', value: ({ modified }) => modified },
    ],
    decisions,
  );
}

/** `counts`; `overtaken` where the mark has changed since; '' where a later word counts, or it was taken back. */
function stateOf(decision: Published<Decision>, standing: StandingDecision | undefined): string {
  if (standing?.decision !== decision) return '';
  return standing.isOvertaken ? 'overtaken' : 'counts';
}
