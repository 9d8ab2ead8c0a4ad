import type { Board, Command, Desk } from '#sync/api.ts';

interface HiddenMarksProps {
  readonly hidden: Desk['hidden'];
  readonly board: Board;
  readonly act: (command: Command) => void;
}

/** Marks that an owner or editor has hidden, and the way back for each. */
export function HiddenMarks({ hidden, board, act }: HiddenMarksProps) {
  if (hidden.length === 0) return null;
  const nameOf = (id: string) =>
    board.rows.find(({ member }) => member.id === id)?.member.displayName ?? 'somebody';
  return (
    <section aria-labelledby="hidden-title">
      <h3 id="hidden-title">Hidden marks</h3>
      <ul className="desk-list">
        {hidden.map(({ annotation, author, reason, tag, words }) => (
          <li key={annotation}>
            <span>
              {words === null ? (
                'A mark that is deleted by now'
              ) : (
                <>
                  <q>{words}</q>, {tag}
                </>
              )}
              , by {nameOf(author)}. Hidden because: {reason}
            </span>
            <button type="button" onClick={() => act({ kind: 'show-mark', annotation })}>
              Show again
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
