/** What the page says of a server that is hung, or a network that has died without a word. */
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EVERYTHING } from '#core/formats/selection.ts';
import { workspaceIdSchema } from '#core/model/ids.ts';
import { messages } from '../messages.ts';
import { ask } from './ask.ts';
import { downloadExport, type SavePlace } from './export-api.ts';

const workspace = v.parse(workspaceIdSchema, 'w');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Ends only when it is given up. */
const never = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_resolve, reject) =>
    signal?.addEventListener('abort', () => reject(new Error('given up'))),
  );

function serverThatIsHung(): void {
  vi.stubGlobal('fetch', async (_path: string, { signal }: RequestInit) => never(signal));
}

/** Some of the file, and then nothing more. */
function serverThatStops(): void {
  vi.stubGlobal('fetch', async (_path: string, { signal }: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(10));
        signal?.addEventListener('abort', () => controller.error(new Error('given up')));
      },
    });
    return new Response(body);
  });
}

test.each([
  { method: 'GET', said: messages.serverUnreachable },
  { method: 'POST', said: messages.serverSilent },
  { method: 'DELETE', said: messages.serverSilent },
] as const)('$method ends, and promises nothing about what was asked', async ({ method, said }) => {
  serverThatIsHung();
  const answer = ask(v.object({}), method, '/api/anything');
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await answer).toEqual({ ok: false, problems: [{ path: 'network', message: said }] });
});

async function downloaded(place: () => Promise<SavePlace | null>): Promise<unknown> {
  const asked = { workspace, formatId: 'csv', selection: EVERYTHING };
  const signal = new AbortController().signal;
  const answer = downloadExport(asked, { signal, told: () => undefined, place });
  await vi.advanceTimersByTimeAsync(130_000);
  return answer;
}

const done = async () => undefined;

function placeThat(parts: Partial<SavePlace>): () => Promise<SavePlace> {
  return async () => ({ write: done, close: done, abandon: done, ...parts });
}

const fails = async () => {
  throw new Error('no room');
};

test.each([
  { what: 'never begins', server: serverThatIsHung, place: placeThat({}), path: 'network' },
  { what: 'stops in the middle', server: serverThatStops, place: placeThat({}), path: 'network' },
  { what: 'has no place to go', server: serverThatStops, place: fails, path: 'disk' },
  {
    what: 'can neither be written nor taken away again',
    server: serverThatStops,
    place: placeThat({ write: fails, abandon: fails }),
    path: 'disk',
  },
])('a download that $what ends with a sentence', async ({ server, place, path }) => {
  server();
  expect(await downloaded(place)).toMatchObject({ ok: false, problems: [{ path }] });
});
