import { useState } from 'react';
import { passagesOf } from '#core/compare/findings.ts';
import { LONGEST_PROPOSITION } from '#core/model/proposition.ts';
import type { Source } from '#core/model/source.ts';
import { useMay, useRoom } from '../session/room.ts';
import { wordRow } from '../session/statements.ts';
import { lightUp, toggled } from '../view-state.ts';
import { counted } from '../words.ts';
import { Cell } from './claim-cell.tsx';
import { rowName, type GridRow } from './claim-grid.ts';
import { SourceHeads } from './source-heads.tsx';

interface ClaimTableProps {
  readonly sources: readonly Source[];
  readonly rows: readonly GridRow[];
  readonly chosen: ReadonlySet<string>;
  /** Null for who may not put rows together. */
  readonly choose: ((chosen: ReadonlySet<string>) => void) | null;
}

export function ClaimTable({ sources, rows, chosen, choose }: ClaimTableProps) {
  return (
    <div className="claims-scroll">
      <table className="claim-table" aria-label="Claim grid">
        <SourceHeads rows="Claim" sources={sources} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-chosen={chosen.has(row.key) || undefined}>
              <th scope="row">
                <div className="row-head">
                  {choose && (
                    <input
                      type="checkbox"
                      aria-label={`Choose the row “${rowName(row)}”`}
                      checked={chosen.has(row.key)}
                      onChange={() => choose(new Set(toggled([...chosen], row.key)))}
                    />
                  )}
                  <RowWording row={row} />
                  <RowPassages row={row} />
                </div>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.source}>
                  <Cell row={row} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Lights the marks of the row up in all articles; marks on an earlier text have no place there. */
function RowPassages({ row }: { readonly row: GridRow }) {
  const passages = row.standing.flatMap(passagesOf);
  const marks = counted(row.standing.length, 'mark', 'marks');
  return (
    <button
      type="button"
      className="figure"
      disabled={passages.length === 0}
      aria-label={`${marks}: show “${rowName(row)}” in the articles`}
      onClick={() => lightUp({ title: rowName(row), passages })}
    >
      {marks}
    </button>
  );
}

/** The proposition in the words of the group; until somebody gives some, those of the article. */
function RowWording({ row }: { readonly row: GridRow }) {
  const room = useRoom();
  const mayMark = useMay('mark');
  const [typed, setTyped] = useState<string | null>(null);
  if (!mayMark) return <span className="row-words">{rowName(row)}</span>;
  if (typed === null) {
    return (
      <button
        type="button"
        className="row-words"
        title="Word this claim for all"
        onClick={() => setTyped(row.proposition ?? '')}
      >
        {row.proposition ?? <q>{rowName(row)}</q>}
      </button>
    );
  }
  const keep = () => {
    if (typed.trim() !== (row.proposition ?? '')) wordRow(room, row, typed.trim());
    setTyped(null);
  };
  return (
    <textarea
      className="row-field"
      aria-label={`Word the claim “${rowName(row)}”`}
      rows={3}
      maxLength={LONGEST_PROPOSITION}
      value={typed}
      placeholder={rowName(row)}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button of one's own
      autoFocus
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          keep();
        }
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
