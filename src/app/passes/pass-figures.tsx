import { countPasses, passesByMember, type PassEntry } from '#core/compare/passes.ts';
import type { MemberId } from '#core/model/ids.ts';
import { useMemberName } from '../session/room.ts';

interface PassFiguresProps {
  readonly entries: readonly PassEntry[];
  readonly me: MemberId;
  /** Whose changes are listed; null for all. */
  readonly chosen: MemberId | null;
  readonly choose: (member: MemberId | null) => void;
}

const COLUMNS = [
  ['first', 'Before'],
  ['kept', 'Kept'],
  ['changed', 'Changed'],
  ['removed', 'Removed'],
  ['added', 'Added'],
  ['now', 'Now'],
] as const;

/** Counts for each member and for the class. A name lists the changes of that member alone. */
export function PassFigures({ entries, me, chosen, choose }: PassFiguresProps) {
  const nameOf = useMemberName();
  const members = [...passesByMember(entries)].toSorted(([a], [b]) =>
    a === me ? -1 : b === me ? 1 : nameOf(a).localeCompare(nameOf(b), undefined, { numeric: true }),
  );
  return (
    <section aria-label="Figures">
      <div className="desk-scroll">
        <table className="pass-figures">
          <caption className="only-heard">Marks before the reveal and now</caption>
          <thead>
            <tr>
              <th scope="col">Whose</th>
              {COLUMNS.map(([id, label]) => (
                <th key={id} scope="col" className="figure">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row
              label={`Everybody (${members.length})`}
              entries={entries}
              isChosen={chosen === null}
              choose={() => choose(null)}
            />
            {members.map(([member, theirs]) => (
              <Row
                key={member}
                label={member === me ? `${nameOf(member)} (you)` : nameOf(member)}
                entries={theirs}
                isChosen={chosen === member}
                choose={() => choose(member)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly entries: readonly PassEntry[];
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function Row({ label, entries, isChosen, choose }: RowProps) {
  const counts = countPasses(entries);
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" className="link" aria-pressed={isChosen} onClick={choose}>
          {label}
        </button>
      </th>
      {COLUMNS.map(([id]) => (
        <td key={id} className="figure" data-none={counts[id] === 0 || undefined}>
          {counts[id]}
        </td>
      ))}
    </tr>
  );
}
