import { useId, useState } from 'react';
import { readSeatList } from '#core/model/seat-list.ts';
import { sentencesOf } from '../session/ask.ts';
import type { DeskState } from '../session/desk.ts';

/** A class list, pasted: members then choose their name in place of typing one. */
export function SeatList({ run }: { readonly run: DeskState['run'] }) {
  const [text, setText] = useState('');
  const id = useId();
  const names = readSeatList(text);
  const count = names.ok ? names.value.length : 0;
  const add = async () => {
    if (!names.ok) return;
    const answer = await run({ kind: 'add-seats', names: names.value });
    if (answer.ok) setText('');
  };
  return (
    <details className="desk-seats">
      <summary>Add a list of names</summary>
      <label htmlFor={id}>
        One name a line. Members then choose theirs in place of typing one.
      </label>
      <textarea id={id} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="join-problem" role="alert">
        {!names.ok && sentencesOf(names)}
      </p>
      <button type="button" disabled={count === 0} onClick={() => void add()}>
        {count === 0 ? 'Add the seats' : count === 1 ? 'Add 1 seat' : `Add ${count} seats`}
      </button>
    </details>
  );
}
