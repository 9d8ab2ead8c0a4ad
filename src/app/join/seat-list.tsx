import { useState } from 'react';
import type { MemberId } from '#core/model/ids.ts';
import type { CodeFound } from '#sync/api.ts';

interface SeatListProps {
  readonly seats: NonNullable<CodeFound['seats']>;
  /** Resolves with a sentence when the seat could not be taken. */
  readonly take: (seat: MemberId) => Promise<string | void>;
}

/** Long lists can be narrowed by typing. */
const MANY = 12;

/** The names that the owner put on the list and that nobody has taken yet: one press and one is in. */
export function SeatList({ seats, take }: SeatListProps) {
  const [wanted, setWanted] = useState('');
  const [taking, setTaking] = useState<MemberId | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = seats
    .filter(({ displayName }) => displayName.toLowerCase().includes(wanted.trim().toLowerCase()))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName));
  const choose = async (seat: MemberId) => {
    if (taking !== null) return;
    setTaking(seat);
    const sentence = await take(seat);
    setTaking(null);
    setProblem(sentence ?? null);
  };
  return (
    <section className="seats" aria-labelledby="seats-title">
      <h2 id="seats-title">Which one is you?</h2>
      {seats.length > MANY && (
        <label className="seat-search">
          Find your name
          <input value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </label>
      )}
      <ul>
        {shown.map((seat) => (
          <li key={seat.id}>
            <button
              type="button"
              aria-disabled={taking !== null}
              onClick={() => void choose(seat.id)}
            >
              {seat.displayName}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet">No free name is like that.</p>}
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <p className="quiet">
        Your name is not there? Somebody may have taken it by mistake: tell whoever runs the
        workspace.
      </p>
    </section>
  );
}
