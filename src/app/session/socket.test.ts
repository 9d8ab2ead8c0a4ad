import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { FollowingSocket } from './socket.ts';

type Behaviour = 'pings' | 'greets and falls silent' | 'says nothing' | 'does not even open';

const PING = Uint8Array.of(9);
const PING_MS = 40;
const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0).toReversed()) end();
});

/** A server that treats the first socket as told, and says to the others that it is there, as Crossread's own does. */
async function listen(first: Behaviour) {
  const http = createServer().listen(0, '127.0.0.1');
  const door = new WebSocketServer({ noServer: true });
  const accepted: WebSocket[] = [];
  let asked = 0;
  http.on('upgrade', (request, stream, head) => {
    const behaviour = asked++ === 0 ? first : 'pings';
    endings.push(() => stream.destroy());
    if (behaviour === 'does not even open') return;
    door.handleUpgrade(request, stream, head, (socket) => {
      accepted.push(socket);
      if (behaviour !== 'says nothing') socket.send(PING);
      if (behaviour !== 'pings') return;
      const pings = setInterval(() => socket.send(PING), PING_MS);
      endings.push(() => clearInterval(pings));
    });
  });
  await once(http, 'listening');
  endings.push(() => http.close());
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, accepted };
}

function follow(url: string, silenceMs: number) {
  const network = new EventTarget();
  const links: string[] = [];
  let ends = 0;
  const linked = (link: string) => links.push(link);
  const socket = new FollowingSocket({ url, network, linked, silenceMs });
  socket.on('close', () => ends++);
  endings.push(() => socket.destroy());
  return { network, links, ends: () => ends };
}

test('a network that comes back before the other side has agreed to the end is used again', async () => {
  const { url, accepted } = await listen('pings');
  const { network, links } = follow(url, 30_000);
  await vi.waitFor(() => expect(links.at(-1)).toBe('connected'));
  const [before] = accepted;
  if (!before) throw new Error('the server has accepted no socket');
  before.pause();
  network.dispatchEvent(new Event('offline'));
  expect(links.at(-1)).toBe('offline');
  network.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(links.at(-1)).toBe('connected'));
  before.resume();
  await once(before, 'close');
  expect(links.at(-1)).toBe('connected');
  expect(accepted.length).toBe(2);
});

test.each(['greets and falls silent', 'says nothing', 'does not even open'] as const)(
  'a socket that %s is given up for another, and whoever uses it is told of its end',
  async (behaviour) => {
    const { url, accepted } = await listen(behaviour);
    const { links, ends } = follow(url, 300);
    const opened = behaviour === 'does not even open' ? 1 : 2;
    await vi.waitFor(() => expect(accepted.length).toBe(opened), { timeout: 10_000 });
    await vi.waitFor(() => expect(links.at(-1)).toBe('connected'));
    expect(links).toContain('offline');
    expect(ends()).toBe(1);
  },
);

test('one that is heard is kept', async () => {
  const { url, accepted } = await listen('pings');
  const { links, ends } = follow(url, 10 * PING_MS);
  await vi.waitFor(() => expect(links.at(-1)).toBe('connected'));
  await new Promise((resolve) => setTimeout(resolve, 40 * PING_MS));
  expect([links.includes('offline'), accepted.length, ends()]).toEqual([false, 1, 0]);
});
