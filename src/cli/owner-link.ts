/** `crossread owner-link`: a new recovery key for a workspace, for whoever runs the server. */
import { codeHash, newCode } from '#server/codes.ts';
import type { Directory } from '#server/directory.ts';
import type { WorkspaceRecord } from '#server/records.ts';
import { chosenOf } from './chosen-workspace.ts';
import { openToWrite } from './open-folder.ts';
import { writeLine } from './output.ts';
import { sentences } from './selection-flags.ts';

export interface OwnerLinkOptions {
  readonly data: string;
  readonly workspace?: string;
  /** Where people reach the server. */
  readonly url: string;
}

/** Writes the address to the standard output. @returns null when done, else what is wrong as a sentence. */
export async function ownerLink(options: OwnerLinkOptions): Promise<string | null> {
  const opened = await openToWrite(options.data);
  if (!opened.ok) return sentences(opened.problems);
  const { directory } = opened.value;
  try {
    const chosen = chosenOf(directory.workspaces(), options.workspace);
    if (!chosen.ok) return sentences(chosen.problems);
    const address = await newOwnerAddress(chosen.value, directory, options.url);
    // First the address: a key that nobody has seen must not take the place of the one that people have.
    const problem = await writeLine(address);
    if (problem === null) await opened.value.keep();
    return problem;
  } finally {
    await opened.value.close();
  }
}

/** Whoever opens the address owns the workspace. The key that was valid before is not any more. */
export async function newOwnerAddress(
  record: WorkspaceRecord,
  directory: Directory,
  url: string,
): Promise<string> {
  const key = newCode('recovery');
  await directory.putWorkspace({ ...record, recovery: codeHash(key) });
  return `${url.replace(/\/$/, '')}/return#${key}`;
}
