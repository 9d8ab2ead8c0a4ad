import { useEffect, useState } from 'react';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import { useCommand } from '../session/desk.ts';
import { useObservable } from '../session/observable.ts';
import { useMay, useRoom, useWorkspace } from '../session/room.ts';

/** Under the header: what the present phase means for me, the clock, and "I'm done". */
export function PhaseBar() {
  const { settings } = useWorkspace();
  const { me } = useRoom();
  const maySayDone = useMay('say-done');
  const sentence = sentenceFor(settings, me.role === 'owner' || me.role === 'editor');
  const isQuiet = settings.phase === 'open' && !settings.locked;
  if (isQuiet && settings.timerEnds === null) return null;
  return (
    <section className="phase-bar" aria-label="What is going on" data-phase={settings.phase}>
      {!isQuiet && <p>{sentence}</p>}
      {settings.timerEnds !== null && (
        <Countdown key={settings.timerEnds} ends={settings.timerEnds} />
      )}
      {maySayDone && settings.phase === 'independent' && <DoneButton settings={settings} />}
    </section>
  );
}

function sentenceFor(settings: WorkspaceSettings, runs: boolean): string {
  if (settings.locked && !runs) return 'Locked for now: you can read, and nothing can be changed.';
  switch (settings.phase) {
    case 'setup':
      return 'In preparation: members wait until independent work begins.';
    case 'independent':
      if (runs) return 'Independent work: members mark alone until the reveal.';
      return `Mark on your own. Nobody but you sees your marks until the reveal${
        settings.marksOpenToOwners ? ', apart from the owners of this workspace' : ''
      }.`;
    case 'open':
      return 'Open: everybody sees all marks.';
    case 'closed':
      return 'Closed: everything can be read and exported, nothing can be changed.';
  }
}

function DoneButton({ settings }: { readonly settings: WorkspaceSettings }) {
  const command = useCommand();
  const { marks } = useRoom();
  const own = [...useObservable(marks.marks).values()].filter((mark) => mark.own).length;
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const say = async () => {
    const failed = await command({ kind: 'say-done', done: !done });
    setProblem(failed);
    if (failed === null) setDone(!done);
  };
  return (
    <span className="phase-done">
      {settings.reveal.kind === 'after-marks' && (
        <span>
          {own} of {settings.reveal.marks} marks
        </span>
      )}
      <button type="button" aria-pressed={done} onClick={() => void say()}>
        {done ? 'Done. Go on after all' : 'I’m done'}
      </button>
      <span role="alert">{problem}</span>
    </span>
  );
}

function Countdown({ ends }: { readonly ends: string }) {
  const left = () => Math.max(0, Math.ceil((new Date(ends).getTime() - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => {
      const remaining = Math.ceil((new Date(ends).getTime() - Date.now()) / 1000);
      setSeconds(Math.max(0, remaining));
    }, 500);
    return () => clearInterval(timer);
  }, [ends]);
  if (seconds === 0) return <p role="status">Time is up.</p>;
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="countdown" role="timer" aria-label={`${clock} left`}>
      {clock}
    </span>
  );
}
