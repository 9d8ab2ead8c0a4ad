import type { Problem } from '#core/model/result.ts';

/** Why a file was refused: the sentence of the server, and what exactly is wrong where. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const [first, ...rest] = problems;
  if (!first) return null;
  return (
    <div className="problem" role="alert">
      <p>{first.message}</p>
      {rest.length > 0 && (
        <ul>
          {rest.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path === '' ? 'The file' : path} {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
