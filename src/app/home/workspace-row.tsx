import { useState } from 'react';
import { addressOfWorkspace } from '../place.ts';
import { readableDate } from '../compare/readable-date.ts';
import { Link } from '../link.tsx';
import { sentencesOf } from '../session/ask.ts';
import { sendCommand } from '../session/workspaces-api.ts';
import { PHASE_WORDS } from '#core/model/workspace.ts';
import { counted, ROLE_WORDS } from '../words.ts';
import { CopyDialog } from './copy-dialog.tsx';
import type { HomeEntry } from './home-entry.ts';
import { RetentionDialog } from './retention-dialog.tsx';
import { WorkspaceMenu, type Choice } from './workspace-menu.tsx';

interface WorkspaceRowProps {
  readonly entry: HomeEntry;
  /** Of its title, in the order of the page. */
  readonly heading: 'h2' | 'h3';
  readonly mayCreate: boolean;
  /** Called when the list is to be asked for again, with what happened as a sentence. */
  readonly changed: (news: string) => Promise<void>;
}

export function WorkspaceRow({ entry, heading: Heading, mayCreate, changed }: WorkspaceRowProps) {
  const { workspace, member, sources, members, deleteAt, eraseAt } = entry;
  const [dialog, setDialog] = useState<'copy' | 'retention' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { title } = workspace;

  const command = async (sent: Parameters<typeof sendCommand>[1], news: string) => {
    const answer = await sendCommand(workspace.id, sent);
    setProblem(answer.ok ? null : sentencesOf(answer));
    if (answer.ok) await changed(news);
  };
  const restore = () => command({ kind: 'restore' }, `“${title}” stays.`);
  const choose = (choice: Choice) => {
    switch (choice) {
      case 'copy':
      case 'retention':
        return setDialog(choice);
      case 'archive':
        return void command(
          { kind: 'archive', archived: true },
          `“${title}” is in the archive. Nobody new can join it.`,
        );
      case 'unarchive':
        return void command(
          { kind: 'archive', archived: false },
          `“${title}” is out of the archive.`,
        );
      case 'delete':
        return void command({ kind: 'delete' }, `“${title}” will be deleted. You can undo that.`);
      case 'restore':
        return void restore();
    }
  };
  return (
    <li className="workspace-row" data-leaving={deleteAt !== null || undefined}>
      <div className="workspace-words">
        <Heading>
          <Link href={addressOfWorkspace(workspace.id)}>{title}</Link>
        </Heading>
        <p className="workspace-facts">
          <span className="phase" data-phase={workspace.phase}>
            {PHASE_WORDS[workspace.phase]}
          </span>
          <span>{counted(sources, 'article', 'articles')}</span>
          <span>{counted(members, 'member', 'members')}</span>
          <span>
            {member.displayName}, {ROLE_WORDS[member.role].toLowerCase()}
          </span>
        </p>
        {deleteAt !== null && (
          <p className="workspace-leaving">
            Will be deleted on {readableDate(deleteAt)}.{' '}
            {member.role === 'owner' && (
              <button type="button" onClick={() => void restore()}>
                Restore
              </button>
            )}
          </p>
        )}
        {deleteAt === null && eraseAt !== null && (
          <p className="quiet">Everything in it is erased on {readableDate(eraseAt)}.</p>
        )}
        {problem !== null && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <WorkspaceMenu entry={entry} mayCreate={mayCreate} choose={choose} />
      {dialog === 'copy' && <CopyDialog workspace={workspace} close={() => setDialog(null)} />}
      {dialog === 'retention' && (
        <RetentionDialog
          title={title}
          eraseAt={eraseAt}
          close={() => setDialog(null)}
          save={(at) =>
            command(
              { kind: 'set-retention', eraseAt: at },
              at === null
                ? `“${title}” is kept until somebody deletes it.`
                : `“${title}” is erased on ${readableDate(at)}.`,
            )
          }
        />
      )}
    </li>
  );
}
