import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useId, useState } from 'react';
import * as v from 'valibot';
import { displayNameSchema, ROLES, type Role } from '#core/model/member.ts';
import type { Board, BoardRow } from '#sync/api.ts';
import type { DeskState } from '../session/desk.ts';
import { useRoom } from '../session/room.ts';

interface PeopleProps {
  readonly board: Board;
  readonly run: DeskState['run'];
}

/** Roles, the list of seats, and the ways out: removed with or without marks, erased everywhere. */
export function People({ board, run }: PeopleProps) {
  return (
    <section aria-labelledby="people-title">
      <h3 id="people-title">People</h3>
      <ul className="desk-list">
        {board.rows.map((row) => (
          <Person key={row.member.id} row={row} run={run} />
        ))}
      </ul>
      <SeatList run={run} />
    </section>
  );
}

function Person({
  row: { member, seatFree },
  run,
}: {
  readonly row: BoardRow;
  readonly run: DeskState['run'];
}) {
  const { me, session } = useRoom();
  const isMe = member.id === me.id;
  return (
    <li>
      <span>
        {member.displayName}
        {isMe && <small> you</small>}
        {seatFree && <small> seat, not taken yet</small>}
      </span>
      <span className="desk-line">
        <select
          aria-label={`Role of ${member.displayName}`}
          value={member.role}
          onChange={(event) => {
            const role = ROLES.find((known): known is Role => known === event.target.value);
            if (role) void run({ kind: 'change-member', member: member.id, role });
          }}
        >
          {ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </select>
        <a href={`/api/workspaces/${session.workspace.id}/members/${member.id}/data`} download>
          Data
        </a>
        <RemoveDialog row={{ member, seatFree }} run={run} />
      </span>
    </li>
  );
}

function RemoveDialog({
  row: { member },
  run,
}: {
  readonly row: Pick<BoardRow, 'member' | 'seatFree'>;
  readonly run: DeskState['run'];
}) {
  const [typed, setTyped] = useState('');
  const id = useId();
  return (
    <AlertDialog.Root onOpenChange={() => setTyped('')}>
      <AlertDialog.Trigger>Remove</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title>Remove {member.displayName}?</AlertDialog.Title>
          <AlertDialog.Description>
            Removed with the marks kept, the marks stay under this name and nothing more can be
            written. Erased, every mark, reply and vote is taken out of the workspace and of the
            server’s files. Shared notes are nobody’s own and stay.
          </AlertDialog.Description>
          <label htmlFor={id}>To erase, type the name: {member.displayName}</label>
          <input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <div className="dialog-actions">
            <AlertDialog.Close>Cancel</AlertDialog.Close>
            <AlertDialog.Close
              onClick={() =>
                void run({ kind: 'remove-member', member: member.id, keepMarks: true })
              }
            >
              Remove, keep the marks
            </AlertDialog.Close>
            <AlertDialog.Close
              className="delete"
              disabled={typed.trim() !== member.displayName}
              onClick={() => void run({ kind: 'erase-member', member: member.id })}
            >
              Erase everything
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function SeatList({ run }: { readonly run: DeskState['run'] }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const add = async () => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const wrong = lines.find((line) => !v.safeParse(displayNameSchema, line).success);
    if (wrong !== undefined) {
      return setProblem(`“${wrong.slice(0, 50)}” cannot be a name: 1 to 40 characters.`);
    }
    setProblem(null);
    const answer = await run({ kind: 'add-seats', names: lines });
    if (answer.ok) setText('');
    return undefined;
  };
  return (
    <details className="desk-seats">
      <summary>Add a list of names</summary>
      <label htmlFor={id}>
        One name a line. Members then choose theirs in place of typing one.
      </label>
      <textarea id={id} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="join-problem" role="alert">
        {problem}
      </p>
      <button type="button" disabled={text.trim() === ''} onClick={() => void add()}>
        Add the seats
      </button>
    </details>
  );
}
