import { useMemo, useState } from 'react';
import { comparePasses, type PassEntry } from '#core/compare/passes.ts';
import type { MemberId } from '#core/model/ids.ts';
import { Waiting } from '../frame/waiting.tsx';
import { useFirstPass } from '../session/first-pass.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { ARTICLES, changeView } from '../view-state.ts';
import { PassFigures } from './pass-figures.tsx';
import { PassList } from './pass-list.tsx';
import { Reflections } from './reflections.tsx';
import '../styles/passes.css';

/** Before and after the talk: what each had marked at the reveal, and what has changed since. */
export function PassesView() {
  const { settings } = useWorkspace();
  const [round, setRound] = useState(settings.round);
  return (
    <main className="passes" aria-label="Before and after">
      <div className="desk-head">
        <h2>Before and after the talk</h2>
        {settings.round > 1 && <RoundChoice rounds={settings.round} round={round} set={setRound} />}
        <button type="button" onClick={() => changeView(ARTICLES)}>
          Back to the articles
        </button>
      </div>
      {settings.round === 0 ? (
        <p className="desk-hint">
          There is no first pass: this workspace was opened without independent work.
        </p>
      ) : (
        <Comparison key={round} round={round} />
      )}
    </main>
  );
}

interface RoundChoiceProps {
  readonly rounds: number;
  readonly round: number;
  readonly set: (round: number) => void;
}

function RoundChoice({ rounds, round, set }: RoundChoiceProps) {
  return (
    <label>
      Since the reveal of{' '}
      <select value={round} onChange={(event) => set(Number(event.target.value))}>
        {Array.from({ length: rounds }, (_, index) => (
          <option key={index} value={index + 1}>
            round {index + 1}
          </option>
        ))}
      </select>
    </label>
  );
}

function Comparison({ round }: { readonly round: number }) {
  const { me, marks } = useRoom();
  const nameOf = useMemberName();
  const first = useFirstPass(round);
  const now = useObservable(marks.marks);
  const entries = useMemo(() => first && comparePasses(first, now.values()), [first, now]);
  const [chosen, setChosen] = useState<MemberId | null>(null);
  if (!entries) return <Waiting>Fetching the first pass</Waiting>;
  const changes = entries.filter((entry) => entry.kind !== 'kept' && isBy(entry, chosen));
  return (
    <>
      <PassFigures entries={entries} me={me.id} chosen={chosen} choose={setChosen} />
      <section aria-labelledby="changes-title">
        <h3 id="changes-title">
          {chosen === null ? 'What has changed' : `What ${nameOf(chosen)} has changed`}
        </h3>
        <PassList entries={changes} />
      </section>
      <Reflections round={round} chosen={chosen} />
    </>
  );
}

function isBy({ mark }: PassEntry, member: MemberId | null): boolean {
  return member === null || mark.author === member;
}
