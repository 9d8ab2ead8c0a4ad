/** Names of the documents of a workspace, as they travel over the socket and stand in the log. */
import * as v from 'valibot';
import { audienceIdSchema, EVERYBODY, type AudienceId } from '#core/model/audience.ts';
import {
  draftIdSchema,
  memberIdSchema,
  workspaceIdSchema,
  type DraftId,
  type MemberId,
  type WorkspaceId,
} from '#core/model/ids.ts';

export type DocumentAddress =
  | { readonly kind: 'workspace' | 'notes' | 'first-pass'; readonly workspace: WorkspaceId }
  | {
      readonly kind: 'handout' | 'reading-room';
      readonly workspace: WorkspaceId;
      readonly audience: AudienceId;
    }
  | { readonly kind: 'notebook'; readonly workspace: WorkspaceId; readonly member: MemberId }
  | { readonly kind: 'draft'; readonly workspace: WorkspaceId; readonly draft: DraftId };

export function documentName(address: DocumentAddress): string {
  const name = `${address.workspace}/${address.kind}`;
  switch (address.kind) {
    case 'notebook':
      return `${name}/${address.member}`;
    case 'draft':
      return `${name}/${address.draft}`;
    case 'handout':
    case 'reading-room':
      return address.audience === EVERYBODY ? name : `${name}/${address.audience}`;
    case 'workspace':
    case 'notes':
    case 'first-pass':
      return name;
  }
}

/** Null for anything that is not exactly a name that documentName writes. */
export function parseDocumentName(name: string): DocumentAddress | null {
  const [workspacePart, kind = '', part, ...rest] = name.split('/');
  const parsed = v.safeParse(workspaceIdSchema, workspacePart);
  if (!parsed.success || rest.length > 0) return null;
  const workspace = parsed.output;
  switch (kind) {
    case 'notebook': {
      const member = v.safeParse(memberIdSchema, part);
      return member.success ? { kind, workspace, member: member.output } : null;
    }
    case 'draft': {
      const draft = v.safeParse(draftIdSchema, part);
      return draft.success ? { kind, workspace, draft: draft.output } : null;
    }
    case 'handout':
    case 'reading-room': {
      if (part === undefined) return { kind, workspace, audience: EVERYBODY };
      const audience = v.safeParse(audienceIdSchema, part);
      if (!audience.success || audience.output === EVERYBODY) return null;
      return { kind, workspace, audience: audience.output };
    }
    case 'workspace':
    case 'notes':
    case 'first-pass':
      return part === undefined ? { kind, workspace } : null;
    default:
      return null;
  }
}
