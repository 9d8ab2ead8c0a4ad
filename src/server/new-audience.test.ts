import { setTimeout as later } from 'node:timers/promises';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { audienceOfGroup } from '#core/model/audience.ts';
import { groupIdSchema } from '#core/model/ids.ts';
import { readWorkspace } from '#sync/documents.ts';
import { documentName } from '#sync/names.ts';
import { smallWorkspace } from '../testing/small-workspace.ts';
import { openDocument, openSocket, until } from '../testing/wire-client.ts';
import { WireClass } from '../testing/wire-class.ts';

let room: WireClass;
beforeEach(async () => {
  room = await WireClass.start();
});
afterEach(() => room.leave());

test('who asks for the articles of a new audience while these are being laid out gets them', async () => {
  const group = v.parse(groupIdSchema, 'one');
  const { member, cookie } = await room.join('Ada');
  const groups = [{ id: group, name: 'One', sources: null, revealed: false }];
  await room.do({ kind: 'change-settings', change: { groups } });
  await room.do({ kind: 'change-member', member: member.id, group });
  const name = documentName({
    kind: 'handout',
    workspace: smallWorkspace.settings.id,
    audience: audienceOfGroup(group),
  });
  const sockets = Array.from({ length: 30 }, () => openSocket(room.server.url, cookie));
  await until(() => sockets.every(({ webSocket }) => webSocket?.readyState === 1));
  const begun = room.do({ kind: 'set-phase', phase: 'independent' });
  const all: HocuspocusProvider[] = [];
  for (const socket of sockets) {
    all.push(openDocument(socket, name));
    await later(1);
  }
  await begun;
  await until(() => all.some(({ isAuthenticated }) => isAuthenticated));
  await later(500);
  const allowed = all.filter(({ isAuthenticated }) => isAuthenticated);
  expect(allowed.filter(({ document }) => readWorkspace(document) === null)).toEqual([]);
  for (const socket of sockets) socket.destroy();
});
