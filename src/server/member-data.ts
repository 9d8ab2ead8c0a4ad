/** One person's data, for that person: all that the server keeps of them, as plain JSON. */
import { readFirstPass } from '#sync/documents.ts';
import { documentName } from '#sync/names.ts';
import { notebookChanges } from './notebook-changes.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { toMember, type MemberRecord } from './records.ts';
import type { UpdateLog } from './update-log.ts';

/** Shape: who, since when, every record of the notebook by kind, and the first pass of each round. */
export async function dataOf(workspace: OpenWorkspace, member: MemberRecord, log: UpdateLog) {
  const name = documentName({ kind: 'notebook', workspace: workspace.id, member: member.id });
  const notebook = await log.loadDocument(name);
  const records = notebookChanges(notebook, member.id).map(({ kind, record }) => ({
    kind,
    record,
  }));
  notebook.destroy();
  const { settings, firstPass } = workspace;
  const rounds = Array.from({ length: settings.round }, (_, index) => index + 1);
  return {
    about:
      'All that this Crossread server keeps of one member. Shared notes are not signed, so they are not here.',
    workspace: { id: workspace.id, title: settings.title },
    member: { ...toMember(member), joined: member.joined, saidDone: member.done },
    records,
    firstPasses: rounds.map((round) => ({
      round,
      annotations: readFirstPass(firstPass.document, round).filter(
        ({ author }) => author === member.id,
      ),
    })),
  };
}
