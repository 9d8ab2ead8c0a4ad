/** `crossread backup` and `crossread restore`: the whole data folder as one file, and back. */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, mkdtemp, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { StartError } from '#server/messages.ts';
import {
  DATABASE_FILE,
  FOR_THIS_ACCOUNT,
  openDatabaseToRead,
  openStorage,
} from '#server/storage-sqlite.ts';
import { inputName, inputOf, whyNotRead } from './input.ts';
import { openToRead } from './open-folder.ts';
import { placeOf } from './out-place.ts';
import { codeOf, notWritten, writeOutput, writeWhole } from './output.ts';
import { megabytes, Progress } from './progress.ts';
import { sentences } from './selection-flags.ts';
import { tell } from './tell.ts';
import { orTakenAway } from './unfinished.ts';

export interface BackupOptions {
  readonly data: string;
  /** A path, or - for the standard output. */
  readonly out: string;
}

/** A running server is not disturbed. @returns null when the file is whole, else what is wrong as a sentence. */
export async function backUp({ data, out }: BackupOptions): Promise<string | null> {
  const opened = openToRead(data);
  if (!opened.ok) return sentences(opened.problems);
  await opened.value.close();
  const place = await placeOf(out);
  if (place.kind !== 'file') return backUpAsStream(data, out);
  try {
    await writeWhole(place.path, (unfinished) => copyDatabase(data, unfinished));
    const { size } = await stat(out);
    tell(`${out} holds all of ${data}: ${megabytes(size)}.`);
    return null;
  } catch (error) {
    return notWritten(out, error);
  }
}

/** The database is copied first: a stream of it cannot be taken while a server writes. */
async function backUpAsStream(data: string, out: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-backup-')); // for this account alone
  const takeAway = () => rmSync(folder, { recursive: true, force: true });
  return orTakenAway(takeAway, async () => {
    const copy = join(folder, DATABASE_FILE);
    try {
      await copyDatabase(data, copy);
    } catch (error) {
      return notWritten(folder, error); // to be made on another disk: TMPDIR says which
    }
    return writeOutput(out, createReadStream(copy));
  });
}

async function copyDatabase(data: string, to: string): Promise<void> {
  const progress = new Progress(data);
  writeFileSync(to, '', { mode: FOR_THIS_ACCOUNT.file }); // SQLite would let all of the machine read it
  const database = openDatabaseToRead(data);
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
  const taken = whyTaken(data);
  if (taken !== null) return taken;
  const unfinished = join(data, `restore.${process.pid}`);
  const takeAway = () => {
    rmSync(unfinished, { recursive: true, force: true });
    if (existsSync(data) && readdirSync(data).length === 0) rmdirSync(data); // a failure leaves nothing
  };
  try {
    return await orTakenAway(takeAway, async () => {
      await mkdir(unfinished, { recursive: true, mode: FOR_THIS_ACCOUNT.folder });
      const database = join(unfinished, DATABASE_FILE);
      const restored = createWriteStream(database, { mode: FOR_THIS_ACCOUNT.file });
      await pipeline(inputOf(file), restored);
      const problem = await backupProblem(unfinished);
      if (problem !== null) return `${inputName(file)} ${problem}; nothing was restored`;
      const takenMeanwhile = whyTaken(data); // by a server that was started
      if (takenMeanwhile !== null) return takenMeanwhile;
      await rename(database, target);
      tell(`${data} holds what was backed up in ${inputName(file)}.`);
      return null;
    });
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return notWritten(data, error);
    return `${inputName(file)} could not be restored: ${whyNotRead(error)}`;
  }
}

/** SQLite would take a log that another database left there for the end of this one. @returns null for a free folder. */
function whyTaken(data: string): string | null {
  const left = [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-journal`].find((name) =>
    existsSync(join(data, name)),
  );
  if (left === undefined) return null;
  const what = left === DATABASE_FILE ? 'data already' : `the rest of other data (${left})`;
  return `${data} holds ${what}: name another folder with --data, or move that one away first`;
}

/** Whether every page of the file is there and a server of this version can use it; brings older data up to date. */
async function backupProblem(folder: string): Promise<string | null> {
  try {
    const database = new DatabaseSync(join(folder, DATABASE_FILE));
    try {
      const tables = database
        .prepare("SELECT name FROM sqlite_schema WHERE name IN ('updates', 'settings')") // in every version
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
