import { useState } from 'react';
import * as v from 'valibot';
import { groupIdSchema } from '#core/model/ids.ts';
import type { Group, WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, Command } from '#sync/api.ts';
import { useWorkspace } from '../session/room.ts';

interface GroupsProps {
  readonly settings: WorkspaceSettings;
  readonly board: Board;
  readonly manages: boolean;
  readonly act: (command: Command) => void;
}

/** Groups for a jigsaw: who is in which, which articles each reads until the reveal, and revealing one of them. */
export function Groups({ settings, board, manages, act }: GroupsProps) {
  const [count, setCount] = useState(3);
  const { groups } = settings;
  const annotators = board.rows.filter(({ member }) => member.role === 'annotator');
  const put = (next: readonly Group[]) =>
    act({ kind: 'change-settings', change: { groups: [...next] } });
  const split = () => {
    const shuffled = annotators
      .map((row) => ({ row, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at);
    shuffled.forEach(({ row }, index) => {
      const group = groups[index % groups.length];
      if (group) act({ kind: 'change-member', member: row.member.id, group: group.id });
    });
  };
  return (
    <section aria-labelledby="groups-title">
      <h3 id="groups-title">Groups</h3>
      {groups.length === 0 ? (
        <div className="desk-line">
          <label>
            How many
            <input
              type="number"
              min={2}
              max={20}
              value={count}
              onChange={(event) => setCount(Number(event.target.value))}
            />
          </label>
          <button
            type="button"
            disabled={count < 2 || count > 20}
            onClick={() => put(newGroups(count))}
          >
            Make groups
          </button>
        </div>
      ) : (
        <>
          <ul className="desk-list">
            {groups.map((group) => (
              <GroupLine
                key={group.id}
                group={group}
                members={board.rows.filter(({ member }) => member.group === group.id).length}
                canReveal={settings.phase === 'independent'}
                changed={(next) => put(groups.map((one) => (one.id === next.id ? next : one)))}
                act={act}
              />
            ))}
          </ul>
          <div className="desk-line">
            {manages && (
              <button type="button" onClick={split}>
                Spread the {annotators.length} members evenly
              </button>
            )}
            <button type="button" onClick={() => put([])}>
              No groups
            </button>
          </div>
        </>
      )}
    </section>
  );
}

interface GroupLineProps {
  readonly group: Group;
  readonly members: number;
  readonly canReveal: boolean;
  readonly changed: (group: Group) => void;
  readonly act: (command: Command) => void;
}

function GroupLine({ group, members, canReveal, changed, act }: GroupLineProps) {
  const { sources } = useWorkspace();
  const reads = (id: (typeof sources)[number]['id']) => group.sources?.includes(id) ?? true;
  const toggle = (id: (typeof sources)[number]['id']) => {
    const next = sources.map((source) => source.id).filter((one) => reads(one) !== (one === id));
    if (next.length > 0)
      changed({ ...group, sources: next.length === sources.length ? null : next });
  };
  return (
    <li>
      <span>
        <strong>{group.name}</strong> <small>{members} members</small>
      </span>
      <span className="desk-line">
        reads
        {sources.map((source) => (
          <button
            key={source.id}
            type="button"
            aria-pressed={reads(source.id)}
            onClick={() => toggle(source.id)}
          >
            {source.letter}
          </button>
        ))}
        <button
          type="button"
          disabled={!canReveal || group.revealed}
          onClick={() => act({ kind: 'reveal-group', group: group.id })}
        >
          {group.revealed ? 'Revealed' : 'Reveal this group'}
        </button>
      </span>
    </li>
  );
}

function newGroups(count: number): Group[] {
  return Array.from({ length: count }, (_, index) => ({
    id: v.parse(groupIdSchema, `${index + 1}-${crypto.randomUUID().slice(0, 8)}`),
    name: `Group ${index + 1}`,
    sources: null,
    revealed: false,
  }));
}
