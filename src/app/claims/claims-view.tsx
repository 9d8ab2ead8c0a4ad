import { useState } from 'react';
import { countingRows } from '#core/compare/claim-rows.ts';
import { passagesOf } from '#core/compare/findings.ts';
import { meanPlace } from '#core/compare/row-order.ts';
import type { SourceId } from '#core/model/ids.ts';
import { mergeRows } from '../session/statements.ts';
import { useMay, useMemberName, useRoom } from '../session/room.ts';
import { lightUp } from '../view-state.ts';
import { counted } from '../words.ts';
import { useClaimGrid, type ClaimGrid, type GridRow } from './claim-grid.ts';
import { ClaimFigures, type Highlight } from './claim-figures.tsx';
import { ClaimTable } from './claim-table.tsx';
import { SuggestedMerges } from './suggested-merges.tsx';
import { TablePage } from './table-page.tsx';

type Order = 'prominence' | 'made' | SourceId;

/** Which claims stand where: a row a proposition, a column an article. */
export function ClaimsView() {
  const room = useRoom();
  const grid = useClaimGrid();
  const mayMark = useMay('mark');
  const [order, setOrder] = useState<Order>('prominence');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [highlight, setHighlight] = useState<Highlight | null>(null);
  const ordered = inOrder(grid, order);
  const rows = highlight ? ordered.filter(({ key }) => highlight.rows.includes(key)) : ordered;
  const together = ordered.filter(({ key }) => chosen.has(key));
  const merge = () => {
    mergeRows(room, together);
    setChosen(new Set());
  };
  return (
    <TablePage
      label="Claims"
      title="Which claims stand where"
      empty={
        grid.claims.length === 0 ? (
          <>
            No claim is marked yet. Select a statement in an article and press <kbd>c</kbd>: each
            becomes a row here, and rows that say the same are put together.
          </>
        ) : null
      }
    >
      <Provenance grid={grid} />
      <div className="claims-tools">
        <label>
          Rows{' '}
          <select value={order} onChange={({ target }) => setOrder(orderNamed(target.value, grid))}>
            <option value="prominence">by how far up they stand</option>
            <option value="made">as they were marked</option>
            {grid.sources.map(({ id, letter }) => (
              <option key={id} value={id}>
                as {letter} brings them
              </option>
            ))}
          </select>
        </label>
        {mayMark && (
          <button type="button" disabled={together.length < 2} onClick={merge}>
            {together.length < 2
              ? 'Choose two rows to put together'
              : `Put ${together.length} rows together`}
          </button>
        )}
        {highlight && (
          <p role="status">
            {highlight.sentence}{' '}
            <button
              type="button"
              onClick={() => {
                const passages = rows.flatMap(({ standing }) => standing.flatMap(passagesOf));
                lightUp({ title: highlight.sentence, passages });
              }}
            >
              Show them in the articles
            </button>{' '}
            <button type="button" onClick={() => setHighlight(null)}>
              Show all rows
            </button>
          </p>
        )}
      </div>
      {mayMark && !highlight && <SuggestedMerges grid={grid} />}
      <ClaimTable
        sources={grid.sources}
        rows={rows}
        chosen={chosen}
        choose={mayMark ? setChosen : null}
      />
      <ClaimFigures grid={grid} open={setHighlight} />
    </TablePage>
  );
}

function Provenance({ grid }: { readonly grid: ClaimGrid }) {
  const nameOf = useMemberName();
  const counting = countingRows(grid.rows);
  const marks = counting.flatMap(({ standing }) => standing);
  const coders = [...new Set(marks.map(({ author }) => author))];
  const earlier = grid.claims.length - marks.length;
  return (
    <p className="desk-hint">
      From marks: {counted(marks.length, 'claim', 'claims')} by{' '}
      {counted(coders.length, 'person', 'people')}
      {coders.length > 0 && ` (${coders.map(nameOf).join(', ')})`}, in{' '}
      {counted(counting.length, 'row', 'rows')}.{' '}
      {earlier > 0 &&
        `${counted(earlier, 'more stands', 'more stand')} in an earlier text only and count nowhere. `}
      “Not marked” says that nobody has marked it there; it proves no intent.
    </p>
  );
}

function orderNamed(value: string, { sources }: ClaimGrid): Order {
  if (value === 'made') return value;
  return sources.find(({ id }) => id === value)?.id ?? 'prominence';
}

function inOrder({ rows, sources, bySource }: ClaimGrid, order: Order): readonly GridRow[] {
  if (order === 'made') return rows;
  if (order === 'prominence') {
    const places = new Map(rows.map((row) => [row.key, meanPlace(row, sources)]));
    return rows.toSorted((a, b) => (places.get(a.key) ?? 1) - (places.get(b.key) ?? 1));
  }
  const own = bySource.get(order) ?? [];
  const rank = ({ key }: GridRow) => (own.includes(key) ? own.indexOf(key) : own.length);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
