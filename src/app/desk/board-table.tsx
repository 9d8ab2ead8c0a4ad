import { useState } from 'react';
import type { WorkspaceSettings } from '#core/model/workspace.ts';
import type { Board, BoardRow } from '#sync/api.ts';
import { sourceName } from '../compare/column-head.tsx';
import { ChannelSample } from '../frame/channel-sample.tsx';
import { useWorkspace } from '../session/room.ts';
import { firstOrder, inOrder, marksOf, sumsOf, type Column, type Order } from './board-figures.ts';

interface BoardTableProps {
  readonly board: Board;
  readonly settings: WorkspaceSettings;
}

/** Who is in, on which article, how many marks, who said "done". Figures, never content. */
export function BoardTable({ board, settings }: BoardTableProps) {
  const { codeBook } = useWorkspace();
  const [order, setOrder] = useState<Order>(firstOrder('name'));
  const sums = sumsOf(board);
  const hasGroups = settings.groups.length > 0;
  const choose = (by: Column) =>
    setOrder(order.by === by ? { by, descending: !order.descending } : firstOrder(by));
  const head = { order, choose };
  return (
    <section className="desk-board" aria-labelledby="board-title">
      <h3 id="board-title">Board</h3>
      <p className="desk-sum">
        {sums.here} here · {sums.done} of {sums.annotators} done · {sums.marks}{' '}
        {sums.marks === 1 ? 'mark' : 'marks'}
      </p>
      <div className="desk-scroll">
        <table aria-labelledby="board-title">
          <thead>
            <tr>
              <SortHead by="name" label="Member" {...head} />
              <SortHead by="here" label="Here" {...head} />
              <SortHead by="source" label="Article" {...head} />
              {codeBook.layers.map((layer) => (
                <SortHead key={layer.id} by={`layer:${layer.id}`} label={layer.label} {...head}>
                  <ChannelSample channel={layer.channel} />
                </SortHead>
              ))}
              <SortHead by="marks" label="Marks" {...head} />
              <SortHead by="done" label="Done" {...head} />
              {hasGroups && <SortHead by="group" label="Group" {...head} />}
            </tr>
          </thead>
          <tbody>
            {inOrder(board, order, settings.groups).map((row) => (
              <Row key={row.member.id} row={row} settings={settings} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All {sums.members}</th>
              <td>{sums.here}</td>
              <td>–</td>
              {codeBook.layers.map((layer) => (
                <td key={layer.id} className="figure">
                  {sums.byLayer[layer.id] ?? 0}
                </td>
              ))}
              <td className="figure">{sums.marks}</td>
              <td>
                {sums.done} of {sums.annotators}
              </td>
              {hasGroups && <td>–</td>}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Row({ row, settings }: { readonly row: BoardRow; readonly settings: WorkspaceSettings }) {
  const { codeBook, sources } = useWorkspace();
  const { member, here, seatFree, done } = row;
  const source = sources.find(({ id }) => id === row.source);
  const group = settings.groups.find(({ id }) => id === member.group);
  return (
    <tr data-here={here}>
      <th scope="row">
        {member.displayName}
        {member.role !== 'annotator' && <small> {member.role}</small>}
        {seatFree && <small> has not come yet</small>}
      </th>
      <td>{here ? <span className="desk-here">here</span> : '–'}</td>
      <td title={source && sourceName(source)}>{source?.letter ?? '–'}</td>
      {codeBook.layers.map((layer) => (
        <td key={layer.id} className="figure">
          {row.marks[layer.id] ?? 0}
        </td>
      ))}
      <td className="figure">{marksOf(row)}</td>
      <td>{done ? <span className="desk-done">done</span> : '–'}</td>
      {settings.groups.length > 0 && <td>{group?.name ?? '–'}</td>}
    </tr>
  );
}

interface SortHeadProps {
  readonly by: Column;
  readonly label: string;
  readonly order: Order;
  readonly choose: (by: Column) => void;
  readonly children?: React.ReactNode;
}

function SortHead({ by, label, order, choose, children }: SortHeadProps) {
  const isChosen = by === order.by;
  const sorted = isChosen ? (order.descending ? 'descending' : 'ascending') : 'none';
  const isFigure = by === 'marks' || by.startsWith('layer:');
  return (
    <th scope="col" aria-sort={sorted} className={isFigure ? 'figure' : undefined}>
      <button type="button" className="link" onClick={() => choose(by)}>
        {children}
        {label}
        <span className="desk-arrow" aria-hidden="true">
          {isChosen && (order.descending ? '↓' : '↑')}
        </span>
      </button>
    </th>
  );
}
