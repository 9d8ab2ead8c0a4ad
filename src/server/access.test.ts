import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { EVERYBODY } from '#core/model/audience.ts';
import { draftIdSchema, memberIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { ROLES, type Role } from '#core/model/member.ts';
import { PHASES, settingsOf, type Phase } from '#core/model/workspace.ts';
import type { DocumentAddress } from '#sync/names.ts';
import { accessTo, type Access } from './access.ts';

const workspace = v.parse(workspaceIdSchema, 'w');
const me = v.parse(memberIdSchema, 'me');
const other = v.parse(memberIdSchema, 'other');

const addresses = {
  workspace: { kind: 'workspace', workspace },
  handout: { kind: 'handout', workspace, audience: EVERYBODY },
  'own notebook': { kind: 'notebook', workspace, member: me },
  "another's notebook": { kind: 'notebook', workspace, member: other },
  'reading room': { kind: 'reading-room', workspace, audience: EVERYBODY },
  'first pass': { kind: 'first-pass', workspace },
  notes: { kind: 'notes', workspace },
  draft: { kind: 'draft', workspace, draft: v.parse(draftIdSchema, 'd') },
} satisfies Record<string, DocumentAddress>;
type Document = keyof typeof addresses;

/** Owner, editor, annotator, viewer: w(rite), r(ead), - (none). Written by hand, not taken from the table of rights. */
const EXPECTED: Readonly<Record<Phase, Readonly<Record<Document, string>>>> = {
  setup: {
    workspace: 'rr--',
    handout: 'rr--',
    'own notebook': 'ww--',
    "another's notebook": '----',
    'reading room': 'rr--',
    'first pass': '----',
    notes: 'ww--',
    draft: 'ww--',
  },
  independent: {
    workspace: 'rr--',
    handout: 'rrrr',
    'own notebook': 'wwwr',
    "another's notebook": '----',
    'reading room': 'rrr-',
    'first pass': '----',
    notes: 'ww--',
    draft: 'ww--',
  },
  open: {
    workspace: 'rr--',
    handout: 'rrrr',
    'own notebook': 'wwwr',
    "another's notebook": '----',
    'reading room': 'rrrr',
    'first pass': 'rrrr',
    notes: 'wwwr',
    draft: 'ww--',
  },
  closed: {
    workspace: 'rr--',
    handout: 'rrrr',
    'own notebook': 'rrrr',
    "another's notebook": '----',
    'reading room': 'rrrr',
    'first pass': 'rrrr',
    notes: 'rrrr',
    draft: 'rr--',
  },
};
const ACCESS: Readonly<Record<string, Access>> = { w: 'write', r: 'read', '-': 'none' };

const documents = Object.keys(addresses).filter((name): name is Document => name in addresses);
const cells = PHASES.flatMap((phase) =>
  documents.flatMap((document) =>
    ROLES.map((role, index) => ({
      phase,
      document,
      role,
      expected: ACCESS[EXPECTED[phase][document].charAt(index)],
    })),
  ),
);
const memberWith = (role: Role) => ({ id: me, displayName: 'Me', role, group: null });

describe('access', () => {
  test.each(cells)('$phase: $role to $document', ({ phase, document, role, expected }) => {
    const settings = settingsOf(workspace, 'W', phase);
    expect(accessTo(addresses[document], memberWith(role), settings)).toBe(expected);
  });

  test('locked: only owners and editors write', () => {
    const settings = { ...settingsOf(workspace, 'W', 'open'), locked: true };
    const access = ROLES.map((role) =>
      accessTo(addresses['own notebook'], memberWith(role), settings),
    );
    expect(access).toEqual(['write', 'write', 'read', 'read']);
  });
});
