import type { Role } from './member.ts';
import { may, type Action } from './rights.ts';
import type { WorkspaceSettings } from './workspace.ts';

const WRITING: ReadonlySet<Action> = new Set<Action>(['mark', 'talk', 'write-notes']);

/** `may`, and the lock: while it is on, only those who run the workspace write. */
export function mayNow(
  role: Role,
  action: Action,
  { phase, locked }: Pick<WorkspaceSettings, 'phase' | 'locked'>,
): boolean {
  const isShut = locked && WRITING.has(action) && !may(role, 'run', phase);
  return !isShut && may(role, action, phase);
}
