/** `crossread import --articles`: each article of a file becomes a draft, to be looked at and frozen at the desk. */
import { counted } from '#core/text/counted.ts';
import { beginDraft, MOST_DRAFTS } from '#server/drafts.ts';
import type { Offline } from '#server/offline.ts';
import { readSourceFile } from '#server/source-files/read-source-file.ts';
import { openChosen } from './chosen-workspace.ts';
import { sentences, sentencesAbout } from './selection-flags.ts';
import { tell } from './tell.ts';

/** All of a file or nothing of it. @returns null when done, else what is wrong. */
export async function importArticlesOf(
  file: { readonly path: string; readonly bytes: Uint8Array },
  offline: Offline,
  { workspace: wanted, dryRun = false }: { readonly workspace?: string; readonly dryRun?: boolean },
): Promise<string | null> {
  const chosen = await openChosen(offline, wanted);
  if (!chosen.ok) return sentences(chosen.problems);
  const workspace = chosen.value;
  const read = await readSourceFile(file.path, file.bytes);
  if (!read.ok) return sentencesAbout(file.path, read.problems);
  if (workspace.record.drafts.length + read.value.length > MOST_DRAFTS) {
    return `the workspace would have more than ${MOST_DRAFTS} drafts. Freeze or discard some at the desk first`;
  }
  const owner = workspace.members.find(({ role }) => role === 'owner');
  if (!owner) return 'the workspace has no owner. Make one with “crossread owner-link” first';
  const parts = { log: offline.log, now: () => new Date() };
  for (const { text, blocks, metadata } of dryRun ? [] : read.value) {
    const article = { text, blocks, metadata };
    const from = { kind: 'article', article } as const;
    const answer = await beginDraft(workspace, { kind: 'begin-draft', from }, owner, parts);
    if ('error' in answer) return `an article was not taken: ${answer.error}`;
  }
  if (!dryRun) await offline.keep();
  for (const { metadata, remarks } of dryRun ? [] : read.value) {
    for (const remark of remarks) tell(`- ${metadata.headline ?? file.path}: ${remark}`);
  }
  const count = counted(read.value.length, 'article', 'articles');
  tell(
    dryRun
      ? `${count} would become drafts.`
      : `${count} taken in as drafts: look at them at the desk, and freeze them there.`,
  );
  return null;
}
