/*
 * Audiences: members who are shown the same sources and the same marks. Each has documents of its own,
 * so that what an audience may not see is never sent to it. Not roles (rights.ts).
 * Comes from settings and members; goes to names of documents and to the librarian.
 */
import * as v from 'valibot';
import { may } from './rights.ts';
import type { GroupId } from './ids.ts';
import type { Member } from './member.ts';
import type { Group, WorkspaceSettings } from './workspace.ts';

/** `all`, `desk` (owners and editors, where they see more or less than all), or the id of a group with a `g-`. */
export type AudienceId = string & v.Brand<'AudienceId'>;
export const audienceIdSchema = v.pipe(
  v.string(),
  v.regex(/^(?:all|desk|g-[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)$/),
  v.brand('AudienceId'),
);

export const EVERYBODY = v.parse(audienceIdSchema, 'all');
export const DESK = v.parse(audienceIdSchema, 'desk');

export function audienceOfGroup(group: GroupId): AudienceId {
  return v.parse(audienceIdSchema, `g-${group}`);
}

/** The audience that a member belongs to now. Once everything is open there is but one. */
export function audienceOf(member: Member, settings: WorkspaceSettings): AudienceId {
  if (!hasAudiences(settings)) return EVERYBODY;
  if (may(member.role, 'see-everything', settings.phase)) return DESK;
  const group = settings.groups.find(({ id }) => id === member.group);
  return group ? audienceOfGroup(group.id) : EVERYBODY;
}

/** All audiences that anybody can belong to now. */
export function audiencesOf(settings: WorkspaceSettings): AudienceId[] {
  if (!hasAudiences(settings)) return [EVERYBODY];
  return [EVERYBODY, DESK, ...settings.groups.map(({ id }) => audienceOfGroup(id))];
}

function hasAudiences({ phase, groups, marksOpenToOwners }: WorkspaceSettings): boolean {
  return phase === 'independent' && (groups.length > 0 || marksOpenToOwners);
}

/** The group whose audience this is, null for everybody and the desk. */
export function groupOf(audience: AudienceId, settings: WorkspaceSettings): Group | null {
  return settings.groups.find(({ id }) => audienceOfGroup(id) === audience) ?? null;
}

/** Whether new marks and changes by members of `writers` are shown to `audience` now. */
export function isShownTo(
  audience: AudienceId,
  writers: AudienceId,
  settings: WorkspaceSettings,
): boolean {
  switch (settings.phase) {
    case 'open':
    case 'closed':
      return true;
    case 'setup':
      return false;
    case 'independent': {
      if (audience === DESK && settings.marksOpenToOwners) return true;
      const writersRevealed = groupOf(writers, settings)?.revealed ?? false;
      const audienceRevealed =
        audience === DESK || (groupOf(audience, settings)?.revealed ?? false);
      return writersRevealed && audienceRevealed;
    }
  }
}
