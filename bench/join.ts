/** Joining a workspace with 10,000 marks, beside a bare WebSocket that sends the same and a bare parse of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import * as v from 'valibot';
import { memberIdSchema } from '#core/model/ids.ts';
import { readRoomAnnotations, readWorkspace } from '#sync/documents.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import { generatedMarks } from '../src/testing/generated-marks.ts';
import { joinOverHttp, openMember, until, type OpenMember } from '../src/testing/wire-client.ts';
import { openMembers } from './class-of-members.ts';
import { withCrossread } from './crossread-server.ts';
import { median, number, table, type Report } from './table.ts';

const MARKS = 10_000;
const WRITERS = 10;
const ROUNDS = 9;

/** Milliseconds, one a round. */
type Times = Readonly<Record<'http' | 'documents' | 'alone' | 'yjs' | 'json', number[]>>;
/** Milliseconds after which the server has put away what nobody has open. */
const PUT_AWAY = 300;

export function join(): Promise<Report> {
  return withCrossread(async ({ url }) => {
    const writers = await openMembers(url, WRITERS);
    const [first] = writers;
    if (!first) throw new Error('nobody joined');
    await fill(writers);
    const room = Y.encodeStateAsUpdate(first.readingRoom);
    const workspace = Y.encodeStateAsUpdate(first.workspace);
    const json = JSON.stringify([...readRoomAnnotations(first.readingRoom).values()]);
    for (const writer of writers.slice(1)) writer.close(); // the first stays, as in a class under way

    const folder = await mkdtemp(path.join(tmpdir(), 'crossread-bench-'));
    const frames = [room, workspace, new TextEncoder().encode(json)];
    for (const [index, frame] of frames.entries()) {
      await writeFile(path.join(folder, String(index)), frame);
    }
    const bare = await BareSocketProcess.start(folder);
    const times: Times = { http: [], documents: [], alone: [], yjs: [], json: [] };
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const joined = await joinOnce(url, `Late ${round}`);
        times.http.push(joined.http);
        times.documents.push(joined.documents);
        times.yjs.push(await bare.receive([0, 1], applyBoth));
        times.json.push(
          await bare.receive([2], ([bytes]) => JSON.parse(new TextDecoder().decode(bytes))),
        );
      }
      first.close();
      for (let round = 0; round < ROUNDS; round++) {
        await setTimeout(PUT_AWAY);
        const joined = await joinOnce(url, `Alone ${round}`);
        times.alone.push(joined.http + joined.documents);
      }
    } finally {
      await bare.stop();
      await rm(folder, { recursive: true });
    }
    return report(times, room.byteLength + workspace.byteLength, json.length);
  });
}

async function fill(writers: readonly OpenMember[]): Promise<void> {
  const [first] = writers;
  const content = first && readWorkspace(first.workspace);
  if (!first || !content) throw new Error('the workspace has not arrived');
  const { codeBook, sources } = content;
  const marks = generatedMarks(sources, codeBook, [v.parse(memberIdSchema, 'anybody')], MARKS, 5);
  // One update a mark, as people make them.
  for (const [index, { author: _, ...record }] of marks.entries()) {
    const writer = writers[index % writers.length] ?? first;
    writeNotebookRecord(writer.notebook, record, 'bench');
    if (index % 200 === 199)
      await until(() => writers.every((one) => !one.providers.notebook.hasUnsyncedChanges));
  }
  await until(() => readRoomAnnotations(first.readingRoom).size === MARKS, { timeout: 120_000 });
}

/** Milliseconds for the session over HTTP, and from then until all three documents are there and read. */
async function joinOnce(url: string, name: string) {
  const began = performance.now();
  const { cookie, session } = await joinOverHttp(url, name);
  const joined = performance.now();
  const member = openMember(url, cookie, session);
  await member.synced;
  const { size } = readRoomAnnotations(member.readingRoom);
  const ended = performance.now();
  member.close();
  if (size !== MARKS) throw new Error(`synced with ${size} marks of ${MARKS}`);
  return { http: joined - began, documents: ended - joined };
}

function applyBoth([room, workspace]: readonly Uint8Array[]): void {
  if (!room || !workspace) throw new Error('a frame is missing');
  const documents = [new Y.Doc(), new Y.Doc()] as const;
  Y.applyUpdate(documents[0], room);
  Y.applyUpdate(documents[1], workspace);
  const { size } = readRoomAnnotations(documents[0]);
  if (size !== MARKS || !readWorkspace(documents[1]))
    throw new Error('the bare frames are not whole');
}

function report(times: Times, bytes: number, jsonLength: number): Report {
  const whole = median(times.http.map((http, round) => http + (times.documents[round] ?? 0)));
  const documents = median(times.documents);
  const yjs = median(times.yjs);
  const row = (what: string, time: number) => [what, number(time), `${number(time / yjs)} x`];
  const head = [
    `${MARKS} marks, ${number(bytes / 1e6)} MB, medians of ${ROUNDS}`,
    'ms',
    'times the bare socket',
  ];
  const rows = [
    row('bare WebSocket, the same two Yjs documents, applied and read', yjs),
    row(
      `bare WebSocket, the marks as JSON (${number(jsonLength / 1e6)} MB), JSON.parse`,
      median(times.json),
    ),
    row('Crossread: socket, access, all three documents there and read', documents),
    row('Crossread: the same and the session over HTTP before it', whole),
    row('Crossread: the same while nobody else is there', median(times.alone)),
  ];
  return {
    text: table(head, rows),
    figures: [
      {
        what: `join with ${MARKS} marks: times the bare transfer and parse`,
        measured: whole / yjs,
        limit: 2,
        unit: 'x',
      },
    ],
  };
}

/** A WebSocket server in a process of its own that knows nothing but files to send. */
class BareSocketProcess {
  readonly #url: string;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.#url = url;
    this.#stop = stop;
  }

  static async start(folder: string): Promise<BareSocketProcess> {
    const script = path.join(import.meta.dirname, 'bare-socket.ts');
    const child = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      return new BareSocketProcess(line, async () => {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      });
    }
    throw new Error('the bare socket did not start');
  }

  /** Milliseconds from the connection until these files have come and are parsed. */
  async receive(
    files: readonly number[],
    parse: (frames: Uint8Array[]) => unknown,
  ): Promise<number> {
    const began = performance.now();
    const socket = new WebSocket(this.#url);
    const frames: Uint8Array[] = [];
    await once(socket, 'open');
    await new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        frames.push(new Uint8Array(data));
        if (frames.length === files.length) resolve();
      });
      socket.send(files.join(','));
    });
    parse(frames);
    const time = performance.now() - began;
    socket.close();
    return time;
  }

  stop(): Promise<void> {
    return this.#stop();
  }
}
