import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import type { Command, Home } from '#sync/api.ts';
import { addressOfWorkspace, goTo } from '../place.ts';
import { sentencesOf } from '../session/ask.ts';
import { copyWorkspace, sendCommand } from '../session/workspaces-api.ts';
import { phaseName } from './phase-name.ts';

type Mine = Home['mine'][number];

interface MyWorkspaceProps {
  readonly mine: Mine;
  readonly changed: () => void;
}

/** One of my workspaces: what it is, and what its owner can do with it as a whole. */
export function MyWorkspace({ mine, changed }: MyWorkspaceProps) {
  const { workspace, member, archived, deleteAt } = mine;
  const [problem, setProblem] = useState<string | null>(null);
  const address = addressOfWorkspace(workspace.id);
  const run = async (command: Command) => {
    const answer = await sendCommand(workspace.id, command);
    setProblem(answer.ok ? null : sentencesOf(answer));
    changed();
  };
  const copy = async (marks: boolean) => {
    const answer = await copyWorkspace(
      workspace.id,
      `${workspace.title} (copy)`.slice(0, 120),
      marks,
    );
    setProblem(answer.ok ? null : sentencesOf(answer));
    changed();
  };
  const isOwner = member.role === 'owner';
  return (
    <li data-leaving={deleteAt !== null}>
      <a
        className="home-title"
        href={address}
        onClick={(event) => {
          event.preventDefault();
          goTo(address);
        }}
      >
        {workspace.title}
      </a>
      <span className="home-facts">{facts(mine)}</span>
      {deleteAt !== null && (
        <span className="home-leaving">
          Deleted on {day(deleteAt)}.{' '}
          <button type="button" onClick={() => void run({ kind: 'restore' })}>
            Restore
          </button>
        </span>
      )}
      {(isOwner || member.role === 'editor') && (
        <Menu.Root>
          <Menu.Trigger aria-label={`More about ${workspace.title}`}>More</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className="menu-place" sideOffset={4}>
              <Menu.Popup className="menu">
                <Menu.Item onClick={() => void copy(false)}>Copy without marks</Menu.Item>
                <Menu.Item onClick={() => void copy(true)}>Copy with marks</Menu.Item>
                {isOwner && (
                  <>
                    <Menu.Item onClick={() => void run({ kind: 'archive', archived: !archived })}>
                      {archived ? 'Take out of the archive' : 'Archive'}
                    </Menu.Item>
                    <Menu.Item onClick={() => void run({ kind: 'delete' })}>
                      Delete in a week
                    </Menu.Item>
                  </>
                )}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      <p className="join-problem" role="alert">
        {problem}
      </p>
    </li>
  );
}

function facts({ workspace, member, sources, members, eraseAt }: Mine): string {
  return [
    phaseName(workspace.phase),
    `${sources} ${sources === 1 ? 'article' : 'articles'}`,
    `${members} ${members === 1 ? 'member' : 'members'}`,
    `you are ${member.displayName}, ${member.role}`,
    ...(eraseAt === null ? [] : [`erased by itself on ${day(eraseAt)}`]),
  ].join(' · ');
}

function day(instant: string): string {
  return new Date(instant).toLocaleDateString(undefined, { dateStyle: 'long' });
}
