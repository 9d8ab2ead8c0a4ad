import { useState } from 'react';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import { useCommand } from '../session/desk.ts';
import { useObservable } from '../session/observable.ts';
import { useRememberedDone } from '../session/remembered-done.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';
import { Countdown } from './countdown.tsx';
import { phaseSentence } from './phase-sentence.ts';
import { RevealNotice } from './reveal-notice.tsx';

/** Under the header: what the present phase means for me, the clock, and "I'm done". */
export function PhaseBar() {
  const { settings } = useWorkspace();
  const { me } = useRoom();
  const maySayDone = useMay('say-done');
  const hasNotice = settings.phase === 'open' && settings.round > 0 && !settings.locked;
  const sentence = phaseSentence(settings, me);
  if (hasNotice) return <RevealNotice settings={settings} />;
  if (sentence === null && settings.timerEnds === null) return null;
  return (
    <section className="phase-bar" aria-label="What is going on" data-phase={settings.phase}>
      {sentence !== null && <p>{sentence}</p>}
      {settings.timerEnds !== null && (
        <Countdown key={settings.timerEnds} ends={settings.timerEnds} />
      )}
      {maySayDone && settings.phase === 'independent' && <DoneButton settings={settings} />}
    </section>
  );
}

function DoneButton({ settings }: { readonly settings: WorkspaceSettings }) {
  const command = useCommand();
  const [done, setDone] = useRememberedDone();
  const [problem, setProblem] = useState<string | null>(null);
  const say = async () => {
    const failed = await command({ kind: 'say-done', done: !done });
    setProblem(failed);
    if (failed === null) setDone(!done);
  };
  return (
    <span className="phase-done">
      {settings.reveal.kind === 'after-marks' && <MarksSoFar goal={settings.reveal.marks} />}
      <button type="button" aria-pressed={done} onClick={() => void say()}>
        {done ? 'Done. Go on after all' : 'I’m done'}
      </button>
      <span role="alert">{problem}</span>
    </span>
  );
}

/** How far I am where the reveal waits for a number of marks. */
function MarksSoFar({ goal }: { readonly goal: number }) {
  const { marks } = useRoom();
  const own = [...useObservable(marks.marks).values()].filter((mark) => mark.own).length;
  return (
    <span className="phase-progress">
      <meter min={0} max={goal} value={Math.min(own, goal)} aria-label="Your marks" />
      {own} of {goal} marks
    </span>
  );
}
