/** `crossread backup` and `crossread restore`: the whole data folder as one file, and back. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { StartError } from '#server/messages.ts';
import { DATABASE_FILE, openStorage, openStorageReadOnly } from '#server/storage-sqlite.ts';
import { inputName, inputOf } from './input.ts';
import { notWritten, writeOutput } from './output.ts';
import { megabytes, Progress } from './progress.ts';

export interface BackupOptions {
  readonly data: string;
  /** A path, or - for the standard output. */
  readonly out: string;
}

/** A running server is not disturbed. @returns null when the file is whole, else what is wrong as a sentence. */
export async function backUp({ data, out }: BackupOptions): Promise<string | null> {
  const problem = await dataProblem(data);
  if (problem !== null) return problem;
  if (out === '-') return backUpToOutput(data);
  const unfinished = `${out}.${process.pid}.part`;
  try {
    await copyDatabase(data, unfinished);
    await rename(unfinished, out);
    const { size } = await stat(out);
    console.error(`${out} holds all of ${data}: ${megabytes(size)}.`);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true });
    return notWritten(out, error);
  }
}

/** The database is copied first: a stream of it cannot be taken while a server writes. */
async function backUpToOutput(data: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-backup-')); // for this account alone
  try {
    const copy = join(folder, DATABASE_FILE);
    await copyDatabase(data, copy);
    return await writeOutput('-', createReadStream(copy));
  } catch (error) {
    return notWritten('-', error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyDatabase(data: string, to: string): Promise<void> {
  const progress = new Progress(data);
  const database = new DatabaseSync(join(data, DATABASE_FILE), { readOnly: true });
  try {
    await backup(database, to, {
      rate: 1000,
      progress: ({ totalPages, remainingPages }) => {
        progress.show(`${Math.floor((100 * (totalPages - remainingPages)) / totalPages)} %`);
      },
    });
  } finally {
    database.close();
    progress.end();
  }
}

export interface RestoreOptions {
  readonly data: string;
}

/**
 * Into a folder that has no data yet: what is there is never overwritten. `file` is a path, or - for the standard
 * input. @returns as backUp.
 */
export async function restore(file: string, { data }: RestoreOptions): Promise<string | null> {
  const target = join(data, DATABASE_FILE);
  const isTaken = await stat(target).then(
    () => true,
    () => false,
  );
  if (isTaken) {
    return `${data} holds data already: name another folder with --data, or move that one away first`;
  }
  const unfinished = join(data, `restore.${process.pid}`);
  try {
    await mkdir(unfinished, { recursive: true });
    await pipeline(inputOf(file), createWriteStream(join(unfinished, DATABASE_FILE)));
    const problem = await backupProblem(unfinished);
    if (problem !== null) return `${inputName(file)} ${problem}; nothing was restored`;
    await rename(join(unfinished, DATABASE_FILE), target);
    console.error(`${data} holds what was backed up in ${inputName(file)}.`);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `${inputName(file)} could not be restored: ${reason}`;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rmdir(data).catch(() => undefined); // only where it is empty, so that a failure leaves nothing
  }
}

/** Whether every page of the file is there and a server of this version can use it; brings older data up to date. */
async function backupProblem(folder: string): Promise<string | null> {
  try {
    const database = new DatabaseSync(join(folder, DATABASE_FILE));
    try {
      const tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE name IN ('updates', 'workspaces')")
        .all();
      if (tables.length < 2) return 'is no back-up of Crossread';
      const found = database.prepare('PRAGMA integrity_check').get();
      if (found?.['integrity_check'] !== 'ok') return DAMAGED;
    } finally {
      database.close();
    }
  } catch (error) {
    const isDatabase = !String(error).includes('not a database');
    return isDatabase ? DAMAGED : 'is no back-up of Crossread';
  }
  try {
    await openStorage(folder).close();
    return null;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return 'was written by a newer Crossread: update Crossread first';
  }
}

const DAMAGED = 'is a damaged back-up: a part of it is missing or was changed';

async function dataProblem(data: string): Promise<string | null> {
  try {
    const storage = openStorageReadOnly(data);
    try {
      await storage.documents();
    } finally {
      await storage.close();
    }
    return null;
  } catch (error) {
    if (error instanceof StartError) return error.message;
    return `there is no Crossread data in ${data}: name its folder with --data`;
  }
}
