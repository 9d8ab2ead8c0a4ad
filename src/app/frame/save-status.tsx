import { useEffect } from 'react';
import { messages } from '../messages.ts';
import { useSaveState, type SaveState } from '../session/save-state.ts';
import { counted } from '../words.ts';

export function SaveStatus() {
  const state = useSaveState();
  const isHereAlone = state.kind === 'offline' || state.kind === 'held';
  useLeavingAsked(isHereAlone && !state.keptHere && state.changes > 0);
  return (
    <output className="save-status" data-state={state.kind} aria-live="polite">
      {sentence(state)}
    </output>
  );
}

/** The browser asks before the page goes away. */
function useLeavingAsked(wouldLose: boolean): void {
  useEffect(() => {
    if (!wouldLose) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wouldLose]);
}

function sentence(state: SaveState): string {
  switch (state.kind) {
    case 'connecting':
      return 'Connecting';
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving';
    case 'held':
      return messages.held(state.changes, state.keptHere);
    case 'offline':
      return state.keptHere
        ? `Offline: ${counted(state.changes, 'change', 'changes')} kept on this device`
        : messages.offlineNotKept(state.changes);
  }
}
