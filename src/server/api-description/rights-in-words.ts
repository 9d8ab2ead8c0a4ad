/** Who may do what, out of the one table of rights, so that the description cannot say something else. */
import { ROLES } from '#core/model/member.ts';
import { RIGHTS, type Action } from '#core/model/rights.ts';
import { PHASES } from '#core/model/workspace.ts';
import { COMMAND_RIGHTS } from '../commands.ts';
import type { DescribedRoute } from './described-route.ts';

export function whoInWords(who: DescribedRoute['who']): string {
  if (who === 'anybody') return 'Anybody who reaches the server.';
  const actions: readonly Action[] = typeof who === 'string' ? [who] : who;
  const roles = ROLES.flatMap((role) => {
    const phases = PHASES.filter((phase) =>
      actions.every((action) => RIGHTS[action][role].includes(phase)),
    );
    if (phases.length === 0) return [];
    return [phases.length === PHASES.length ? role : `${role} (${phases.join(', ')})`];
  });
  return `Members with the role ${roles.join(' or ')}.`;
}

/** A Markdown list. */
export function commandsInWords(): string {
  return Object.entries(COMMAND_RIGHTS)
    .map(([kind, action]) => `- \`${kind}\`: ${whoInWords(action)}`)
    .join('\n');
}
