import { isMentioned, type CellState, type ClaimCell } from '#core/compare/claim-cells.ts';
import type { AnnotationId } from '#core/model/ids.ts';
import { useMay, useMemberName, useRoom, useWorkspace } from '../session/room.ts';
import { sayOmission, splitFromRow } from '../session/statements.ts';
import { ARTICLES, changeView } from '../view-state.ts';
import { counted, wordsOf } from '../words.ts';
import { rowName, type GridRow } from './claim-grid.ts';

const STATE_WORDS: Readonly<Record<CellState, string>> = {
  asserted: 'Asserted',
  attributed: 'Attributed',
  hedged: 'Hedged',
  contradicted: 'Contradicted',
  'earlier-text': 'Also in an earlier text',
};

interface CellProps {
  readonly row: GridRow;
  readonly cell: ClaimCell;
}

/** What the article does with the claim, by whose marks, and each of them at hand. */
export function Cell({ row, cell }: CellProps) {
  const nameOf = useMemberName();
  return (
    <div className="claim-cell">
      {cell.states.map(({ state, marks, coders }) => (
        <div key={state} className="cell-state" data-state={state}>
          <p className="cell-word" title={coders.map(nameOf).join(', ')}>
            {stateWords(state, cell)}
            {state === 'attributed' && cell.attributedTo.length > 0 && (
              <> to {cell.attributedTo.join(', ')}</>
            )}
            {coders.length > 1 && (
              <span className="cell-coders"> · {counted(coders.length, 'person', 'people')}</span>
            )}
          </p>
          <ul>
            {marks.map((mark) => (
              <li key={mark.id}>
                <button
                  type="button"
                  className="cell-quote"
                  title={`Marked by ${nameOf(mark.author)}; open it in the article`}
                  onClick={() => changeView({ ...ARTICLES, mark: mark.id })}
                >
                  {wordsOf(mark)}
                </button>
                {state !== 'contradicted' && <TakeOut row={row} mark={mark.id} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Omission row={row} cell={cell} />
    </div>
  );
}

function stateWords(state: CellState, cell: ClaimCell): string {
  return state === 'earlier-text' && !isMentioned(cell)
    ? 'Only in an earlier text'
    : STATE_WORDS[state];
}

function TakeOut({ row, mark }: { readonly row: GridRow; readonly mark: AnnotationId }) {
  const room = useRoom();
  const mayMark = useMay('mark');
  if (!mayMark || row.marks.length < 2) return null;
  const words = wordsOf(row.marks.find(({ id }) => id === mark));
  return (
    <button
      type="button"
      className="tool"
      aria-label={`Take “${words}” out of this row`}
      title="Take it out of this row"
      onClick={() => splitFromRow(room, mark, row)}
    >
      ×
    </button>
  );
}

/** "Left out" is a claim about the article: said by somebody, and challenged when it is found there. */
function Omission({ row, cell }: CellProps) {
  const room = useRoom();
  const nameOf = useMemberName();
  const mayMark = useMay('mark');
  const { sources } = useWorkspace();
  const letter = sources.find(({ id }) => id === cell.source)?.letter ?? '';
  const isFound = isMentioned(cell);
  const by = cell.saidOmittedBy;
  if (by === null) {
    if (isFound) return null;
    return (
      <p className="cell-absent">
        Not marked
        {mayMark && (
          <button
            type="button"
            aria-label={`Left out? Say that ${letter} lacks “${rowName(row)}”`}
            onClick={() => sayOmission(room, row, cell.source, 'stands')}
          >
            Left out?
          </button>
        )}
      </p>
    );
  }
  return (
    <p className="cell-omitted" data-challenged={isFound || undefined}>
      {isFound
        ? `${nameOf(by)} said it is left out here; it has been found.`
        : `Left out, says ${nameOf(by)}. Find it here to challenge that.`}
      {mayMark && (
        <button
          type="button"
          aria-label={`Take back that ${letter} lacks “${rowName(row)}”`}
          onClick={() => sayOmission(room, row, cell.source, 'withdrawn')}
        >
          Take back
        </button>
      )}
    </p>
  );
}
