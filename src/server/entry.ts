/** What stands behind a code, and letting somebody in: shared by all ways in. */
import type { CodeFound } from '#sync/api.ts';
import { codeHash, readCode } from './codes.ts';
import type { Directory } from './directory.ts';
import { toCard, type MemberRecord, type WorkspaceRecord } from './records.ts';
import type { Workspaces } from './workspaces.ts';

export interface BehindCode {
  readonly record: WorkspaceRecord;
  readonly answer: Omit<CodeFound, 'signIn'>;
}

/** Null when there is no such room code or invitation, or the code is closed. */
export function behindCode(
  typed: string,
  { directory }: { readonly directory: Directory },
): BehindCode | null {
  const read = readCode(typed);
  if (!read) return null;
  for (const record of directory.workspaces()) {
    if (record.archived) continue;
    const workspace = toCard(record);
    if (read.kind === 'room' && record.codeOpen && record.code === read.code) {
      const seats = seatsOf(directory, record)
        ?.filter(({ seatFree }) => seatFree)
        .map(({ id, displayName }) => ({ id, displayName }));
      return { record, answer: { workspace, role: 'annotator', seats: seats ?? null } };
    }
    const hash = codeHash(read.code);
    const invitation = record.invitations.find((one) => one.hash === hash);
    if (read.kind === 'invitation' && invitation) {
      return { record, answer: { workspace, role: invitation.role, seats: null } };
    }
  }
  return null;
}

/** The names on the owner's list, taken or free. Null: no list was made. */
export function seatsOf(
  directory: Directory,
  { id }: WorkspaceRecord,
): readonly MemberRecord[] | null {
  const listed = directory.membersOf(id).filter((member) => member.listed && !member.removed);
  return listed.length > 0 ? listed : null;
}

/** Resolves when the others can see the new member. */
export async function welcome<T>(
  workspaces: Workspaces,
  { id }: WorkspaceRecord,
  act: () => Promise<T>,
): Promise<T> {
  const workspace = await workspaces.open(id);
  if (!workspace) throw new Error(`the workspace ${id} is gone`);
  return workspace.join(act);
}
