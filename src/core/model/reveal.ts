import type { WorkspaceSettings } from './workspace.ts';

/** How far one annotator is who has joined and was not removed. */
export interface Progress {
  readonly marks: number;
  readonly done: boolean;
}

/** Whether independent work ends by the rule of the workspace. By hand, and in an empty room, it never does. */
export function isRevealDue(
  { phase, reveal }: WorkspaceSettings,
  annotators: readonly Progress[],
  now: Date,
): boolean {
  if (phase !== 'independent') return false;
  switch (reveal.kind) {
    case 'by-hand':
      return false;
    case 'at':
      return new Date(reveal.time) <= now;
    case 'after-marks':
      return annotators.length > 0 && annotators.every(({ marks }) => marks >= reveal.marks);
    case 'all-done':
      return annotators.length > 0 && annotators.every(({ done }) => done);
  }
}
