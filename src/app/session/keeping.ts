import type { HocuspocusProvider } from '@hocuspocus/provider';
import { Keeping } from '#sync/keeping.ts';

const AGAIN_MS = 200;
const MOST_MS = 10_000;

/**
 * Asks over the notebook's own connection whether the server keeps it as it is; tells each change of that.
 * @returns what is called when one may write again.
 */
export function followKeeping(
  provider: HocuspocusProvider,
  changed: (kept: boolean) => void,
): () => void {
  const line = {
    sendStateless: (payload: string) => provider.sendStateless(payload),
    later: (act: () => void, times: number) =>
      void setTimeout(act, Math.min(AGAIN_MS * 2 ** (times - 1), MOST_MS)),
    resend: () => provider.forceSync(),
  };
  const keeping = new Keeping(provider.document, line, changed);
  provider.on('synced', () => keeping.connected());
  provider.on('close', () => keeping.disconnected());
  provider.on('disconnect', () => keeping.disconnected());
  provider.on('stateless', ({ payload }: { payload: string }) => keeping.hear(payload));
  provider.on('destroy', () => keeping.close());
  return () => keeping.mayWriteAgain();
}
