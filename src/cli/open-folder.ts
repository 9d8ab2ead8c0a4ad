/** The data folder opened for a command, or a sentence without a path that says why it cannot be. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accepted, refused, type Problem, type Result } from '#core/model/result.ts';
import { StartError } from '#server/messages.ts';
import { openOffline, type Offline } from '#server/offline.ts';
import {
  DATABASE_FILE,
  openStorageCopy,
  openStorageForOneChange,
  openStorageReadOnly,
} from '#server/storage-sqlite.ts';
import type { ReadableStorage } from '#server/storage.ts';

/** Beside a server that may be running, which is not disturbed. */
export function openToRead(data: string): Result<ReadableStorage> {
  if (!hasData(data)) return refused(noDataIn(data));
  try {
    return accepted(openStorageReadOnly(data));
  } catch (error) {
    return refusedStart(error);
  }
}

export interface WriteChoice {
  /** Writes into a copy that is thrown away. */
  readonly dryRun?: boolean;
  /** Where there is no data yet, there will be; otherwise that is refused, since a name is mistyped easily. */
  readonly mayMake?: boolean;
}

/** Keeps servers out of the folder. Nothing is written until `keep` is called. */
export async function openToWrite(
  data: string,
  { dryRun = false, mayMake = false }: WriteChoice = {},
): Promise<Result<Offline>> {
  if (!mayMake && !hasData(data)) return refused(noDataIn(data));
  try {
    const storage = dryRun ? openStorageCopy(data) : openStorageForOneChange(data);
    return accepted(await openOffline(storage));
  } catch (error) {
    return refusedStart(error);
  }
}

function hasData(data: string): boolean {
  return existsSync(join(data, DATABASE_FILE));
}

function noDataIn(data: string): Problem {
  return {
    path: '',
    message: `there is no Crossread data in ${data}: name its folder with --data`,
  };
}

function refusedStart(error: unknown): Result<never> {
  if (error instanceof StartError) return refused({ path: '', message: error.message });
  throw error;
}
