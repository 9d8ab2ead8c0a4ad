/** Which articles groups read in an export of some articles: none that the file does not have. */
import type { SourceId } from '../model/ids.ts';
import type { WorkspaceSettings } from '../model/workspace.ts';

/** A group whose articles are all left out reads those that are there: a group cannot read none. */
export function settingsOver(
  settings: WorkspaceSettings,
  sources: readonly SourceId[],
): WorkspaceSettings {
  const groups = settings.groups.map((group) => {
    const left = group.sources?.filter((id) => sources.includes(id)) ?? [];
    return { ...group, sources: left.length > 0 ? left : null };
  });
  return { ...settings, groups };
}
