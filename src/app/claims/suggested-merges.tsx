import { claimSuggestions } from '#core/compare/claim-suggestions.ts';
import { useAlignment } from '../across/alignment.ts';
import { reasonWords } from '../across/reason-words.ts';
import { useObservable } from '../session/observable.ts';
import { useMemberName, useRoom } from '../session/room.ts';
import { keepRowsApart, mergeRows } from '../session/statements.ts';
import { rowName, type ClaimGrid } from './claim-grid.ts';

/** Rows that may be one: proposed, never put together by themselves. */
export function SuggestedMerges({ grid }: { readonly grid: ClaimGrid }) {
  const room = useRoom();
  const nameOf = useMemberName();
  const { pairs } = useAlignment();
  const links = useObservable(room.records.of('links'));
  const suggestions = claimSuggestions(grid.rows, pairs, links);
  if (suggestions.length === 0) return null;
  return (
    <section className="suggested" aria-labelledby="suggested-title">
      <h3 id="suggested-title">Perhaps the same claim ({suggestions.length})</h3>
      <ul>
        {suggestions.map(({ one, other, pair: { origin } }) => (
          <li key={one.key + other.key}>
            <p>
              “{rowName(one)}” and “{rowName(other)}”
            </p>
            <p className="suggested-why">
              {origin.kind === 'rule'
                ? reasonWords(origin)
                : `${nameOf(origin.member)} paired the passages`}
              <button type="button" onClick={() => mergeRows(room, [one, other])}>
                Put together
              </button>
              <button type="button" onClick={() => keepRowsApart(room, one, other)}>
                Not the same
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
