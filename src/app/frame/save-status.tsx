import { useSaveState, type SaveState } from '../session/save-state.ts';

export function SaveStatus() {
  const state = useSaveState();
  return (
    <output className="save-status" data-state={state.kind} aria-live="polite">
      {sentence(state)}
    </output>
  );
}

function sentence(state: SaveState): string {
  switch (state.kind) {
    case 'connecting':
      return 'Connecting';
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving';
    case 'offline':
      return `Offline: ${state.changes === 1 ? '1 change' : `${state.changes} changes`} kept on this device`;
  }
}
