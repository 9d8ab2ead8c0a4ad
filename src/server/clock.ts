/** Looks once a second at what is due: reveals at a time or by a rule, deletions, retention dates. */
import type { FastifyBaseLogger } from 'fastify';
import type { Workspaces } from './workspaces.ts';

const EVERY = 1000;

export function startClock(
  workspaces: Workspaces,
  logger: FastifyBaseLogger,
): { stop(): Promise<void> } {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= workspaces
      .lookAtTheClock()
      .catch((error: unknown) => logger.error({ err: error }, 'what is due could not be done'))
      .finally(() => (looking = null));
  }, EVERY);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
