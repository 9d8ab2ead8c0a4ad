/** `crossread export`: from the data folder to a file, whole or not at all. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import * as Y from 'yjs';
import { formatNamed } from '#core/formats/index.ts';
import { largeChunks } from '#core/formats/large-chunks.ts';
import { workspaceIdSchema, type WorkspaceId } from '#core/model/ids.ts';
import { EVERYBODY } from '#core/model/audience.ts';
import type { WorkspaceSnapshot } from '#core/model/workspace.ts';
import { openStorageReadOnly } from '#server/storage-sqlite.ts';
import { StartError } from '#server/messages.ts';
import type { ReadableStorage } from '#server/storage.ts';
import { documentName, parseDocumentName, type DocumentAddress } from '#sync/names.ts';
import { workspaceSnapshot } from '#sync/snapshot.ts';

export interface ExportOptions {
  readonly format: string;
  readonly data: string;
  readonly workspace?: string;
  /** A path, or - for the standard output. */
  readonly out: string;
}

/** @returns null when the export is written, else what is wrong as a sentence. */
export async function exportWorkspace(options: ExportOptions): Promise<string | null> {
  const format = formatNamed(options.format);
  if (!format) return `there is no format “${options.format}”`;
  const snapshot = await snapshotOf(options);
  if (typeof snapshot === 'string') return snapshot;
  const chunks = format.write(snapshot, { generatedAt: new Date().toISOString() });
  const problem = await writeTo(options.out, chunks);
  if (problem !== null) return problem;
  console.error(`${snapshot.annotations.length} marks written as ${format.label}. Left out:`);
  for (const loss of format.loses) console.error(`- ${loss}`);
  return null;
}

async function snapshotOf(options: ExportOptions): Promise<WorkspaceSnapshot | string> {
  let storage: ReadableStorage;
  try {
    storage = openStorageReadOnly(options.data);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    return `there is no Crossread data in ${options.data}: name its folder with --data`;
  }
  try {
    const workspace = await chosenWorkspace(storage, options.workspace);
    if (typeof workspace !== 'object') return workspace;
    const { id } = workspace;
    const snapshot = workspaceSnapshot(
      await loadDocument(storage, { kind: 'workspace', workspace: id }),
      await loadDocument(storage, { kind: 'reading-room', workspace: id, audience: EVERYBODY }),
    );
    return snapshot ?? `the workspace “${workspace.id}” has no articles yet`;
  } finally {
    await storage.close();
  }
}

async function chosenWorkspace(
  storage: ReadableStorage,
  wanted: string | undefined,
): Promise<{ readonly id: WorkspaceId } | string> {
  const addresses = (await storage.documents()).map(parseDocumentName);
  const ids = addresses.flatMap((address) =>
    address?.kind === 'workspace' ? [address.workspace] : [],
  );
  const choice = wanted === undefined && ids.length === 1 ? ids[0] : wanted;
  const id = v.safeParse(workspaceIdSchema, choice);
  if (id.success && ids.includes(id.output)) return { id: id.output };
  const names = ids.length === 0 ? 'none' : ids.join(', ');
  return wanted === undefined
    ? `name one of the workspaces with --workspace: ${names}`
    : `there is no workspace “${wanted}”; there is: ${names}`;
}

async function loadDocument(storage: ReadableStorage, address: DocumentAddress): Promise<Y.Doc> {
  const document = new Y.Doc();
  const update = await storage.load(documentName(address));
  if (update) Y.applyUpdate(document, update);
  return document;
}

/** A file appears under its name only when it is complete. */
async function writeTo(out: string, chunks: Iterable<string>): Promise<string | null> {
  const unfinished = `${out}.${process.pid}.part`;
  try {
    if (out === '-') {
      await pipeline(Readable.from(largeChunks(chunks)), process.stdout, { end: false });
    } else {
      await pipeline(Readable.from(largeChunks(chunks)), createWriteStream(unfinished));
      await rename(unfinished, out);
    }
    return null;
  } catch (error) {
    if (out !== '-') await rm(unfinished, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return `${out} could not be written: ${reason}`;
  }
}
