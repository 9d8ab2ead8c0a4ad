/*
 * Erasing: a member with everything they wrote, or a whole workspace, so that no byte of their text is left.
 * Not removing with the marks kept (commands.ts). Shared notes and drafts are nobody's own and are not touched.
 * Comes from a command or from a date that has passed; goes to every document, the log and the file itself.
 */
import type { Hocuspocus } from '@hocuspocus/server';
import type { MemberId, WorkspaceId } from '#core/model/ids.ts';
import { removeFromFirstPass } from '#sync/documents.ts';
import { documentName, parseDocumentName } from '#sync/names.ts';
import { closeDocument } from './close-document.ts';
import type { Directory } from './directory.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Storage } from './storage.ts';
import type { Visitor } from './sync-server.ts';
import type { UpdateLog } from './update-log.ts';

export interface ErasureParts {
  readonly directory: Directory;
  readonly log: UpdateLog;
  readonly storage: Storage;
  readonly sync: () => Hocuspocus<Visitor>;
}

/** Call it inside `workspace.change`. */
export async function eraseMember(
  workspace: OpenWorkspace,
  { id }: { readonly id: MemberId },
  parts: ErasureParts,
): Promise<void> {
  const notebook = documentName({ kind: 'notebook', workspace: workspace.id, member: id });
  await closeDocument(parts.sync(), notebook, 'erased');
  workspace.publication.forget(id);
  const { hidden, drafts } = workspace.record;
  await workspace.putRecord({
    hidden: hidden.filter((one) => one.author !== id),
    drafts: drafts.map((draft) => (draft.begunBy === id ? { ...draft, begunBy: null } : draft)),
  });
  await workspace.firstPass.write((document) =>
    removeFromFirstPass(document, ({ author }) => author === id),
  );
  await parts.directory.removeMember(id);
  workspace.publication.refresh();
  await workspace.publication.settled();
  await workspace.retireAudiences();
  await parts.log.remove([notebook]);
  for (const document of workspace.serverDocuments()) await parts.log.rewrite(document.name);
  await parts.storage.scrub();
}

/** With every document, member and record. */
export async function eraseWorkspace(id: WorkspaceId, parts: ErasureParts): Promise<void> {
  const names = (await parts.log.documents()).filter(
    (name) => parseDocumentName(name)?.workspace === id,
  );
  for (const name of new Set([...names, ...parts.sync().documents.keys()])) {
    if (parseDocumentName(name)?.workspace === id)
      await closeDocument(parts.sync(), name, 'erased');
  }
  await parts.directory.removeWorkspace(id);
  await parts.log.remove(names);
  await parts.storage.scrub();
}
