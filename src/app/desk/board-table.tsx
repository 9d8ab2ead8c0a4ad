import { useState } from 'react';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, BoardRow } from '#sync/api.ts';
import { useWorkspace } from '../session/room.ts';

interface BoardTableProps {
  readonly board: Board;
  readonly settings: WorkspaceSettings;
}

type Order = 'name' | 'marks' | 'done';

/** Who is in, on which article, how many marks, who said "done". Figures, never content. */
export function BoardTable({ board, settings }: BoardTableProps) {
  const { codeBook, sources } = useWorkspace();
  const [order, setOrder] = useState<Order>('name');
  const rows = inOrder(board.rows, order);
  const annotators = board.rows.filter(
    ({ member, seatFree }) => member.role === 'annotator' && !seatFree,
  );
  const here = board.rows.filter((row) => row.here).length;
  const done = annotators.filter((row) => row.done).length;
  const marksInAll = sum(board.rows.map(marksOf));
  const letterOf = (id: string | null) => sources.find((source) => source.id === id)?.letter ?? '–';
  const groupOf = (row: BoardRow) =>
    settings.groups.find(({ id }) => id === row.member.group)?.name ?? '–';
  return (
    <section className="desk-board" aria-labelledby="board-title">
      <h3 id="board-title">Board</h3>
      <p className="desk-sum">
        {here} here · {done} of {annotators.length} done · {marksInAll}{' '}
        {marksInAll === 1 ? 'mark' : 'marks'}
      </p>
      <div className="desk-scroll">
        <table>
          <thead>
            <tr>
              <SortHead what="name" order={order} choose={setOrder} label="Member" />
              <th scope="col">Here</th>
              <th scope="col">Article</th>
              {codeBook.layers.map((layer) => (
                <th key={layer.id} scope="col" className="figure">
                  {layer.label}
                </th>
              ))}
              <SortHead what="marks" order={order} choose={setOrder} label="Marks" />
              <SortHead what="done" order={order} choose={setOrder} label="Done" />
              {settings.groups.length > 0 && <th scope="col">Group</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.member.id} data-here={row.here}>
                <th scope="row">
                  {row.member.displayName}
                  {row.member.role !== 'annotator' && <small> {row.member.role}</small>}
                  {row.seatFree && <small> has not come yet</small>}
                </th>
                <td>{row.here ? 'here' : '–'}</td>
                <td>{letterOf(row.source)}</td>
                {codeBook.layers.map((layer) => (
                  <td key={layer.id} className="figure">
                    {row.marks[layer.id] ?? 0}
                  </td>
                ))}
                <td className="figure">{marksOf(row)}</td>
                <td>{row.done ? 'done' : '–'}</td>
                {settings.groups.length > 0 && <td>{groupOf(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface SortHeadProps {
  readonly what: Order;
  readonly order: Order;
  readonly choose: (order: Order) => void;
  readonly label: string;
}

function SortHead({ what, order, choose, label }: SortHeadProps) {
  const sorted = what === order ? (what === 'name' ? 'ascending' : 'descending') : 'none';
  return (
    <th scope="col" aria-sort={sorted} className={what === 'marks' ? 'figure' : undefined}>
      <button type="button" className="link" onClick={() => choose(what)}>
        {label}
      </button>
    </th>
  );
}

function byName(a: BoardRow, b: BoardRow): number {
  return a.member.displayName.localeCompare(b.member.displayName, undefined, { numeric: true });
}

function inOrder(rows: readonly BoardRow[], order: Order): BoardRow[] {
  switch (order) {
    case 'name':
      return rows.toSorted(byName);
    case 'marks':
      return rows.toSorted((a, b) => marksOf(b) - marksOf(a) || byName(a, b));
    case 'done':
      return rows.toSorted((a, b) => Number(b.done) - Number(a.done) || byName(a, b));
  }
}

function marksOf(row: BoardRow): number {
  return sum(Object.values(row.marks));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
