/** Which documents a session lets one read: the server refuses all others. */
import type { AudienceId } from '#core/model/audience.ts';
import { may } from '#core/model/rights.ts';
import type { Session } from '#sync/api.ts';

export interface Readable {
  /** The whole workspace, or what the audience is handed of it. */
  readonly content: 'workspace' | 'handout';
  readonly audience: AudienceId;
  /** False while nobody's marks are shown to the member: no reading room is opened. */
  readonly readingRoom: boolean;
}

/** Null for strangers, and while nothing may be read. */
export function readableIn({
  member,
  audience,
  seesEverything,
  workspace,
}: Session): Readable | null {
  if (!member || audience === null || seesEverything === null) return null;
  return {
    content: seesEverything ? 'workspace' : 'handout',
    audience,
    readingRoom: may(member.role, 'read-marks', workspace.phase),
  };
}

export function isSameReadable(a: Readable, b: Readable): boolean {
  return a.content === b.content && a.audience === b.audience && a.readingRoom === b.readingRoom;
}
