import type { FastifyReply } from 'fastify';

/** Aborted when whoever asked goes away before the answer is out: a cancelled request is not carried out behind their back. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
