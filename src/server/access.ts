/*
 * Who may do what with which document: the one place where roles and phases decide.
 * Not sessions (who somebody is) and not the librarian (what a record may hold).
 * Asked once when a member opens a document over the socket.
 */
import type { Member, Role } from '#core/model/member.ts';
import type { Phase } from '#core/model/workspace.ts';
import type { DocumentAddress } from '#sync/names.ts';

export type Access = 'write' | 'read' | 'none';

/** Rights while work goes on. `notebook` is one's own; nobody ever opens somebody else's. */
const MATRIX: Readonly<Record<DocumentAddress['kind'], Readonly<Record<Role, Access>>>> = {
  workspace: { owner: 'write', editor: 'write', annotator: 'read', viewer: 'read' },
  notebook: { owner: 'write', editor: 'write', annotator: 'write', viewer: 'read' },
  'reading-room': { owner: 'read', editor: 'read', annotator: 'read', viewer: 'read' },
  notes: { owner: 'write', editor: 'write', annotator: 'write', viewer: 'read' },
};

/** A closed workspace is read by those who could write in it; only its settings can still be changed. */
export function accessTo(address: DocumentAddress, member: Member, phase: Phase): Access {
  if (address.kind === 'notebook' && address.member !== member.id) return 'none';
  const access = MATRIX[address.kind][member.role];
  return phase === 'closed' && address.kind !== 'workspace' && access === 'write' ? 'read' : access;
}
