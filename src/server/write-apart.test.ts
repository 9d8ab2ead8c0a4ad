/** Exports in a process of their own: given up half way, refused, and too many at a time. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { EVERYTHING } from '#core/formats/selection.ts';
import { memberIdSchema } from '#core/model/ids.ts';
import { writeReadingRoom, writeWorkspace } from '#sync/documents.ts';
import { markedWorkspace } from '../testing/seed-workspace.ts';
import type { PublishedUpdate } from './published-updates.ts';
import { writeApart } from './write-apart.ts';
import type { ExportOrder } from './write-export.ts';

/** Far more bytes than stand in pipes and streams on the way. */
const MARKS = 20_000;

const marked = markedWorkspace(MARKS, 5);
const workspace = new Y.Doc();
writeWorkspace(workspace, marked);
const room = new Y.Doc();
writeReadingRoom(room, {
  annotations: new Map(marked.annotations.map((mark) => [mark.id, mark])),
  members: new Map(marked.members.map((member) => [member.id, member])),
});
const updates: PublishedUpdate[] = [
  { document: 'workspace', update: Y.encodeStateAsUpdate(workspace) },
  { document: 'readingRoom', update: Y.encodeStateAsUpdate(room) },
];
const order: ExportOrder = {
  format: 'w3c',
  selection: EVERYTHING,
  secret: 'secret',
  generatedAt: '2026-01-31T09:30:00.000Z',
};

const begun = async (one: ExportOrder, gone = new AbortController().signal) => {
  const written = await writeApart(updates, one, gone);
  if (!written?.ok) throw new Error(`not written: ${JSON.stringify(written)}`);
  return written.value;
};

test('a file comes whole, under the name that says what it is', async () => {
  const { name, bytes } = await begun(order);
  expect(name).toBe('crossread-one-imam-three-outlets-three-frames-w3c-2026-01-31.jsonld');
  const whole = Buffer.concat(await Array.fromAsync(bytes)).toString('utf8');
  expect(whole.match(/"type": ?"Annotation"/g)).toHaveLength(MARKS);
  expect(() => JSON.parse(whole)).not.toThrow();
});

test('whoever gives up half way is never told that it was all', async () => {
  const gone = new AbortController();
  const { bytes } = await begun(order, gone.signal);
  let pieces = 0;
  const all = async () => {
    for await (const piece of bytes) {
      if (pieces++ === 0) gone.abort();
      expect(piece).toBeInstanceOf(Uint8Array);
    }
  };
  await expect(all()).rejects.toThrow('not written to its end');
});

test('who has gone gets no document, and who comes next need not wait for it', async () => {
  const pdf = { ...order, format: 'report-pdf' };
  const gone = new AbortController();
  const unwanted = writeApart(updates, pdf, gone.signal);
  const wanted = begun(pdf);
  gone.abort();
  expect(await unwanted).toMatchObject({
    ok: false,
    problems: [{ message: 'is not wanted any more' }],
  });
  const pieces = await Array.fromAsync((await wanted).bytes);
  expect(Buffer.concat(pieces).byteLength).toBeGreaterThan(1_000);
});

test('a selection that does not fit comes back as what is wrong with it', async () => {
  const selection = { ...EVERYTHING, annotators: [v.parse(memberIdSchema, 'nobody')] };
  const written = await writeApart(updates, { ...order, selection }, new AbortController().signal);
  expect(written).toMatchObject({ ok: false, problems: [{ path: 'annotators' }] });
});

test('who finds a long line is told so, and who has left the line takes no place', async () => {
  const gone = new AbortController();
  const waiting = Array.from({ length: 43 }, () => writeApart(updates, order, gone.signal));
  expect(await writeApart(updates, order, gone.signal)).toBeNull();
  gone.abort();
  const answers = await Promise.all(waiting);
  expect(answers.filter((answer) => answer?.ok)).toEqual([]);
  expect((await begun({ ...order, format: 'csv' })).name).toMatch(/\.csv$/);
});
