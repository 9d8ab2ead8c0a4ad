/** The sheets of what members said beside their marks: replies, votes, reflections. */
import type { WorkspaceSnapshot } from '../../model/workspace.ts';
import { SnapshotNames } from './snapshot-names.ts';
import { sheetOf, type Sheet } from './sheet.ts';

export function repliesSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Replies',
    [
      { name: 'reply_id', value: ({ id }) => id },
      { name: 'annotation_id', value: ({ about }) => about },
      { name: 'quote', value: ({ about }) => names.quoteOf(about) },
      { name: 'reply', value: ({ body }) => body },
      ...names.memberColumns(),
      { name: 'created', value: ({ created }) => created },
    ],
    snapshot.records.replies,
  );
}

export function votesSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Votes',
    [
      { name: 'annotation_id', value: ({ about }) => about },
      { name: 'quote', value: ({ about }) => names.quoteOf(about) },
      { name: 'vote', value: ({ choice }) => choice },
      { name: 'reason', value: ({ reason }) => reason },
      ...names.memberColumns(),
      { name: 'modified', value: ({ modified }) => modified },
    ],
    snapshot.records.votes,
  );
}

export function reflectionsSheet(snapshot: WorkspaceSnapshot): Sheet {
  const names = SnapshotNames.of(snapshot);
  return sheetOf(
    'Reflections',
    [
      { name: 'round', value: ({ round }) => round },
      { name: 'reflection', value: ({ body }) => body },
      ...names.memberColumns(),
      { name: 'modified', value: ({ modified }) => modified },
    ],
    snapshot.records.reflections,
  );
}
