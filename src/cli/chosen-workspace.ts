/** The workspace of a data folder that a command works in: the one that is named, or the only one that there is. */
import { accepted, refused, type Result } from '#core/model/result.ts';
import { may } from '#core/model/rights.ts';
import type { Offline } from '#server/offline.ts';
import type { OpenWorkspace } from '#server/open-workspace.ts';

interface Named {
  readonly id: string;
  readonly settings?: { readonly title: string };
}

/** Refused, with what there is, where none is named and there is not just one, or where there is none of that name. */
export function chosenOf<T extends Named>(
  all: readonly T[],
  wanted: string | undefined,
): Result<T> {
  const [found, ...more] = all.filter(({ id }) => (wanted ?? id) === id);
  if (found && more.length === 0) return accepted(found);
  const names = all.map(inWords).join(', ') || 'none';
  return refused({
    path: '',
    message:
      wanted === undefined
        ? `name one of the workspaces with --workspace: ${names}`
        : `there is no workspace “${wanted}”; there is: ${names}`,
  });
}

function inWords({ id, settings }: Named): string {
  return settings ? `${id} (${settings.title})` : id;
}

/** To add something: what is closed stays as it is, in a shell as in the app. */
export async function openChosen(
  { directory, workspaces }: Offline,
  wanted: string | undefined,
): Promise<Result<OpenWorkspace>> {
  const chosen = chosenOf(directory.workspaces(), wanted);
  if (!chosen.ok) return chosen;
  const workspace = await workspaces.open(chosen.value.id);
  if (!workspace) throw new Error(`${chosen.value.id} is in the directory and cannot be opened`);
  const { phase, title } = workspace.settings;
  if (may('owner', 'mark', phase)) return accepted(workspace);
  return refused({
    path: '',
    message: `“${title}” is closed, and nothing is added to it. Open it again at the desk first`,
  });
}
