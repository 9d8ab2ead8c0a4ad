import { useState } from 'react';
import * as v from 'valibot';
import { displayNameSchema, ROLES, type Member } from '#core/model/member.ts';
import type { Group } from '#core/model/workspace.ts';
import type { Board, BoardRow, Command } from '#sync/api.ts';
import type { DeskState } from '../session/desk.ts';
import { useRoom } from '../session/room.ts';
import { usePending } from './pending.ts';
import { RemoveDialog } from './remove-dialog.tsx';

interface PeopleProps {
  readonly board: Board;
  readonly groups: readonly Group[];
  readonly run: DeskState['run'];
}

/** Names, roles, groups, the data of each, and the ways out. */
export function People({ board, groups, run }: PeopleProps) {
  return (
    <div className="desk-scroll">
      <table className="people" aria-labelledby="people-title">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            {groups.length > 0 && <th scope="col">Group</th>}
            <th scope="col">Data</th>
            <th scope="col">
              <span className="only-heard">Way out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <Person key={row.member.id} row={row} groups={groups} run={run} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Change = Omit<Extract<Command, { kind: 'change-member' }>, 'kind' | 'member'>;

function Person({ row, groups, run }: Omit<PeopleProps, 'board'> & { readonly row: BoardRow }) {
  const { me, session } = useRoom();
  const { member, seatFree } = row;
  const isMe = member.id === me.id;
  const change = (part: Change) => run({ kind: 'change-member', member: member.id, ...part });
  const [role, chooseRole] = usePending(member.role, (chosen) => change({ role: chosen }));
  const [group, chooseGroup] = usePending(member.group, (chosen) => change({ group: chosen }));
  return (
    <tr>
      <th scope="row">
        <NameField
          key={member.displayName}
          member={member}
          changed={(displayName) => void change({ displayName })}
        />
        {isMe && <small>you</small>}
        {seatFree && <small>has not come yet</small>}
      </th>
      <td>
        <select
          aria-label={`Role of ${member.displayName}`}
          value={role}
          disabled={isMe}
          onChange={(event) => {
            const chosen = ROLES.find((known) => known === event.target.value);
            if (chosen) chooseRole(chosen);
          }}
        >
          {ROLES.map((known) => (
            <option key={known}>{known}</option>
          ))}
        </select>
      </td>
      {groups.length > 0 && (
        <td>
          <select
            aria-label={`Group of ${member.displayName}`}
            value={groups.find(({ id }) => id === group)?.id ?? ''}
            onChange={(event) => {
              const chosen = groups.find(({ id }) => id === event.target.value);
              chooseGroup(chosen?.id ?? null);
            }}
          >
            <option value="">none</option>
            {groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </td>
      )}
      <td>
        <a
          href={`/api/workspaces/${session.workspace.id}/members/${member.id}/data`}
          download
          aria-label={`Data of ${member.displayName}`}
        >
          Data
        </a>
      </td>
      <td>
        <RemoveDialog member={member} seatFree={seatFree} run={run} />
      </td>
    </tr>
  );
}

interface NameFieldProps {
  readonly member: Member;
  readonly changed: (displayName: string) => void;
}

/** Looks like text until it is used; kept when it is left, and as it was when it is no name. */
function NameField({ member, changed }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const name = v.safeParse(displayNameSchema, typed ?? '');
    if (name.success && name.output !== member.displayName) changed(name.output);
    setTyped(null);
  };
  return (
    <input
      className="desk-name"
      aria-label={`Name of ${member.displayName}`}
      maxLength={40}
      value={typed ?? member.displayName}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
