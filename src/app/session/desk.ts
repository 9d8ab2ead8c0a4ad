/** The desk of the opened workspace, and commands of my own. What a desk is: desk-store.ts. */
import { useEffect, useState } from 'react';
import type { Command } from '#sync/api.ts';
import { sentencesOf } from './ask.ts';
import { DeskStore, type DeskView } from './desk-store.ts';
import { useObservable } from './observable.ts';
import { useRoom } from './room.ts';
import { fetchDesk, sendCommand } from './workspaces-api.ts';

export interface DeskState extends DeskView {
  readonly run: DeskStore['run'];
}

export function useDesk(): DeskState {
  const { connection, reading, session, content } = useRoom();
  const [store] = useState(() => {
    const { id } = session.workspace;
    return new DeskStore({ fetch: () => fetchDesk(id), send: (asked) => sendCommand(id, asked) });
  });
  useEffect(() => {
    const { board } = reading;
    void store.look();
    // Settings arrive as a document; the rest of the desk may have changed with them.
    const stops = [
      content.watch(() => void store.look()),
      // Whatever was told meanwhile was not heard here.
      connection.whenBack(() => void store.look()),
    ];
    board.on('stateless', store.hear);
    return () => {
      for (const stop of stops) stop();
      board.off('stateless', store.hear);
    };
  }, [store, connection, reading, content]);
  return { ...useObservable(store.view), run: (...commands) => store.run(...commands) };
}

/** Sends a command of my own, for instance "I'm done". @returns the sentence of a failure, null when done. */
export function useCommand(): (command: Command) => Promise<string | null> {
  const { session } = useRoom();
  return async (command) => {
    const answer = await sendCommand(session.workspace.id, command);
    return answer.ok ? null : sentencesOf(answer);
  };
}
