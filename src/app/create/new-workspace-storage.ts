/** The new workspace in this window, as far as it is typed, so that a reload loses nothing. Gone when the window is closed. */
import { inTab } from '../small-memory.ts';
import { newWorkspaceSchema, type NewWorkspace } from './new-workspace.ts';

/** An older name: a window that is open while Crossread is updated finds what was typed there. */
const KEY = 'crossread/draft';

export function keepTyped(workspace: NewWorkspace): void {
  // Larger than what the browser keeps, it stays on the page, and only a reload would lose it.
  inTab.set(KEY, JSON.stringify(workspace));
}

export function typedBefore(): NewWorkspace | null {
  return inTab.read(KEY, newWorkspaceSchema);
}

export function dropTyped(): void {
  inTab.remove(KEY);
}
