import { useState } from 'react';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import { useRoom } from '../session/room.ts';
import { onDevice } from '../small-memory.ts';
import { changeView } from '../view-state.ts';
import { Countdown } from './countdown.tsx';

/** After the reveal, until it has been read: marks are open now, and what I had marked before is kept. */
export function RevealNotice({ settings }: { readonly settings: WorkspaceSettings }) {
  const { session, me } = useRoom();
  const key = `crossread/reveal-seen/${session.workspace.id}/${me.id}/${settings.round}`;
  const [seen, setSeen] = useState<string | null>(null);
  const isSeen = seen === key || onDevice.get(key) !== null;
  const { timerEnds } = settings;
  if (isSeen && timerEnds === null) return null;
  const close = () => {
    onDevice.set(key, 'seen');
    setSeen(key);
  };
  return (
    <section className="phase-bar" aria-label="What is going on" data-phase="open">
      {!isSeen && (
        <>
          <p role="status">
            The marks are open: everybody sees what everybody marked. Your first pass is kept as it
            was.
          </p>
          <button
            type="button"
            onClick={() => {
              close();
              changeView({ desk: false, passes: true });
            }}
          >
            Compare with it
          </button>
          <button type="button" onClick={close}>
            Got it
          </button>
        </>
      )}
      {timerEnds !== null && <Countdown key={timerEnds} ends={timerEnds} />}
    </section>
  );
}
