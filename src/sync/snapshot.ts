import type { PublishedAnnotation } from '#core/model/annotation.ts';
import type { Member } from '#core/model/member.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import type * as Y from 'yjs';
import { readRoomAnnotations, readRoomMembers, readWorkspace } from './documents.ts';

/** Everything that is published, as one value. Null until the workspace document has arrived. */
export function workspaceSnapshot(workspace: Y.Doc, readingRoom: Y.Doc): WorkspaceSnapshot | null {
  const content = readWorkspace(workspace);
  if (!content) return null;
  const order = new Map(content.sources.map((source, index) => [source.id, index]));
  const rank = (annotation: PublishedAnnotation) =>
    order.get(annotation.target.source) ?? order.size;
  return {
    ...content,
    members: [...readRoomMembers(readingRoom).values()].toSorted(byDisplayName),
    annotations: [...readRoomAnnotations(readingRoom).values()].toSorted(
      (a, b) => rank(a) - rank(b) || byPosition(a, b),
    ),
  };
}

function byDisplayName(a: Member, b: Member): number {
  return a.displayName.localeCompare(b.displayName) || (a.id < b.id ? -1 : 1);
}

function byPosition(a: PublishedAnnotation, b: PublishedAnnotation): number {
  const first = a.target.segments[0];
  const second = b.target.segments[0];
  const start = (first?.start ?? 0) - (second?.start ?? 0);
  const end = (a.target.segments.at(-1)?.end ?? 0) - (b.target.segments.at(-1)?.end ?? 0);
  return start || end || (a.id < b.id ? -1 : 1);
}
