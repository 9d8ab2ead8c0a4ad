import { useEffect, useState } from 'react';
import { serverNow } from '../session/server-clock.ts';

/** What is left on the clock of the room; at its end a sentence, and no sound. */
export function Countdown({ ends }: { readonly ends: string }) {
  const [seconds, setSeconds] = useState(() => secondsTo(ends));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsTo(ends)), 500);
    return () => clearInterval(timer);
  }, [ends]);
  if (seconds === 0) return <p role="status">Time is up.</p>;
  const clock = clockOf(seconds);
  return (
    <span className="countdown" role="timer" aria-label={`${clock} left`}>
      {clock}
    </span>
  );
}

function secondsTo(instant: string): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - serverNow()) / 1000));
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** 9:05, or 1:09:05. */
function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
