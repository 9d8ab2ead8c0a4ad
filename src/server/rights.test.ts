import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { audienceOf } from '#core/model/audience.ts';
import {
  annotationIdSchema,
  draftIdSchema,
  groupIdSchema,
  memberIdSchema,
  sourceIdSchema,
  type DraftId,
} from '#core/model/ids.ts';
import { ROLES, type Role } from '#core/model/member.ts';
import { may, type Action } from '#core/model/rights.ts';
import { PHASES, settingsOf, type Phase } from '#core/model/workspace.ts';
import type { Command } from '#sync/api.ts';
import { documentName, type DocumentAddress } from '#sync/names.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { errorSchema } from '#sync/wire.ts';
import { smallMark, smallWorkspace } from '../testing/small-workspace.ts';
import { startTemporaryServer, temporaryFolder } from '../testing/temporary-server.ts';
import { openDocument, openSocket, until, type Joined } from '../testing/wire-client.ts';
import { beginDraft } from '../testing/wire-draft.ts';
import { command, enterAsOwner, joinByInvitation, postCommand } from '../testing/wire-room.ts';
import { COMMAND_RIGHTS } from './commands.ts';
import type { RunningServer } from './start-server.ts';

/*
 * The table of rights, over the wire: one test a cell, made from the table itself.
 * What the table should say is held by hand in access.test.ts.
 */
const workspace = smallWorkspace.settings.id;
let folder: ReturnType<typeof temporaryFolder>;
let server: RunningServer;
let owner: Joined;
const people = new Map<Role, Joined>();
let phaseNow: Phase = 'open';
let draft: DraftId;

beforeAll(async () => {
  folder = temporaryFolder();
  server = await startTemporaryServer(folder.path);
  owner = await enterAsOwner(server);
  draft = await beginDraft(server.url, owner, { kind: 'nothing' });
  for (const role of ROLES) {
    people.set(role, await joinByInvitation(server.url, owner, role, `The ${role}`));
  }
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

function personWith(role: Role): Joined {
  const person = people.get(role);
  if (!person) throw new Error(`nobody is ${role}`);
  return person;
}

async function inPhase(phase: Phase): Promise<void> {
  if (phase !== phaseNow) await command(server.url, owner, { kind: 'set-phase', phase });
  phaseNow = phase;
}

/** 'read' or 'write' as the server granted it, 'none' where it refused. */
async function granted(who: Joined, address: DocumentAddress): Promise<'none' | 'read' | 'write'> {
  const socket = openSocket(server.url, who.cookie);
  const provider = openDocument(socket, documentName(address));
  try {
    return await new Promise((resolve) => {
      provider.on('authenticationFailed', () => resolve('none'));
      provider.on('authenticated', ({ scope }: { scope: string }) =>
        resolve(scope === 'readonly' ? 'read' : 'write'),
      );
    });
  } finally {
    provider.destroy();
    socket.destroy();
    provider.document.destroy();
  }
}

interface DocumentCell {
  readonly document: string;
  readonly address: (role: Role, phase: Phase) => DocumentAddress;
  readonly reads: Action;
  readonly writes: readonly Action[];
}

const audienceIn = (role: Role, phase: Phase) =>
  audienceOf(personWith(role).member, settingsOf(workspace, 'W', phase));
const DOCUMENTS: readonly DocumentCell[] = [
  {
    document: 'the whole workspace',
    address: () => ({ kind: 'workspace', workspace }),
    reads: 'see-everything',
    writes: [],
  },
  {
    document: 'the handout',
    address: (role, phase) => ({ kind: 'handout', workspace, audience: audienceIn(role, phase) }),
    reads: 'read-sources',
    writes: [],
  },
  {
    document: 'the reading room',
    address: (role, phase) => ({
      kind: 'reading-room',
      workspace,
      audience: audienceIn(role, phase),
    }),
    reads: 'read-marks',
    writes: [],
  },
  {
    document: 'the first pass',
    address: () => ({ kind: 'first-pass', workspace }),
    reads: 'read-first-pass',
    writes: [],
  },
  {
    document: 'the notes',
    address: () => ({ kind: 'notes', workspace }),
    reads: 'read-notes',
    writes: ['write-notes'],
  },
  {
    document: 'a draft',
    address: () => ({ kind: 'draft', workspace, draft }),
    reads: 'see-everything',
    writes: ['prepare'],
  },
  {
    document: 'the own notebook',
    address: (role) => ({ kind: 'notebook', workspace, member: personWith(role).member.id }),
    reads: 'read-sources',
    writes: ['mark', 'talk'],
  },
];

const documentCells = PHASES.flatMap((phase) =>
  ROLES.flatMap((role) =>
    DOCUMENTS.map((cell) => {
      const canWrite = cell.writes.some((action) => may(role, action, phase));
      const canRead = canWrite || may(role, cell.reads, phase);
      return { phase, role, ...cell, expected: canWrite ? 'write' : canRead ? 'read' : 'none' };
    }),
  ),
);

describe('documents', () => {
  test.each(documentCells)(
    '$phase: $role to $document: $expected',
    async ({ phase, role, address, expected }) => {
      await inPhase(phase);
      expect(await granted(personWith(role), address(role, phase))).toBe(expected);
    },
  );

  test.each(PHASES)('%s: nobody opens the notebook of somebody else', async (phase) => {
    await inPhase(phase);
    for (const role of ROLES) {
      const others = ROLES.filter((other) => other !== role).map((other) => personWith(other));
      for (const { member } of others) {
        const address = { kind: 'notebook', workspace, member: member.id } as const;
        expect(await granted(personWith(role), address)).toBe('none');
      }
    }
  });
});

const nobody = v.parse(memberIdSchema, 'nobody');
const nothing = v.parse(annotationIdSchema, 'nothing');
const noDraft = v.parse(draftIdSchema, 'no-draft');
const noSource = v.parse(sourceIdSchema, 'no-source');
/** Commands that change nothing that the next cell needs. */
const HARMLESS: Readonly<Record<Command['kind'], (phase: Phase) => Command>> = {
  'set-phase': (phase) => ({ kind: 'set-phase', phase }),
  'reveal-group': () => ({ kind: 'reveal-group', group: v.parse(groupIdSchema, 'none') }),
  'change-settings': () => ({ kind: 'change-settings', change: { timerEnds: null } }),
  'hide-mark': () => ({ kind: 'hide-mark', annotation: nothing, reason: 'why' }),
  'show-mark': () => ({ kind: 'show-mark', annotation: nothing }),
  'say-done': () => ({ kind: 'say-done', done: false }),
  'new-return-code': () => ({ kind: 'new-return-code' }),
  'change-member': () => ({ kind: 'change-member', member: nobody }),
  'remove-member': () => ({ kind: 'remove-member', member: nobody, keepMarks: true }),
  'erase-member': () => ({ kind: 'erase-member', member: nobody }),
  'add-seats': () => ({ kind: 'add-seats', names: [] }),
  'new-code': () => ({ kind: 'new-code' }),
  'open-code': () => ({ kind: 'open-code', open: true }),
  'open-door': () => ({ kind: 'open-door', open: true }),
  invite: () => ({ kind: 'invite', role: 'viewer' }),
  'revoke-invites': () => ({ kind: 'revoke-invites' }),
  'new-recovery-key': () => ({ kind: 'new-recovery-key' }),
  archive: () => ({ kind: 'archive', archived: false }),
  delete: () => ({ kind: 'delete' }),
  restore: () => ({ kind: 'restore' }),
  'set-retention': () => ({ kind: 'set-retention', eraseAt: null }),
  'begin-draft': () => ({ kind: 'begin-draft', from: { kind: 'source', source: noSource } }),
  'change-draft': () => ({ kind: 'change-draft', draft: noDraft, metadata: {} }),
  'discard-draft': () => ({ kind: 'discard-draft', draft: noDraft }),
  'restore-draft': () => ({ kind: 'restore-draft', draft: noDraft }),
  'freeze-draft': () => ({ kind: 'freeze-draft', draft: noDraft, version: '0'.repeat(64) }),
};

const commandCells = PHASES.flatMap((phase) =>
  ROLES.flatMap((role) =>
    Object.values(HARMLESS).map((make) => {
      const asked = make(phase);
      const allowed = may(role, COMMAND_RIGHTS[asked.kind], phase);
      return { phase, role, kind: asked.kind, asked, verdict: allowed ? 'may' : 'may not' };
    }),
  ),
);

describe('commands', () => {
  test.each(commandCells)(
    '$phase: $role $verdict $kind',
    async ({ phase, role, asked, verdict }) => {
      await inPhase(phase);
      const response = await postCommand(server.url, personWith(role), asked);
      const body: unknown = await response.json();
      expect(response.status).toBeLessThan(500);
      const error = v.safeParse(errorSchema, body);
      expect(error.success && error.output.code === 'mayNot').toBe(verdict === 'may not');
      expect(response.status === 403).toBe(verdict === 'may not');
      if (asked.kind === 'delete') await command(server.url, owner, { kind: 'restore' });
    },
  );
});

const exportCells = PHASES.flatMap((phase) =>
  ROLES.map((role) => ({ phase, role, expected: may(role, 'export', phase) ? 200 : 403 })),
);
describe('other routes', () => {
  test.each(exportCells)('$phase: $role exports: $expected', async ({ phase, role, expected }) => {
    await inPhase(phase);
    const { cookie } = personWith(role);
    const address = `${server.url}/api/workspaces/${workspace}/export/csv`;
    expect((await fetch(address, { headers: { cookie } })).status).toBe(expected);
  });

  const deskCells = PHASES.flatMap((phase) =>
    ROLES.map((role) => ({ phase, role, expected: may(role, 'see-board', phase) ? 200 : 403 })),
  );
  test.each(deskCells)(
    '$phase: $role at the desk: $expected',
    async ({ phase, role, expected }) => {
      await inPhase(phase);
      const { cookie } = personWith(role);
      const address = `${server.url}/api/workspaces/${workspace}/desk`;
      expect((await fetch(address, { headers: { cookie } })).status).toBe(expected);
    },
  );
});

describe('a change of phase', () => {
  test('reaches a notebook that is open: what is written after the close is not taken', async () => {
    await inPhase('open');
    const annotator = personWith('annotator');
    const socket = openSocket(server.url, annotator.cookie);
    const address = { kind: 'notebook', workspace, member: annotator.member.id } as const;
    const notebook = openDocument(socket, documentName(address));
    await until(() => notebook.isSynced);
    await inPhase('closed');
    writeNotebookRecord(notebook.document, smallMark('too-late'), null);
    await inPhase('open');
    const mine = await fetch(`${server.url}/api/workspaces/${workspace}/me`, {
      headers: { cookie: annotator.cookie },
    });
    expect(await mine.text()).not.toContain('too-late');
    notebook.destroy();
    socket.destroy();
  });
});
