/*
 * The one socket of a visit. It follows the network: given up at once when the browser says that the network is
 * gone, opened when it is back, and opened anew when nothing is heard any more. Not what is said over it.
 * A socket is given up with the event that an end has, which Hocuspocus by itself leaves out after a silence: its
 * documents would never be in step again.
 */
import { HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';

/** The server says something every ten seconds, if only that it is there (socket-door.ts). */
const SILENCE_MS = 25_000;

export interface SocketParts {
  readonly url: string;
  /** Tells with the events `offline` and `online` what the browser knows of the network: the window. */
  readonly network: EventTarget;
  readonly linked: (link: 'connected' | 'offline') => void;
  readonly silenceMs?: number;
}

export class FollowingSocket extends HocuspocusProviderWebsocket {
  readonly #network: EventTarget;
  readonly #silenceMs: number;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, network, linked, silenceMs = SILENCE_MS }: SocketParts) {
    super({
      url,
      delay: 500,
      minDelay: 250,
      maxDelay: 5_000,
      autoConnect: false,
      messageReconnectTimeout: 4 * silenceMs,
    });
    this.#network = network;
    this.#silenceMs = silenceMs;
    this.on('status', ({ status }: { status: WebSocketStatus }) => {
      if (status === WebSocketStatus.Connected) linked('connected');
      else if (status === WebSocketStatus.Disconnected) linked('offline');
      else this.#listen();
    });
    this.on('message', this.#listen);
    this.on('close', this.#stopListening);
    network.addEventListener('offline', this.#wentOffline);
    network.addEventListener('online', this.#cameOnline);
    this.#cameOnline();
  }

  override destroy(): void {
    this.#stopListening();
    this.#network.removeEventListener('offline', this.#wentOffline);
    this.#network.removeEventListener('online', this.#cameOnline);
    super.destroy();
  }

  readonly #stopListening = (): void => clearTimeout(this.#silence);

  /** Until something is heard, or for so long. */
  readonly #listen = (): void => {
    this.#stopListening();
    this.#silence = setTimeout(this.#giveUp, this.#silenceMs);
  };

  readonly #cameOnline = (): void => void this.connect();

  // The other side's consent to an end takes as long as the network is gone. Until then Hocuspocus would take the
  // socket for connected, and make no other when the network is back.
  readonly #wentOffline = (): void => {
    this.disconnect();
    this.#giveUp();
  };

  readonly #giveUp = (): void => {
    this.emit('close', { event: { code: 4408, reason: 'given up' } });
  };
}
