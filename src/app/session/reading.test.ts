import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EVERYBODY } from '#core/model/audience.ts';
import { memberIdSchema, workspaceIdSchema } from '#core/model/ids.ts';
import { writeReadingRoom, writeWorkspace } from '#sync/documents.ts';
import { smallMark, smallWorkspace } from '../../testing/small-workspace.ts';
import type { OpenedDocument } from './connection.ts';
import { Observable } from './observable.ts';
import { openReading } from './reading.ts';

const workspace = v.parse(workspaceIdSchema, 'w');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A reading whose articles are here already, and whose reading room is being opened. */
function openedOverArticles() {
  const socket = new HocuspocusProviderWebsocket({ url: 'ws://nowhere', autoConnect: false });
  const opened = new Map<string, OpenedDocument>();
  const restoring = Promise.withResolvers<void>();
  const connection = {
    open: ({ kind }: { readonly kind: string }): OpenedDocument => {
      const document = new Y.Doc();
      if (kind === 'workspace') writeWorkspace(document, smallWorkspace);
      const one: OpenedDocument = {
        document,
        provider: new HocuspocusProvider({ websocketProvider: socket, name: kind, document }),
        copy: {
          isWhole: new Observable(true),
          restored: restoring.promise,
          get: async () => 0,
          set: async () => 0,
        },
        close: () => undefined,
        forget: async () => undefined,
      };
      opened.set(kind, one);
      return one;
    },
  };
  const reading = openReading(connection, workspace, {
    content: 'workspace',
    audience: EVERYBODY,
    readingRoom: true,
  });
  const progress = { hasArrived: false };
  void reading.arrived.then(() => (progress.hasArrived = true));
  return { progress, restored: () => restoring.resolve(), room: opened.get('reading-room') };
}

test.each<{ from: string; act: (opened: ReturnType<typeof openedOverArticles>) => void }>([
  {
    from: 'the server',
    act: ({ room }) => {
      if (room) room.provider.synced = true;
    },
  },
  {
    from: 'this device',
    act: ({ room, restored }) => {
      const mark = { ...smallMark('one'), author: v.parse(memberIdSchema, 'ana') };
      if (room) writeReadingRoom(room.document, { annotations: new Map([[mark.id, mark]]) });
      restored();
    },
  },
  { from: 'nowhere, after a moment', act: () => vi.advanceTimersByTime(3_000) },
])('articles that are here wait for the marks: they come from $from', async ({ act }) => {
  const opened = openedOverArticles();
  await vi.advanceTimersByTimeAsync(100);
  expect(opened.progress.hasArrived).toBe(false);
  act(opened);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened.progress.hasArrived).toBe(true);
});
