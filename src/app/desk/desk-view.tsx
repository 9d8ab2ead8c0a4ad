import type { Command } from '#sync/api.ts';
import { Waiting } from '../frame/waiting.tsx';
import { useDesk } from '../session/desk.ts';
import { useMay } from '../session/room.ts';
import { changeView } from '../view-state.ts';
import { BoardTable } from './board-table.tsx';
import { Groups } from './groups.tsx';
import { HiddenMarks } from './hidden-marks.tsx';
import { People } from './people.tsx';
import { PhaseControl } from './phase-control.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { RoomCode } from './room-code.tsx';

/** The teacher's desk: phases, the live board, what is handed out, people and codes. */
export function DeskView() {
  const { desk, problem, run } = useDesk();
  const manages = useMay('manage');
  if (!desk) return <Waiting>{problem ?? 'Opening the desk'}</Waiting>;
  const act = (command: Command) => void run(command);
  return (
    <main className="desk" aria-label="Desk">
      <div className="desk-head">
        <h2>Desk</h2>
        <button type="button" onClick={() => changeView({ desk: false })}>
          Back to the articles
        </button>
      </div>
      <p className="join-problem" role="alert">
        {problem}
      </p>
      <PhaseControl settings={desk.settings} board={desk.board} act={act} />
      <BoardTable board={desk.board} settings={desk.settings} />
      <ReadingOptions settings={desk.settings} act={act} />
      <Groups settings={desk.settings} board={desk.board} manages={manages} act={act} />
      <HiddenMarks hidden={desk.hidden} board={desk.board} act={act} />
      {manages && <RoomCode desk={desk} run={run} />}
      {manages && <People board={desk.board} run={run} />}
    </main>
  );
}
