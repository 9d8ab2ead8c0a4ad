import { spoken } from '../words.ts';
import type { Command, Desk } from '#sync/api.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ArticlesSection } from '../drafts/articles-section.tsx';
import { ImportCodeBookDialog, ImportMarksDialog } from '../import/import-dialog.tsx';
import { useDesk } from '../session/desk.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView, viewState } from '../view-state.ts';
import { BoardTable } from './board-table.tsx';
import { Groups } from './groups.tsx';
import { HiddenMarks } from './hidden-marks.tsx';
import { Invitations } from './invitations.tsx';
import { People } from './people.tsx';
import { PhaseControl } from './phase-control.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { RoomCode } from './room-code.tsx';
import { SeatList } from './seat-list.tsx';
import { TimerControl } from './timer-control.tsx';

/** The teacher's desk: phases, the live board, what is handed out, people and codes. */
export function DeskView() {
  const { desk, problem, run } = useDesk();
  const { largeBoard } = useObservable(viewState);
  const manages = useMay('manage');
  const mayMark = useMay('mark');
  if (!desk) return <Waiting>{problem ?? 'Opening the desk'}</Waiting>;
  if (largeBoard) return <LargeBoard desk={desk} />;
  const act = (command: Command) => void run(command);
  return (
    <main className="desk" aria-label="Desk">
      <div className="desk-head">
        <h2>Desk</h2>
        <ToPasses />
        {mayMark && <ImportMarksDialog />}
        {mayMark && <ImportCodeBookDialog />}
        <button type="button" onClick={() => changeView({ largeBoard: true })}>
          Board for the projector
        </button>
        <button type="button" onClick={() => changeView(ARTICLES)}>
          Back to the articles
        </button>
      </div>
      <p className="desk-problem" role="alert">
        {problem}
      </p>
      <PhaseControl settings={desk.settings} board={desk.board} act={act} />
      <div className="desk-sides">
        <div>
          <BoardTable board={desk.board} settings={desk.settings} />
          <Groups settings={desk.settings} board={desk.board} manages={manages} run={run} />
          <ArticlesSection drafts={desk.drafts} board={desk.board} run={run} />
          <HiddenMarks hidden={desk.hidden} board={desk.board} act={act} />
        </div>
        <div>
          {manages && <RoomCode desk={desk} run={run} />}
          <TimerControl ends={desk.settings.timerEnds} act={act} />
          <ReadingOptions settings={desk.settings} run={run} />
        </div>
      </div>
      {manages && (
        <section aria-labelledby="people-title">
          <h3 id="people-title">People</h3>
          <People board={desk.board} groups={desk.settings.groups} run={run} />
          <SeatList run={run} />
          <Invitations run={run} />
        </section>
      )}
    </main>
  );
}

function ToPasses() {
  const { settings } = useWorkspace();
  const mayCompare = useMay('read-first-pass') && settings.round > 0;
  if (!mayCompare) return null;
  return (
    <button type="button" onClick={() => changeView({ desk: false, passes: true })}>
      Before and after
    </button>
  );
}

/** For the wall of the class: the figures alone, and how to come in. */
function LargeBoard({ desk }: { readonly desk: Desk }) {
  return (
    <main className="desk" data-large="" aria-label="Board">
      <div className="desk-head">
        <h2>{desk.settings.title}</h2>
        {desk.code !== null && desk.codeOpen && (
          <p>
            {location.host}/join: <strong>{spoken(desk.code)}</strong>
          </p>
        )}
        <button type="button" onClick={() => changeView({ largeBoard: false })}>
          Back to the desk
        </button>
      </div>
      <BoardTable board={desk.board} settings={desk.settings} />
    </main>
  );
}
