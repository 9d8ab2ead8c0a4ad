import { Menu } from '@base-ui/react/menu';
import { may } from '#core/model/rights.ts';
import { goTo, addressOfWorkspace } from '../place.ts';
import type { HomeEntry } from './home-entry.ts';

export type Choice = 'copy' | 'archive' | 'unarchive' | 'retention' | 'delete' | 'restore';

interface WorkspaceMenuProps {
  readonly entry: HomeEntry;
  readonly mayCreate: boolean;
  readonly choose: (choice: Choice) => void;
}

/** Shows only what the member may do. */
export function WorkspaceMenu({ entry, mayCreate, choose }: WorkspaceMenuProps) {
  const { workspace, member, archived, deleteAt } = entry;
  const runs = may(member.role, 'run', workspace.phase);
  const manages = may(member.role, 'manage', workspace.phase);
  const choices: readonly (readonly [Choice, string])[] = [
    ...(runs && mayCreate ? [['copy', 'Make a copy'] as const] : []),
    ...(manages
      ? [
          archived
            ? (['unarchive', 'Take out of the archive'] as const)
            : (['archive', 'Archive'] as const),
          ['retention', 'Date of erasure'] as const,
          deleteAt === null ? (['delete', 'Delete'] as const) : (['restore', 'Restore'] as const),
        ]
      : []),
  ];
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="tool row-menu" aria-label={`More about ${workspace.title}`}>
        ⋯
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} collisionPadding={8}>
          <Menu.Popup className="popup menu">
            <Menu.Item className="menu-item" onClick={() => goTo(addressOfWorkspace(workspace.id))}>
              Open
            </Menu.Item>
            {choices.map(([choice, label]) => (
              <Menu.Item
                key={choice}
                className="menu-item"
                data-danger={choice === 'delete' || undefined}
                onClick={() => choose(choice)}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
