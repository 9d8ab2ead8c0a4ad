import { WebSocketStatus, type HocuspocusProvider } from '@hocuspocus/provider';

const FIRST_MS = 3_000;
const MOST_MS = 30_000;

/**
 * Asks for a document again that the server has left without an answer. Hocuspocus 4.8 loses the question where a
 * document is opened while an earlier farewell to it is still under way: it would be waited for in vain.
 * @returns what ends that.
 */
export function askAgainUnanswered(
  provider: HocuspocusProvider,
  isShut: () => boolean,
  firstMs = FIRST_MS,
): () => void {
  let wait = firstMs;
  let timer = setTimeout(look, wait);
  function look(): void {
    if (isUnanswered(provider) && !isShut()) {
      wait = Math.min(2 * wait, MOST_MS);
      void provider.sendToken().then(() => provider.startSync());
    } else wait = firstMs;
    timer = setTimeout(look, wait);
  }
  return () => clearTimeout(timer);
}

function isUnanswered({ isAttached, isAuthenticated, configuration }: HocuspocusProvider): boolean {
  const { status } = configuration.websocketProvider;
  return isAttached && !isAuthenticated && status === WebSocketStatus.Connected;
}
