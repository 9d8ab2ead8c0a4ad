/** What the teacher's desk shows: fetched when it opens, kept live by the board's notices, changed by commands. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '#core/model/result.ts';
import type { Command, CommandAnswer, Desk } from '#sync/api.ts';
import { sentencesOf } from './ask.ts';
import { noticeIn } from './connection.ts';
import { useRoom } from './room.ts';
import { fetchDesk, sendCommand } from './workspaces-api.ts';

export interface DeskState {
  /** Null until it has arrived. */
  readonly desk: Desk | null;
  /** The sentence of the last thing that failed, null when all is well. */
  readonly problem: string | null;
  /** Sends a command and looks again. */
  readonly run: (command: Command) => Promise<Result<CommandAnswer>>;
}

export function useDesk(): DeskState {
  const { reading, session, content } = useRoom();
  const [desk, setDesk] = useState<Desk | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const workspace = session.workspace.id;

  // Settings arrive as a document; the rest of the desk may have changed with them.
  const look = useEffectEvent(async () => {
    const answer = await fetchDesk(workspace);
    if (answer.ok) setDesk(answer.value);
    setProblem(answer.ok ? null : sentencesOf(answer));
  });
  useEffect(() => {
    const soon = setTimeout(() => void look());
    const stop = content.watch(() => void look());
    return () => {
      clearTimeout(soon);
      stop();
    };
  }, [content]);

  useEffect(() => {
    const { board } = reading;
    const hear = ({ payload }: { payload: string }) => {
      const notice = noticeIn(payload);
      if (notice?.type === 'board') {
        setDesk((before) => before && { ...before, board: notice.board });
      }
    };
    board.on('stateless', hear);
    return () => {
      board.off('stateless', hear);
    };
  }, [reading]);

  const run = async (command: Command) => {
    const answer = await sendCommand(workspace, command);
    const fresh = await fetchDesk(workspace);
    if (fresh.ok) setDesk(fresh.value);
    setProblem(answer.ok ? null : sentencesOf(answer));
    return answer;
  };
  return { desk, problem, run };
}

/** Sends a command of my own, for instance "I'm done". @returns the sentence of a failure, null when done. */
export function useCommand(): (command: Command) => Promise<string | null> {
  const { session } = useRoom();
  return async (command) => {
    const answer = await sendCommand(session.workspace.id, command);
    return answer.ok ? null : sentencesOf(answer);
  };
}
