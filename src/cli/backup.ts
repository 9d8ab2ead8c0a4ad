/** `crossread backup` and `crossread restore`: the whole data folder as one file, and back. */
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StartError } from '#server/messages.ts';
import { DATABASE_FILE, openStorage, openStorageReadOnly } from '#server/storage-sqlite.ts';

export interface BackupOptions {
  readonly data: string;
  readonly out: string;
}

/** A running server is not disturbed. @returns null when the file is whole, else what is wrong as a sentence. */
export async function backUp({ data, out }: BackupOptions): Promise<string | null> {
  const problem = await dataProblem(data);
  if (problem !== null) return problem;
  const unfinished = `${out}.${process.pid}.part`;
  const database = new DatabaseSync(join(data, DATABASE_FILE), { readOnly: true });
  try {
    await backup(database, unfinished);
    await rename(unfinished, out);
    const { size } = await stat(out);
    console.error(`${out} holds all of ${data}: ${(size / 1e6).toFixed(1)} MB.`);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true });
    return `${out} could not be written: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    database.close();
  }
}

export interface RestoreOptions {
  readonly data: string;
}

/** Into a folder that has no data yet: what is there is never overwritten. @returns as backUp. */
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
    await copyFile(file, join(unfinished, DATABASE_FILE));
    const problem = await dataProblem(unfinished);
    if (problem !== null) return `${file} is no back-up of Crossread: ${problem}`;
    await rename(join(unfinished, DATABASE_FILE), target);
    await openStorage(data).close();
    console.error(`${data} holds what was backed up in ${file}.`);
    return null;
  } catch (error) {
    return `${file} could not be restored: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

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
