import type { Phase } from '#core/model/workspace.ts';

/** What people call a phase. */
export function phaseName(phase: Phase): string {
  switch (phase) {
    case 'setup':
      return 'In preparation';
    case 'independent':
      return 'Independent work';
    case 'open':
      return 'Open';
    case 'closed':
      return 'Closed';
  }
}
