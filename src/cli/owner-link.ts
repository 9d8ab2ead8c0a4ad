/** `crossread owner-link`: a new recovery key for a workspace, for whoever runs the server. */
import { codeHash, newCode } from '#server/codes.ts';
import { StartError } from '#server/messages.ts';
import { openStorage } from '#server/storage-sqlite.ts';
import type { Storage } from '#server/storage.ts';

export interface OwnerLinkOptions {
  readonly data: string;
  readonly workspace?: string;
  /** Where people reach the server. */
  readonly url: string;
}

/** Writes the address to the standard output. @returns null when done, else what is wrong as a sentence. */
export async function ownerLink(options: OwnerLinkOptions): Promise<string | null> {
  let storage: Storage;
  try {
    storage = openStorage(options.data);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  try {
    const records = await storage.workspaces();
    const found = records.filter(({ id }) => (options.workspace ?? id) === id);
    const [record, ...more] = found;
    if (!record || more.length > 0) {
      const names = records.map(({ id, settings }) => `${id} (${settings.title})`).join(', ');
      return `name one of the workspaces with --workspace: ${names === '' ? 'none' : names}`;
    }
    const key = newCode('recovery');
    await storage.putWorkspace({ ...record, recovery: codeHash(key) });
    console.log(`${options.url.replace(/\/$/, '')}/return#${key}`);
    return null;
  } finally {
    await storage.close();
  }
}
