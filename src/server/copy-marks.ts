/** Marks of a workspace into its copy: each author becomes a member there, whose notebook holds the same records. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as Y from 'yjs';
import { annotationIdSchema } from '#core/model/ids.ts';
import { documentName } from '#sync/names.ts';
import { writeNotebookRecord } from '#sync/notebook-document.ts';
import type { Directory } from './directory.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { WorkspaceRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Only what is shown to all is copied; talk is not. Nobody's device opens the members of the copy. */
export async function copyMarks(
  from: OpenWorkspace,
  to: WorkspaceRecord,
  { directory, log }: { readonly directory: Directory; readonly log: UpdateLog },
): Promise<void> {
  for (const member of from.members) {
    const marks = from.publicMarks().filter(({ author }) => author === member.id);
    if (marks.length === 0) continue;
    const copy = await directory.addMember(to.id, member.displayName, 'annotator');
    const notebook = new Y.Doc();
    for (const { author: _, ...mark } of marks) {
      const id = v.parse(annotationIdSchema, randomUUID());
      writeNotebookRecord(notebook, { ...mark, id }, null);
    }
    await log.append(
      documentName({ kind: 'notebook', workspace: to.id, member: copy.id }),
      Y.encodeStateAsUpdate(notebook),
    );
    notebook.destroy();
  }
}
