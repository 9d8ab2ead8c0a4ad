/** What is half written goes away again, also when the program is told to stop in the middle: Ctrl+C, kill, a closed terminal. */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `takeAway` runs when the work is over in whatever way, and must leave what is whole. Only SIGKILL leaves something. */
export async function orTakenAway<T>(takeAway: () => void, work: () => Promise<T>): Promise<T> {
  const stop = (signal: NodeJS.Signals) => {
    release();
    quietly(takeAway);
    process.kill(process.pid, signal); // ends as if nobody had listened: the shell is told which signal it was
  };
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work();
  } finally {
    release();
    quietly(takeAway);
  }
}

/** Where not even that can be done, the reason why the work failed is what people need to hear. */
function quietly(takeAway: () => void): void {
  try {
    takeAway();
  } catch {
    // said by the work itself
  }
}
