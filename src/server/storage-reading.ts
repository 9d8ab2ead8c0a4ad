/** How SQLite is asked to read a database file that another program may be writing, or that lies where nothing may be written. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A database that was closed has no log beside it. SQLite would make one to read it, and cannot in a folder that is
 * read-only: there it is told that nobody writes.
 */
export function readingAddress(path: string): URL {
  const address = pathToFileURL(path);
  if (!existsSync(`${path}-wal`) && !isWritable(dirname(path))) {
    address.searchParams.set('immutable', '1');
  }
  return address;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
