/*
 * Who I was in each workspace, kept on the device so that a reload works offline.
 * Not a login: the server's signed cookie decides; the copy only names documents kept on this device.
 */
import type { WorkspaceId } from '#core/model/ids.ts';
import { sessionSchema, type Session } from '#sync/api.ts';
import { onDevice } from '../small-memory.ts';

const PREFIX = 'crossread/session/';

/** A session without a member is forgotten instead. */
export function remember(session: Session): void {
  const key = PREFIX + session.workspace.id;
  if (session.member) onDevice.set(key, JSON.stringify(session));
  else onDevice.remove(key);
}

export function recall(workspace: WorkspaceId): Session | null {
  return read(PREFIX + workspace);
}

/** Every workspace in which this device is a member, by title. */
export function recallAll(): Session[] {
  return onDevice
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => read(key) ?? [])
    .toSorted((a, b) => a.workspace.title.localeCompare(b.workspace.title));
}

/** Calls when another tab of this browser has come in here, or left. @returns what ends that. */
export function whenOtherTab(workspace: WorkspaceId, call: () => void): () => void {
  const heard = ({ key, oldValue, newValue }: StorageEvent) => {
    // The key is null when everything was cleared.
    const isAboutThis = key === null || key === PREFIX + workspace;
    if (isAboutThis && (oldValue === null || newValue === null)) call();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

function read(key: string): Session | null {
  return onDevice.read(key, sessionSchema);
}
