import type { Member } from '#core/model/member.ts';
import { may } from '#core/model/rights.ts';
import type { RevealRule, WorkspaceSettings } from '#core/model/workspace.ts';

/** What the phase means for the member, in a sentence or two; null where nothing needs to be said. */
export function phaseSentence(settings: WorkspaceSettings, me: Member): string | null {
  const runs = may(me.role, 'run', settings.phase);
  const marks = may(me.role, 'mark', settings.phase);
  if (settings.locked && settings.phase !== 'closed') {
    return runs
      ? 'Locked: members can read, and nobody but owners and editors can change anything.'
      : 'Locked for now: you can read, and nothing can be changed until it is unlocked.';
  }
  switch (settings.phase) {
    case 'setup':
      return 'In preparation: members wait until independent work begins.';
    case 'independent':
      if (runs) return 'Independent work: members mark alone until the reveal.';
      if (!marks) return 'The others mark on their own. Their marks open at the reveal.';
      return [aloneSentence(settings, me), endSentence(settings.reveal)].join(' ').trim();
    case 'open':
      return null;
    case 'closed':
      return 'Closed: everything can be read and exported, nothing can be changed.';
  }
}

function aloneSentence({ groups, marksOpenToOwners }: WorkspaceSettings, me: Member): string {
  const group = groups.find(({ id }) => id === me.group);
  if (group?.revealed) {
    return `${group.name} is revealed: its members see one another’s marks, the others do not.`;
  }
  const alone = 'Mark on your own. Nobody but you sees your marks until the reveal';
  return marksOpenToOwners ? `${alone}; the owners of this workspace can read them.` : `${alone}.`;
}

function endSentence(reveal: RevealRule): string {
  switch (reveal.kind) {
    case 'by-hand':
      return '';
    case 'at': {
      const time = new Date(reveal.time).toLocaleTimeString(undefined, { timeStyle: 'short' });
      return `Marks open at ${time}.`;
    }
    case 'after-marks':
      return `Marks open when everybody has made ${reveal.marks}.`;
    case 'all-done':
      return 'Marks open when all have said that they are done.';
  }
}
