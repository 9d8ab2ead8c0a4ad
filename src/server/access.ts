/*
 * Who may open which document, and how: the rights of core, applied to documents.
 * Not sessions (who somebody is) and not the librarian (what a record may hold).
 * Asked when a member opens a document over the socket, and again for all that are open when rules change.
 */
import { audienceOf } from '#core/model/audience.ts';
import type { Member } from '#core/model/member.ts';
import { may, type Action } from '#core/model/rights.ts';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { DocumentAddress } from '#sync/names.ts';

export type Access = 'write' | 'read' | 'none';

/** Rights over one's own notebook are those of marking and talking; nobody ever opens somebody else's. */
export function accessTo(
  address: DocumentAddress,
  member: Member,
  settings: WorkspaceSettings,
): Access {
  const can = (action: Action) => may(member.role, action, settings.phase);
  const canWrite = (action: Action) => can(action) && (!settings.locked || can('run'));
  switch (address.kind) {
    case 'workspace':
      return can('see-everything') ? 'read' : 'none';
    case 'handout':
      return can('read-sources') && address.audience === audienceOf(member, settings)
        ? 'read'
        : 'none';
    case 'reading-room':
      return can('read-marks') && address.audience === audienceOf(member, settings)
        ? 'read'
        : 'none';
    case 'first-pass':
      return can('read-first-pass') ? 'read' : 'none';
    case 'notebook':
      if (address.member !== member.id) return 'none';
      if (canWrite('mark') || canWrite('talk')) return 'write';
      return can('read-sources') ? 'read' : 'none';
    case 'draft':
      if (can('prepare')) return 'write';
      return can('see-everything') ? 'read' : 'none';
    case 'notes':
      if (canWrite('write-notes')) return 'write';
      return can('read-notes') ? 'read' : 'none';
  }
}
