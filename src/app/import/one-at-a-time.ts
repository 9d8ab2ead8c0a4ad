import { useEffect, useRef } from 'react';

export interface Attempt {
  readonly signal: AbortSignal;
  /** True once it was stopped: its answer counts no more. */
  readonly isLate: () => boolean;
  readonly end: () => void;
}

export interface OneAtATime {
  /** Stops the one before. */
  readonly attempt: (writes: boolean) => Attempt;
  /** Whether what was stopped may have written something. */
  readonly stop: () => boolean;
}

/** Requests of a dialog, one at a time; none goes on when the dialog is gone. */
export function useOneAtATime(): OneAtATime {
  const running = useRef<{ controller: AbortController; writes: boolean } | null>(null);
  useEffect(() => () => running.current?.controller.abort(), []);
  const stop = () => {
    const { controller, writes } = running.current ?? { controller: null, writes: false };
    running.current = null;
    controller?.abort();
    return writes;
  };
  return {
    stop,
    attempt: (writes) => {
      stop();
      const now = { controller: new AbortController(), writes };
      running.current = now;
      return {
        signal: now.controller.signal,
        isLate: () => running.current !== now,
        end: () => {
          running.current = null;
        },
      };
    },
  };
}
