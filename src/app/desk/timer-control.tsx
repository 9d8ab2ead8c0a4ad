import { useState, type FormEvent } from 'react';
import type { Command } from '#sync/api.ts';
import { Countdown } from '../phase/countdown.tsx';
import { serverNow } from '../session/server-clock.ts';

interface TimerControlProps {
  /** ISO 8601; null while no clock runs. */
  readonly ends: string | null;
  readonly act: (command: Command) => void;
}

const MINUTES = [5, 10, 15, 20] as const;
const MOST_MINUTES = 600;

/** One clock for the whole room: a quiet countdown on every screen, and a sentence at its end. */
export function TimerControl({ ends, act }: TimerControlProps) {
  const [own, setOwn] = useState('');
  const minutes = Number(own);
  const isTime = minutes > 0 && minutes <= MOST_MINUTES;
  const start = (length: number) => {
    const timerEnds = new Date(serverNow() + length * 60_000).toISOString();
    act({ kind: 'change-settings', change: { timerEnds } });
  };
  const startOwn = (event: FormEvent) => {
    event.preventDefault();
    if (!isTime) return;
    start(minutes);
    setOwn('');
  };
  return (
    <section aria-labelledby="timer-title">
      <h3 id="timer-title">Timer</h3>
      {ends !== null && (
        <div className="desk-line">
          <Countdown key={ends} ends={ends} />
          <button
            type="button"
            onClick={() => act({ kind: 'change-settings', change: { timerEnds: null } })}
          >
            Stop the timer
          </button>
        </div>
      )}
      <form className="desk-line" onSubmit={startOwn}>
        {MINUTES.map((length) => (
          <button key={length} type="button" onClick={() => start(length)}>
            {length} min
          </button>
        ))}
        <label>
          or
          <input
            type="number"
            aria-label="Minutes of your own"
            min={1}
            max={MOST_MINUTES}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
          min
        </label>
        <button type="submit" disabled={!isTime}>
          Start
        </button>
      </form>
    </section>
  );
}
