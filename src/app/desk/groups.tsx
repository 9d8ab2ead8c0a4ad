import { useState } from 'react';
import * as v from 'valibot';
import { MOST_GROUPS, newGroups, splitEvenly } from '#core/model/groups.ts';
import { groupIdSchema } from '#core/model/ids.ts';
import type { Group, WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, Command } from '#sync/api.ts';
import type { DeskState } from '../session/desk.ts';
import { Confirm } from './confirm.tsx';
import { GroupLine } from './group-line.tsx';
import { usePending } from './pending.ts';

interface GroupsProps {
  readonly settings: WorkspaceSettings;
  readonly board: Board;
  readonly manages: boolean;
  readonly run: DeskState['run'];
}

/** Groups for a jigsaw: who is in which, which articles each reads until the reveal, and revealing one of them. */
export function Groups({ settings, board, manages, run }: GroupsProps) {
  const [count, setCount] = useState(3);
  // Shown at once, so that the next change builds on it and not on what it replaces.
  const [groups, put] = usePending<readonly Group[]>(settings.groups, (next) =>
    run({ kind: 'change-settings', change: { groups: [...next] } }),
  );
  const annotators = board.rows
    .map(({ member }) => member)
    .filter(({ role }) => role === 'annotator');
  const isSplit = annotators.some(({ group }) => groups.some(({ id }) => id === group));
  const split = () => {
    const places = splitEvenly(
      annotators.map(({ id }) => id),
      groups.map(({ id }) => id),
      Math.random,
    );
    void run(
      ...[...places].map(([member, group]): Command => ({ kind: 'change-member', member, group })),
    );
  };
  if (groups.length === 0) {
    return (
      <section aria-labelledby="groups-title">
        <h3 id="groups-title">Groups</h3>
        <p className="desk-hint">
          For a jigsaw: each group reads its own articles until the reveal, then all read all.
        </p>
        <div className="desk-line">
          <label>
            How many
            <input
              type="number"
              min={2}
              max={MOST_GROUPS}
              value={count}
              onChange={(event) => setCount(Math.round(event.target.valueAsNumber))}
            />
          </label>
          <button
            type="button"
            disabled={!(count >= 2 && count <= MOST_GROUPS)}
            onClick={() => put(newGroups(count, newGroupId))}
          >
            Make groups
          </button>
        </div>
      </section>
    );
  }
  return (
    <section aria-labelledby="groups-title">
      <h3 id="groups-title">Groups</h3>
      <ul className="desk-list">
        {groups.map((group) => (
          <GroupLine
            key={group.id}
            group={group}
            members={annotators.filter((member) => member.group === group.id)}
            canReveal={settings.phase === 'independent'}
            changed={(next) => put(groups.map((one) => (one.id === next.id ? next : one)))}
            reveal={() => void run({ kind: 'reveal-group', group: group.id })}
          />
        ))}
      </ul>
      <div className="desk-line">
        {manages && !isSplit && (
          <button type="button" onClick={split} disabled={annotators.length === 0}>
            {annotators.length === 1
              ? 'Put the one member into a group'
              : `Spread the ${annotators.length} members evenly`}
          </button>
        )}
        {manages && isSplit && (
          <Confirm
            label="Spread anew"
            title="Spread all members anew?"
            yes="Spread anew"
            no="Leave them"
            act={split}
          >
            Everybody comes into a group at random, also those who are in one now.
          </Confirm>
        )}
        {isSplit ? (
          <Confirm
            label="No groups"
            title="Do without groups?"
            yes="No groups"
            no="Keep them"
            act={() => put([])}
          >
            Everybody reads all articles again. Who was in which group is forgotten.
          </Confirm>
        ) : (
          <button type="button" onClick={() => put([])}>
            No groups
          </button>
        )}
      </div>
      {manages && (
        <p className="desk-hint">One member moves to another group under People, below.</p>
      )}
    </section>
  );
}

function newGroupId(index: number): Group['id'] {
  return v.parse(groupIdSchema, `${index + 1}-${crypto.randomUUID().slice(0, 8)}`);
}
