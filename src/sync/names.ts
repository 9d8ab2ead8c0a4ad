/** Names of the documents of a workspace, as they travel over the socket and stand in the log. */
import * as v from 'valibot';
import {
  memberIdSchema,
  workspaceIdSchema,
  type MemberId,
  type WorkspaceId,
} from '#core/model/ids.ts';

export type DocumentAddress =
  | { readonly kind: 'workspace' | 'reading-room' | 'notes'; readonly workspace: WorkspaceId }
  | { readonly kind: 'notebook'; readonly workspace: WorkspaceId; readonly member: MemberId };

export function documentName(address: DocumentAddress): string {
  const name = `${address.workspace}/${address.kind}`;
  return address.kind === 'notebook' ? `${name}/${address.member}` : name;
}

/** Null for anything that is not exactly a name that documentName writes. */
export function parseDocumentName(name: string): DocumentAddress | null {
  const [workspacePart, kind, memberPart, ...rest] = name.split('/');
  const workspace = v.safeParse(workspaceIdSchema, workspacePart);
  if (!workspace.success || rest.length > 0) return null;
  if (kind === 'notebook') {
    const member = v.safeParse(memberIdSchema, memberPart);
    return member.success ? { kind, workspace: workspace.output, member: member.output } : null;
  }
  if (memberPart !== undefined) return null;
  if (kind === 'workspace' || kind === 'reading-room' || kind === 'notes') {
    return { kind, workspace: workspace.output };
  }
  return null;
}
