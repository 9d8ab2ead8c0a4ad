import { messages } from '../messages.ts';
import { useObservable } from '../session/observable.ts';
import { useRoom } from '../session/room.ts';

/** What the librarian did not publish, with its reasons, also where the record is no mark at all. */
export function Refusals() {
  const { connection, notebook } = useRoom();
  const refusals = useObservable(connection.refusals);
  if (refusals.length === 0) return null;
  return (
    <details className="problem" role="alert" open>
      <summary>{messages.refused(refusals.length)}</summary>
      <ul>
        {refusals.map((refusal) => (
          <li key={`${refusal.kind}/${refusal.key}`}>
            {refusal.problems.map((problem) => (
              <p key={problem.path + problem.message}>
                {problem.path && <code>{problem.path}</code>} {problem.message}
              </p>
            ))}
            <button type="button" onClick={() => notebook.removeRefused(refusal)}>
              Take it out of my notebook
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
