import { useId, useState, type FormEvent } from 'react';
import { useCommand } from '../session/desk.ts';
import type { Mark } from '../session/marks.ts';

/** For owners and editors: takes a mark from everybody's screen; its writer is told why. */
export function HideMark({ mark }: { readonly mark: Mark }) {
  const command = useCommand();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const hide = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(await command({ kind: 'hide-mark', annotation: mark.id, reason }));
  };
  return (
    <details className="hide-mark">
      <summary>Hide this mark</summary>
      <form onSubmit={(event) => void hide(event)}>
        <label htmlFor={id}>Why? Its writer is told. It can be shown again from the desk.</label>
        <input
          id={id}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" disabled={reason.trim() === ''}>
          Hide from everybody
        </button>
      </form>
      <p className="join-problem" role="alert">
        {problem}
      </p>
    </details>
  );
}
