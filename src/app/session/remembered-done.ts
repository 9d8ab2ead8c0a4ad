/*
 * Whether I said "I'm done" in this round, on this device: the server tells the desk, but not me.
 * Not the truth of the board. A new round begins undone, as on the server.
 */
import { useState } from 'react';
import { onDevice } from '../small-memory.ts';
import { useRoom, useWorkspace } from './room.ts';

export function useRememberedDone(): readonly [boolean, (done: boolean) => void] {
  const { session, me } = useRoom();
  const { settings } = useWorkspace();
  const key = `crossread/done/${session.workspace.id}/${me.id}/${settings.round}`;
  const [said, setSaid] = useState<{ readonly key: string; readonly done: boolean } | null>(null);
  const done = said?.key === key ? said.done : onDevice.get(key) !== null;
  const remember = (now: boolean) => {
    if (now) onDevice.set(key, 'done');
    else onDevice.remove(key);
    setSaid({ key, done: now });
  };
  return [done, remember];
}
