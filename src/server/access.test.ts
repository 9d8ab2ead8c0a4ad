import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memberIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { ROLES, type Role } from '#core/model/member.ts';
import { PHASES, type Phase } from '#core/model/workspace.ts';
import type { DocumentAddress } from '#sync/names.ts';
import { accessTo, type Access } from './access.ts';

const workspace = v.parse(workspaceIdSchema, 'w');
const me = v.parse(memberIdSchema, 'me');
const other = v.parse(memberIdSchema, 'other');

const addresses = {
  workspace: { kind: 'workspace', workspace },
  'own notebook': { kind: 'notebook', workspace, member: me },
  "another's notebook": { kind: 'notebook', workspace, member: other },
  'reading room': { kind: 'reading-room', workspace },
  notes: { kind: 'notes', workspace },
} satisfies Record<string, DocumentAddress>;
type Document = keyof typeof addresses;

const asLongAsWorkGoesOn: Record<Document, Record<Role, Access>> = {
  workspace: { owner: 'write', editor: 'write', annotator: 'read', viewer: 'read' },
  'own notebook': { owner: 'write', editor: 'write', annotator: 'write', viewer: 'read' },
  "another's notebook": { owner: 'none', editor: 'none', annotator: 'none', viewer: 'none' },
  'reading room': { owner: 'read', editor: 'read', annotator: 'read', viewer: 'read' },
  notes: { owner: 'write', editor: 'write', annotator: 'write', viewer: 'read' },
};
const closed: Record<Document, Record<Role, Access>> = {
  workspace: { owner: 'write', editor: 'write', annotator: 'read', viewer: 'read' },
  'own notebook': { owner: 'read', editor: 'read', annotator: 'read', viewer: 'read' },
  "another's notebook": { owner: 'none', editor: 'none', annotator: 'none', viewer: 'none' },
  'reading room': { owner: 'read', editor: 'read', annotator: 'read', viewer: 'read' },
  notes: { owner: 'read', editor: 'read', annotator: 'read', viewer: 'read' },
};
const expected: Record<Phase, Record<Document, Record<Role, Access>>> = {
  setup: asLongAsWorkGoesOn,
  independent: asLongAsWorkGoesOn,
  open: asLongAsWorkGoesOn,
  closed,
};

const documents = Object.keys(addresses).filter((name): name is Document => name in addresses);
const cells = PHASES.flatMap((phase) =>
  documents.flatMap((document) => ROLES.map((role) => ({ phase, document, role }))),
);

describe('access', () => {
  test.each(cells)('$phase: $role to $document', ({ phase, document, role }) => {
    const member = { id: me, displayName: 'Me', role };
    expect(accessTo(addresses[document], member, phase)).toBe(expected[phase][document][role]);
  });
});
