/*
 * The door for sockets: upgrade, a look at where the request comes from, well-formed frames only, signs of life.
 * Not documents: frames that pass go to Hocuspocus.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hocuspocus } from '@hocuspocus/server';
import type { FastifyBaseLogger } from 'fastify';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { CLOSE_CODES, SOCKET_PATH, WIRE_LIMITS } from '#sync/wire.ts';
import { checkFrame, PING } from './frames.ts';
import type { FullStates } from './full-states.ts';
import { Pace } from './pace.ts';
import { isOtherSite } from './same-site.ts';
import type { Visitor } from './sync-server.ts';

/** Milliseconds between two questions for a sign of life; pages reconnect after 30 s without a word. */
const PING_EVERY = 10_000;
/** Milliseconds that a socket gets to say goodbye. */
const GOODBYE = 1_000;

export interface SocketDoor {
  /** Lets the messages that came in be written, then closes every socket. */
  close(): Promise<void>;
}

/** Bytes that may wait for one socket: a full workspace, several times over. */
export const MOST_UNREAD = 64 * 1024 * 1024;

export function openSocketDoor(
  server: Server,
  sync: Hocuspocus<Visitor>,
  fullStates: FullStates,
  deviceOf: (cookieHeader: string | undefined) => string | null,
  logger: FastifyBaseLogger,
  mostUnread: number,
): SocketDoor {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: WIRE_LIMITS.messageBytes,
    perMessageDeflate: false,
  });

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== SOCKET_PATH) return turnAway(stream, '404 Not Found');
    if (isOtherSite(request.headers)) {
      logger.warn({ origin: request.headers.origin }, 'socket from another site refused');
      return turnAway(stream, '403 Forbidden');
    }
    return sockets.handleUpgrade(request, stream, head, (socket) => {
      admit(
        socket,
        request,
        sync,
        fullStates,
        { device: deviceOf(request.headers.cookie) },
        logger,
        mostUnread,
      );
    });
  };
  server.on('upgrade', upgrade);

  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (socket.readyState === WebSocket.OPEN) socket.send(Uint8Array.of(PING));
    }
  }, PING_EVERY);

  return {
    async close() {
      server.off('upgrade', upgrade);
      server.on('upgrade', (_request, stream: Duplex) =>
        turnAway(stream, '503 Service Unavailable'),
      );
      clearInterval(pings);
      const connections = [...sync.documents.values()].flatMap((document) =>
        document.getConnections(),
      );
      await Promise.all(connections.map((connection) => connection.waitForPendingMessages()));
      await Promise.all([...sockets.clients].map(sayGoodbye));
      sockets.close();
    },
  };
}

function admit(
  socket: WebSocket,
  request: IncomingMessage,
  sync: Hocuspocus<Visitor>,
  fullStates: FullStates,
  visitor: Visitor,
  logger: FastifyBaseLogger,
  mostUnread: number,
): void {
  const asked = new Request(new URL(SOCKET_PATH, 'http://localhost'));
  const client = sync.handleConnection(toSocketLike(socket, mostUnread), asked, visitor);
  const pace = new Pace();
  let isOpen = true;
  socket.on('message', (data: RawData) => {
    if (!isOpen) return;
    if (!pace.allowsAnother(performance.now())) {
      isOpen = false;
      logger.warn('too many messages, socket closed');
      socket.close(CLOSE_CODES.tooMany, 'too many messages');
      return;
    }
    const bytes = ownBytes(data);
    const frame = checkFrame(bytes);
    if (!frame.ok) {
      isOpen = false;
      logger.warn({ problem: frame.problems[0]?.message }, 'malformed message, socket closed');
      socket.close(CLOSE_CODES.malformed, 'malformed message');
    } else if (frame.value === 'sign-of-life') client.lastMessageReceivedAt = Date.now();
    else client.handleMessage(fullStates.shorten(bytes, (name) => sync.documents.get(name)));
  });
  socket.on('close', (code, reason) => client.handleClose({ code, reason: reason.toString() }));
  socket.on('error', (error) => logger.warn({ problem: error.message }, 'socket failed'));
}

/** What Hocuspocus needs of a socket. */
function toSocketLike(socket: WebSocket, mostUnread: number) {
  return {
    send: (data: string | ArrayBufferLike | Blob | ArrayBufferView) => {
      // Who stops reading would fill the server's memory; who comes back gets all that was missed.
      if (socket.bufferedAmount > mostUnread) socket.terminate();
      else socket.send(data);
    },
    close: (code?: number, reason?: string) => socket.close(code, reason),
    get readyState() {
      return socket.readyState;
    },
  };
}

/** A copy that owns its buffer: slices of Node's shared pool would let a wrong length read foreign bytes. */
function ownBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}

function turnAway(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), GOODBYE);
    socket.once('close', () => {
      clearTimeout(impatience);
      resolve();
    });
    socket.close(1001, 'the server stops');
  });
}
