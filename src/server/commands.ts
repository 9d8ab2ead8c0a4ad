/*
 * Commands: everything that changes a workspace other than marks and prose, and which right each one needs.
 * Not HTTP (workspace-routes.ts) and not the table of rights (core/model/rights.ts).
 * Comes parsed from the route; goes to the record, the members and what follows from them.
 */
import type { MemberId } from '#core/model/ids.ts';
import type { Problem } from '#core/model/result.ts';
import type { Action } from '#core/model/rights.ts';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { Command, CommandAnswer, SettingsChange } from '#sync/api.ts';
import { removeFromFirstPass } from '#sync/documents.ts';
import { codeHash, newCode } from './codes.ts';
import type { Directory } from './directory.ts';
import { beginDraft, changeDraft, discardDraft, freezeDraft, restoreDraft } from './drafts.ts';
import { eraseMember } from './erasure.ts';
import { freeName } from './free-name.ts';
import type { HttpErrorCode } from './messages.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { MemberRecord } from './records.ts';
import type { ErasureParts } from './erasure.ts';

/** The right that each command needs. */
export const COMMAND_RIGHTS: Readonly<Record<Command['kind'], Action>> = {
  'set-phase': 'run',
  'reveal-group': 'run',
  'change-settings': 'run',
  'hide-mark': 'run',
  'show-mark': 'run',
  'say-done': 'say-done',
  'new-return-code': 'keep-return-code',
  'change-member': 'manage',
  'remove-member': 'manage',
  'erase-member': 'manage',
  'add-seats': 'manage',
  'new-code': 'manage',
  'open-code': 'manage',
  'open-door': 'manage',
  invite: 'manage',
  'revoke-invites': 'manage',
  'new-recovery-key': 'manage',
  archive: 'manage',
  delete: 'manage',
  restore: 'manage',
  'set-retention': 'manage',
  'begin-draft': 'prepare',
  'change-draft': 'prepare',
  'discard-draft': 'prepare',
  'restore-draft': 'prepare',
  'freeze-draft': 'prepare',
};

/** How long a deletion can be undone, in milliseconds. */
const DELETE_AFTER = 7 * 24 * 60 * 60 * 1000;

export interface CommandParts extends ErasureParts {
  readonly directory: Directory;
  readonly now: () => Date;
}

/** A sentence of the catalogue for what cannot be done, or what the command made. */
export type CommandResult =
  CommandAnswer | { readonly error: HttpErrorCode; readonly problems?: readonly Problem[] };

const DONE: CommandAnswer = { secret: null };

/** Carries out a command whose right has been checked. Call it inside `workspace.change`. */
export async function runCommand(
  command: Command,
  workspace: OpenWorkspace,
  actor: MemberRecord,
  parts: CommandParts,
): Promise<CommandResult> {
  const { directory, now } = parts;
  switch (command.kind) {
    case 'set-phase':
      await setPhase(workspace, command.phase, directory);
      return DONE;
    case 'reveal-group': {
      const groups = workspace.settings.groups.map((group) =>
        group.id === command.group ? { ...group, revealed: true } : group,
      );
      await workspace.putSettings({ groups });
      return DONE;
    }
    case 'change-settings':
      return changeSettings(workspace, command.change);
    case 'hide-mark':
      return hideMark(workspace, command.annotation, command.reason);
    case 'show-mark': {
      const shown = workspace.record.hidden.find((one) => one.annotation === command.annotation);
      const hidden = workspace.record.hidden.filter((one) => one !== shown);
      await workspace.putRecord({ hidden });
      if (shown) workspace.tellRefusals(shown.author);
      return DONE;
    }
    case 'say-done':
      await directory.putMember({ ...actor, done: command.done });
      return DONE;
    case 'new-return-code': {
      const secret = newCode('return');
      await directory.putMember({ ...actor, returning: codeHash(secret) });
      return { secret };
    }
    case 'change-member':
      return changeMember(workspace, command, directory);
    case 'remove-member':
      return removeMember(workspace, command.member, command.keepMarks, parts);
    case 'erase-member':
      return removeMember(workspace, command.member, false, parts);
    case 'add-seats':
      for (const name of command.names) {
        await directory.addMember(workspace.id, name, 'annotator', { seatFree: true });
      }
      return DONE;
    case 'new-code': {
      const secret = freeCode(directory);
      await workspace.putRecord({ code: secret });
      return { secret };
    }
    case 'open-code':
      await workspace.putRecord({ codeOpen: command.open });
      return DONE;
    case 'open-door':
      await workspace.putRecord({ doorOpen: command.open });
      return DONE;
    case 'invite': {
      const secret = newCode('invitation');
      const invitation = { hash: codeHash(secret), role: command.role };
      await workspace.putRecord({ invitations: [...workspace.record.invitations, invitation] });
      return { secret };
    }
    case 'revoke-invites':
      await workspace.putRecord({ invitations: [] });
      return DONE;
    case 'new-recovery-key': {
      const secret = newCode('recovery');
      await workspace.putRecord({ recovery: codeHash(secret) });
      return { secret };
    }
    case 'archive':
      await workspace.putRecord({ archived: command.archived });
      return DONE;
    case 'delete':
      await workspace.putRecord({
        deleteAt: new Date(now().getTime() + DELETE_AFTER).toISOString(),
      });
      return DONE;
    case 'restore':
      await workspace.putRecord({ deleteAt: null });
      return DONE;
    case 'set-retention':
      await workspace.putRecord({ eraseAt: command.eraseAt });
      return DONE;
    case 'begin-draft':
      return beginDraft(workspace, command, actor, parts);
    case 'change-draft':
      return changeDraft(workspace, command);
    case 'discard-draft':
      return discardDraft(workspace, command.draft, parts);
    case 'restore-draft':
      return restoreDraft(workspace, command.draft);
    case 'freeze-draft':
      return freezeDraft(workspace, command, parts);
  }
}

/** Also called when a rule of the reveal comes true. */
export async function setPhase(
  workspace: OpenWorkspace,
  phase: WorkspaceSettings['phase'],
  directory: Directory,
): Promise<void> {
  const { settings } = workspace;
  if (phase === settings.phase) return;
  const begins = phase === 'independent';
  if (begins) {
    for (const member of workspace.members) {
      if (member.done) await directory.putMember({ ...member, done: false });
    }
  }
  await workspace.putSettings({
    phase,
    round: settings.round + (begins ? 1 : 0),
    groups: settings.groups.map((group) => ({ ...group, revealed: !begins && group.revealed })),
    // A reveal at a time that is past would end the next round at once.
    reveal: !begins && settings.reveal.kind === 'at' ? { kind: 'by-hand' } : settings.reveal,
  });
}

async function changeSettings(
  workspace: OpenWorkspace,
  change: SettingsChange,
): Promise<CommandResult> {
  const known = new Set<string>(workspace.content.sources.map(({ id }) => id));
  const named = (change.groups ?? []).flatMap(({ sources }) => sources ?? []);
  if (named.some((source) => !known.has(source))) return { error: 'unknownSource' };
  const ids = (change.groups ?? []).map(({ id }) => id);
  if (new Set(ids).size < ids.length) return { error: 'badRequest' };
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  await workspace.putSettings(Object.fromEntries(given));
  return DONE;
}

async function hideMark(
  workspace: OpenWorkspace,
  annotation: string,
  reason: string,
): Promise<CommandResult> {
  const mark = workspace.publication.ledger.annotations.get(annotation);
  if (!mark) return { error: 'unknownMark' };
  const others = workspace.record.hidden.filter((one) => one.annotation !== mark.id);
  const hidden = [...others, { annotation: mark.id, author: mark.author, reason }];
  await workspace.putRecord({ hidden });
  // The first pass is read by all, and a mark that was hidden once stays out of it.
  await workspace.firstPass.write((document) =>
    removeFromFirstPass(document, ({ id }) => id === mark.id),
  );
  workspace.tellRefusals(mark.author);
  return DONE;
}

async function changeMember(
  workspace: OpenWorkspace,
  command: Extract<Command, { kind: 'change-member' }>,
  directory: Directory,
): Promise<CommandResult> {
  const member = memberIn(workspace, command.member);
  if (!member) return { error: 'unknownMember' };
  const role = command.role ?? member.role;
  if (role !== 'owner' && isLastOwner(workspace, member)) return { error: 'lastOwner' };
  const taken = workspace.members
    .filter(({ id }) => id !== member.id)
    .map(({ displayName }) => displayName);
  await directory.putMember({
    ...member,
    role,
    group: command.group === undefined ? member.group : command.group,
    displayName: freeName(command.displayName ?? member.displayName, taken),
  });
  return DONE;
}

/** The devices of the member lose it at once, so a cookie that was copied opens nothing. */
async function removeMember(
  workspace: OpenWorkspace,
  id: MemberId,
  keepMarks: boolean,
  parts: CommandParts,
): Promise<CommandResult> {
  const member = memberIn(workspace, id);
  if (!member) return { error: 'unknownMember' };
  if (isLastOwner(workspace, member)) return { error: 'lastOwner' };
  await parts.directory.unlinkAll(id);
  if (keepMarks) await parts.directory.putMember({ ...member, removed: true, returning: null });
  else await eraseMember(workspace, member, parts);
  return DONE;
}

function memberIn(workspace: OpenWorkspace, id: MemberId): MemberRecord | undefined {
  return workspace.members.find((member) => member.id === id);
}

function isLastOwner(workspace: OpenWorkspace, member: MemberRecord): boolean {
  const owners = workspace.members.filter(({ role, removed }) => role === 'owner' && !removed);
  return owners.length === 1 && owners[0]?.id === member.id;
}

/** A room code that no workspace of this server has. */
export function freeCode(directory: Directory): string {
  const taken = new Set(directory.workspaces().map(({ code }) => code));
  let code = newCode('room');
  while (taken.has(code)) code = newCode('room');
  return code;
}
